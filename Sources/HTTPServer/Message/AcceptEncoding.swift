// Whether a client wants gzip (RFC 9110 §12.5.3), decided on raw bytes.

enum AcceptEncoding {
    /// Whether to send the gzip variant of what has both: it is acceptable, and not less welcome than the plain one.
    static func prefersGzip(_ value: Span<UInt8>) -> Bool {
        // Weights in thousandths; -1 while a coding was not named.
        var gzip = -1
        var identity = -1
        var any = -1
        var position = 0
        while position < value.count {
            let start = position
            while position < value.count, value[position] != UInt8(ascii: ",") { position += 1 }
            var nameEnd = start
            while nameEnd < position, value[nameEnd] != UInt8(ascii: ";") { nameEnd += 1 }
            let name = HeadParser.trimmed(value, start, nameEnd)
            let (first, last) = (Int(name.start), Int(name.end))
            switch last - first {
            case 1 where value[first] == UInt8(ascii: "*"): any = weight(value, nameEnd, position)
            case 4 where ByteClass.isWord(value, first, last, "gzip"): gzip = weight(value, nameEnd, position)
            case 6 where ByteClass.isWord(value, first, last, "x-gzip"): gzip = weight(value, nameEnd, position)
            case 8 where ByteClass.isWord(value, first, last, "identity"): identity = weight(value, nameEnd, position)
            default: break
            }
            position += 1
        }
        if gzip < 0 { gzip = any }
        // A client that refuses the plain bytes gets gzip unless it refuses that too.
        if identity == 0 || (identity < 0 && any == 0) { return gzip != 0 }
        return gzip > 0 && gzip >= identity
    }

    /// `;q=0.5` as 500; 1000 when there is none, 0 when it is malformed.
    private static func weight(_ value: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        guard start < end else { return 1000 }
        let parameter = HeadParser.trimmed(value, start + 1, end)
        var position = Int(parameter.start)
        let last = Int(parameter.end)
        guard last - position >= 3, value[position] | 0x20 == UInt8(ascii: "q"),
            value[position + 1] == UInt8(ascii: "=")
        else { return 0 }
        position += 2
        guard value[position] == 48 || value[position] == 49 else { return 0 }
        var weight = Int(value[position] - 48) * 1000
        position += 1
        if position == last { return weight }
        guard value[position] == UInt8(ascii: "."), last - position <= 4 else { return 0 }
        var scale = 100
        for index in position + 1..<last {
            guard ByteClass.isDigit(value[index]) else { return 0 }
            weight += Int(value[index] - 48) * scale
            scale /= 10
        }
        return weight > 1000 ? 0 : weight
    }
}
