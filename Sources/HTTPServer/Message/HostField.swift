// The grammar of Host and of the authority in an absolute target (RFC 9110 §7.2, RFC 3986 §3.2.2 and §3.2.3).

enum HostField {
    /// Whether the bytes are `uri-host [ ":" port ]` with a host of at least one byte.
    ///
    /// Stricter than the grammar in two places: a port is at most 65535, and a comma is refused, because it is what two
    /// Host lines become where something on the way joins them.
    static func isAuthority(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        var position = start
        if bytes[start] == UInt8(ascii: "[") {
            while position < end, bytes[position] != UInt8(ascii: "]") { position += 1 }
            guard position < end, isLiteral(bytes, start + 1, position) else { return false }
            position += 1
        } else {
            while position < end, bytes[position] != UInt8(ascii: ":") {
                if bytes[position] == UInt8(ascii: "%") {
                    guard isTriplet(bytes, position, end) else { return false }
                    position += 3
                } else {
                    guard ByteClass.isRegisteredName(bytes[position]) else { return false }
                    position += 1
                }
            }
            if position == start { return false }
        }
        return position == end || bytes[position] == UInt8(ascii: ":") && isPort(bytes, position + 1, end)
    }

    private static func isTriplet(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        start + 2 < end && ByteClass.hexadecimal(bytes[start + 1]) != nil
            && ByteClass.hexadecimal(bytes[start + 2]) != nil
    }

    /// Any number of digits, none included, as long as TCP has such a port.
    private static func isPort(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var port = 0
        for index in start..<end {
            guard ByteClass.isDigit(bytes[index]) else { return false }
            port = port * 10 + Int(bytes[index] - 48)
            if port > 65535 { return false }
        }
        return true
    }

    /// What stands in brackets: an IPv6 address, or `v1.…` for addresses to come. A zone is not part of the grammar.
    private static func isLiteral(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard start < end, bytes[start] | 0x20 == UInt8(ascii: "v") else { return isVersion6(bytes, start, end) }
        var position = start + 1
        while position < end, ByteClass.hexadecimal(bytes[position]) != nil { position += 1 }
        guard position > start + 1, position + 1 < end, bytes[position] == UInt8(ascii: ".") else { return false }
        for index in position + 1..<end
        where !ByteClass.isRegisteredName(bytes[index]) && bytes[index] != UInt8(ascii: ":") { return false }
        return true
    }

    /// Eight groups of one to four hexadecimal digits, the last two perhaps as an IPv4 address; `::` once in the place
    /// of at least one of them.
    private static func isVersion6(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var groups = 0
        var isShortened = false
        var position = start
        if end - start >= 2, bytes[start] == UInt8(ascii: ":"), bytes[start + 1] == UInt8(ascii: ":") {
            isShortened = true
            position += 2
        }
        while position < end || !isShortened {
            let first = position
            while position < end, ByteClass.hexadecimal(bytes[position]) != nil { position += 1 }
            if position < end, bytes[position] == UInt8(ascii: ".") {
                guard isVersion4(bytes, first, end) else { return false }
                groups += 2
                break
            }
            guard (1...4).contains(position - first) else { return false }
            groups += 1
            if position == end { break }
            guard bytes[position] == UInt8(ascii: ":") else { return false }
            position += 1
            if position < end, bytes[position] == UInt8(ascii: ":") {
                if isShortened { return false }
                isShortened = true
                position += 1
                if position == end { break }
            } else if position == end {
                return false
            }
        }
        return isShortened ? groups <= 7 : groups == 8
    }

    /// Four numbers up to 255 without leading zeros.
    private static func isVersion4(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var position = start
        for part in 0..<4 {
            if part > 0 {
                guard position < end, bytes[position] == UInt8(ascii: ".") else { return false }
                position += 1
            }
            let first = position
            var number = 0
            while position < end, position - first < 3, ByteClass.isDigit(bytes[position]) {
                number = number * 10 + Int(bytes[position] - 48)
                position += 1
            }
            guard position > first, number <= 255, position - first == 1 || bytes[first] != UInt8(ascii: "0") else {
                return false
            }
        }
        return position == end
    }
}
