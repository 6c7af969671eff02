// Mends inside a line of text.

/// Mends of one line, outside its code spans.
enum LineMend {
    /// An address is looked for only this far; no line of brackets takes longer than its length.
    static let addressLimit = 2048
    /// Stands for a byte that goes: no text holds a NUL.
    private static let dropped: UInt8 = 0

    /// The line mended; nil when it is well.
    ///
    /// - `****` goes: it is the seam of two bold pieces (`**B****rian**`), or bold round nothing.
    /// - `[](address)` goes: nobody sees it, and it keeps the lines around it together.
    /// - Blanks in a link's address become `%20`, without which it is no link.
    /// - A link without its first bracket gets it in front of its last word.
    /// - A link whose last bracket is missing at the end of the line gets it.
    /// - A link inside another to the same address is one with it (`[a [b](u)](u)`).
    /// - Escaped markup (`!\[a\](b)`) is an example of markup, and becomes code.
    ///
    /// - Parameter continues: Whether a bracket of the line above is still open, so that a link may end here.
    static func mended(_ bytes: [UInt8], continues: Bool = false) -> [UInt8]? {
        guard bytes.contains(UInt8(ascii: "*")) || bytes.contains(UInt8(ascii: "[")) else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var isChanged = false
        var index = 0
        let code = CodeSpans(bytes)
        // Where an address did not end within the limit, none begins in the next half of it: looked at twice at most.
        var resume = 0
        // Where in `out` the brackets stand that are open.
        var brackets: [Int] = []
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "`"):
                let end = code.end(of: index)
                out += bytes[index..<end]
                index = end
            case UInt8(ascii: "\\") where opensLink(bytes, index):
                // `\[words](address)`: the bracket was escaped by an editor, the link was meant.
                isChanged = true
                index += 1
            case UInt8(ascii: "\\"):
                if let example = EscapedMarkup(bytes, at: index) {
                    // The mark of an image is part of it.
                    if out.last == UInt8(ascii: "!") { out.removeLast() }
                    out += example.code
                    index = example.end
                    isChanged = true
                    continue
                }
                out += bytes[index..<min(index + 2, bytes.count)]
                index += 2
            case UInt8(ascii: "["):
                brackets.append(out.count)
                out.append(bytes[index])
                index += 1
            case UInt8(ascii: "*"):
                let run = bytes[index...].prefix { $0 == UInt8(ascii: "*") }.count
                if run == 4 { isChanged = true } else { out += bytes[index..<index + run] }
                index += run
            case UInt8(ascii: "]")
            where index >= resume && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "("):
                let open = brackets.popLast()
                guard let close = address(bytes, from: index + 2) else {
                    if open != nil, let whole = closed(bytes, from: index) {
                        out += whole
                        return out.filter { $0 != dropped }
                    }
                    resume = index + addressLimit / 2
                    out.append(bytes[index])
                    index += 1
                    continue
                }
                let isEmpty = out.last == UInt8(ascii: "[") && out.dropLast().last != UInt8(ascii: "!")
                var behind = close + 1
                while bytes[behind...].starts(with: "[]".utf8) { behind += 2 }
                let goesOn = bytes[behind...].starts(with: bytes[index...close])
                if isEmpty {
                    out.removeLast()
                    isChanged = true
                } else if goesOn, let open, !brackets.isEmpty, out[..<open].last != UInt8(ascii: "!") {
                    out[open] = dropped
                    isChanged = true
                } else {
                    if open == nil, !continues, bytes[(index + 2)...].starts(with: "http".utf8) {
                        isChanged = openLink(&out) || isChanged
                    }
                    let link = spaced(bytes[index...close])
                    isChanged = isChanged || link.count != close + 1 - index
                    out += link
                }
                index = close + 1
            case UInt8(ascii: "]"):
                let open = brackets.popLast()
                if open == out.count - 1, !brackets.isEmpty, bytes[(index + 1)...].starts(with: "](".utf8) {
                    // Brackets round nothing at the end of a link's words.
                    out.removeLast()
                    isChanged = true
                } else {
                    out.append(bytes[index])
                }
                index += 1
            default:
                out.append(bytes[index])
                index += 1
            }
        }
        // A line of nothing but asterisks is a rule.
        guard isChanged, !bytes.allSatisfy({ $0 == 42 || $0 == 32 }) else { return nil }
        return out.filter { $0 != dropped }
    }

    /// Whether a line opens a bracket that it does not close.
    static func leavesOpen(_ bytes: [UInt8]) -> Bool {
        var depth = 0
        for byte in bytes {
            if byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "]"), depth > 0 { depth -= 1 }
        }
        return depth > 0
    }

    /// Whether an escaped bracket is a link's all the same: `](http` comes before any other bracket.
    private static func opensLink(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "[") else { return false }
        let words = bytes[(index + 2)...].prefix(300)
        guard let close = words.firstIndex(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }) else {
            return false
        }
        return bytes[close...].starts(with: "](http".utf8)
    }

    /// Where the address that begins at an offset ends: at its `)`, round brackets in pairs inside.
    static func address(_ bytes: [UInt8], from start: Int) -> Int? {
        var depth = 0
        var index = start
        let end = min(bytes.count, start + addressLimit)
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                if depth == 0 { return index }
                depth -= 1
            default: break
            }
            index += 1
        }
        return nil
    }

    /// Puts the bracket that a link lacks in front of its last word.
    ///
    /// - Returns: whether there is a word.
    private static func openLink(_ out: inout [UInt8]) -> Bool {
        let word = out.suffix(200).reversed().prefix { $0 != 32 && $0 != 9 && $0 != 42 && $0 != dropped }.count
        guard word > 0, out[(out.count - word)...].allSatisfy({ $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") })
        else { return false }
        out.insert(UInt8(ascii: "["), at: out.count - word)
        return true
    }

    /// `](address` to the end of the line, with the bracket that is missing: an `http` address without blanks.
    private static func closed(_ bytes: [UInt8], from start: Int) -> [UInt8]? {
        var link = bytes[start...]
        while link.last == 32 || link.last == 9 { link.removeLast() }
        let address = link.dropFirst(2)
        guard address.count <= addressLimit, address.starts(with: "http".utf8), !address.contains(32) else {
            return nil
        }
        return link + [UInt8(ascii: ")")]
    }

    /// `](address)` with `%20` for blanks in an `http` address that has no title behind it.
    private static func spaced(_ link: ArraySlice<UInt8>) -> [UInt8] {
        let inner = link.dropFirst(2).dropLast()
        let trimmed = String(decoding: inner, as: UTF8.self).trimmed
        guard trimmed.utf8.contains(32), trimmed.hasPrefix("http"), !trimmed.contains("\"") else { return Array(link) }
        let address = trimmed.utf8.flatMap { $0 == 32 ? Array("%20".utf8) : [$0] }
        return Array("](".utf8) + address + [UInt8(ascii: ")")]
    }
}
