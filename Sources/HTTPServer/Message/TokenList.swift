// Walking comma-separated lists of header values (RFC 9110 §5.6.1).

/// The elements of a comma-separated list, without white space around them; empty ones are skipped.
struct TokenList {
    private var position: Int
    private let end: Int

    init(_ value: Piece) {
        position = max(0, Int(value.start))
        end = max(0, Int(value.end))
    }

    mutating func next(_ bytes: Span<UInt8>) -> Piece? {
        while position < end {
            let start = position
            while position < end, bytes[position] != UInt8(ascii: ",") { position += 1 }
            let token = HeadParser.trimmed(bytes, start, position)
            position += 1
            if !token.range.isEmpty { return token }
        }
        return nil
    }
}
