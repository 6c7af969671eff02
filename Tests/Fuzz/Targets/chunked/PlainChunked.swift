// The chunked coding read a second way: by whole lines, with everything at hand (RFC 9112 §7.1).

enum PlainChunked: Equatable {
    case whole(data: [UInt8], length: Int)
    /// Valid so far.
    case partial(data: [UInt8])
    case bad

    static func read(_ bytes: [UInt8]) -> PlainChunked {
        var data: [UInt8] = []
        var rest = bytes[...]
        while true {
            guard let (line, isWhole) = line(&rest) else { return .bad }
            if !isWhole {
                let ends = ["\r\n", "\n", ";\r\n", "0\r\n"].map { Array(line) + $0.utf8 }
                return ends.contains { $0.suffix(2) == [13, 10] && size($0.dropLast(2)) != nil }
                    ? .partial(data: data) : .bad
            }
            guard let size = size(line) else { return .bad }
            if size == 0 { return trailers(rest, data, bytes.count) }
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

    /// `chunk-size [ BWS ";" anything ]`, in the bounds that the server sets: 16 digits, 2^60, 4,096 bytes of the rest.
    private static func size(_ line: ArraySlice<UInt8>) -> Int? {
        let parts = line.split(separator: UInt8(ascii: ";"), maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts[0].prefix { Grammar.hexadecimal.contains($0) }
        let gap = parts[0].dropFirst(digits.count)
        guard (1...16).contains(digits.count), let size = UInt64(Grammar.string(digits), radix: 16), size <= 1 << 60,
            gap.allSatisfy(Grammar.space.contains), gap.isEmpty || parts.count == 2
        else { return nil }
        let extensions = parts.count == 2 ? parts[1] : []
        guard extensions.allSatisfy(Grammar.text.contains), gap.count + extensions.count <= 4096 else { return nil }
        return Int(size)
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
