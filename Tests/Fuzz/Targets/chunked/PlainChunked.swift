// The chunked coding read a second way: by whole lines, with everything at hand (RFC 9112 §7.1).

enum PlainChunked: Equatable {
    case whole(data: [UInt8], length: Int)
    /// Valid so far.
    case partial(data: [UInt8])
    case bad

    static func read(_ bytes: [UInt8]) -> PlainChunked {
        var data: [UInt8] = []
        var rest = bytes[...]
        var extra = 0
        while true {
            guard let (line, isWhole) = line(&rest) else { return .bad }
            extra += beyond(line)
            if extra > 4096 { return .bad }
            if !isWhole {
                let ends = ["\r\n", "\n", "a\r\n", ";a\r\n", "\"\r\n", "a\"\r\n"].map { Array(line) + $0.utf8 }
                return ends.contains { $0.suffix(2) == [13, 10] && size($0.dropLast(2)) != nil }
                    ? .partial(data: data) : .bad
            }
            guard let size = size(line) else { return .bad }
            if size == 0 { return trailers(rest, data, bytes.count) }
            extra = max(0, extra - min(size, rest.count))
            data += rest.prefix(size)
            rest = rest.dropFirst(size)
            if rest.isEmpty || rest.elementsEqual([13]) { return .partial(data: data) }
            guard rest.starts(with: [13, 10]) else { return .bad }
            rest = rest.dropFirst(2)
        }
    }

    /// The bytes to the next CRLF, which is taken too, or all that are left; nil when there is a bare CR or LF.
    private static func line(_ rest: inout ArraySlice<UInt8>) -> (line: ArraySlice<UInt8>, isWhole: Bool)? {
        guard let feed = rest.firstIndex(of: 10) else {
            let line = rest
            rest = []
            return line.dropLast().contains(13) ? nil : (line, false)
        }
        let line = rest[..<feed]
        rest = rest[(feed + 1)...]
        return line.firstIndex(of: 13) == feed - 1 && feed > line.startIndex ? (line.dropLast(), true) : nil
    }

    /// `chunk-size [ chunk-ext ]`, with a size whose digits before the last one make at most 2^56.
    private static func size(_ line: ArraySlice<UInt8>) -> Int? {
        let digits = line.prefix { Grammar.hexadecimal.contains($0) }
        let figures = Grammar.string(digits.drop { $0 == UInt8(ascii: "0") })
        guard !digits.isEmpty, let size = UInt64("0" + figures, radix: 16), size >> 4 <= 1 << 56,
            areExtensions(line.dropFirst(digits.count))
        else { return nil }
        return Int(size)
    }

    /// How many bytes of the line are more than a size of 16 digits and the line's end.
    private static func beyond(_ line: ArraySlice<UInt8>) -> Int {
        let digits = line.prefix { Grammar.hexadecimal.contains($0) }.count
        return line.count - digits + max(0, digits - 16) - (line.last == 13 ? 1 : 0)
    }

    /// `*( BWS ";" BWS token [ BWS "=" BWS ( token / quoted-string ) ] )`
    private static func areExtensions(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            guard take(";", &rest), takeToken(&rest) else { return false }
            if take("=", &rest), !takeToken(&rest), !takeQuoted(&rest) { return false }
        }
        return true
    }

    /// Takes one mark with the white space before it, or nothing.
    private static func take(_ mark: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
        let marked = rest.drop(while: Grammar.space.contains)
        guard marked.first == UInt8(ascii: mark) else { return false }
        rest = marked.dropFirst()
        return true
    }

    private static func takeToken(_ rest: inout ArraySlice<UInt8>) -> Bool {
        let word = rest.drop(while: Grammar.space.contains)
        let token = word.prefix { Grammar.token.contains($0) }
        if token.isEmpty { return false }
        rest = word.dropFirst(token.count)
        return true
    }

    private static func takeQuoted(_ rest: inout ArraySlice<UInt8>) -> Bool {
        guard take("\"", &rest) else { return false }
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return true }
            let taken = byte == UInt8(ascii: "\\") ? rest.popFirst() : byte
            guard let taken, Grammar.text.contains(taken) else { return false }
        }
        return false
    }

    private static func trailers(_ bytes: ArraySlice<UInt8>, _ data: [UInt8], _ count: Int) -> PlainChunked {
        var rest = bytes
        while let (line, isWhole) = line(&rest) {
            let taken = bytes.count - rest.count
            // The last LF is not counted.
            let isLast = isWhole && line.isEmpty
            if taken - (isLast ? 1 : 0) > 4096 { return .bad }
            if isLast { return .whole(data: data, length: count - rest.count) }
            if isWhole {
                if !isField(line) { return .bad }
            } else {
                let ends = ["\r\n", "\n", ":\r\n", "a:\r\n"].map { Array(line) + $0.utf8 }
                let isGood = ends.contains {
                    $0.suffix(2) == [13, 10] && ($0.count == 2 || isField($0.dropLast(2)))
                }
                return isGood ? .partial(data: data) : .bad
            }
        }
        return .bad
    }

    private static func isField(_ line: ArraySlice<UInt8>) -> Bool {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
        return Grammar.isToken(line[..<colon]) && line[colon...].allSatisfy(Grammar.text.contains)
    }
}
