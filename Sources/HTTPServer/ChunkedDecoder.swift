// The chunked transfer coding (RFC 9112 §7.1), read piece by piece.

/// Takes a chunked body apart. Chunk extensions and trailers are read, bounded and dropped.
struct ChunkedDecoder {
    enum Step: Equatable {
        /// All bytes given were taken; more are needed.
        case needMore
        /// Data of the body at these positions.
        case data(Range<Int>)
        /// The body is over; what follows belongs to the next request.
        case end
        case reject(Int)
    }

    private enum State: Equatable {
        case size, sizeSpace, extensions, sizeEnd, data, dataReturn, dataFeed, trailer, trailerFeed, lastFeed
    }

    /// The most bytes that a size's zeros, extensions or all trailers may have.
    static let lineLimit = 4096
    private static let largest: UInt64 = 1 << 60

    private var state = State.size
    private var remaining: UInt64 = 0
    private var digits = 0
    private var extra = 0

    /// Goes on at `position`, which is moved past what was taken.
    mutating func next(_ bytes: Span<UInt8>, _ position: inout Int, end: Int) -> Step {
        while position < end {
            if state == .data {
                let count = Int(min(remaining, UInt64(end - position)))
                let range = position..<position + count
                position += count
                remaining -= UInt64(count)
                if remaining == 0 { state = .dataReturn }
                return .data(range)
            }
            let byte = bytes[position]
            position += 1
            switch state {
            case .size, .sizeSpace, .extensions, .sizeEnd:
                if !sizeLine(byte) { return .reject(400) }
            case .data: break
            case .dataReturn:
                guard byte == ByteClass.carriageReturn else { return .reject(400) }
                state = .dataFeed
            case .dataFeed:
                guard byte == ByteClass.lineFeed else { return .reject(400) }
                state = .size
                (remaining, digits, extra) = (0, 0, 0)
            case .trailer, .trailerFeed:
                if !trailer(byte) { return .reject(extra > Self.lineLimit ? 431 : 400) }
            case .lastFeed:
                return byte == ByteClass.lineFeed ? .end : .reject(400)
            }
        }
        return .needMore
    }

    /// `1*HEXDIG *( BWS ";" extension ) CRLF`; false when it is not that.
    private mutating func sizeLine(_ byte: UInt8) -> Bool {
        switch (state, byte) {
        case (.sizeEnd, ByteClass.lineFeed):
            state = remaining == 0 ? .trailer : .data
            (digits, extra) = (0, 0)
            return true
        case (.size, ByteClass.carriageReturn), (.extensions, ByteClass.carriageReturn):
            state = .sizeEnd
            return digits > 0
        case (.size, UInt8(ascii: ";")), (.sizeSpace, UInt8(ascii: ";")):
            state = .extensions
            return digits > 0
        case (.size, ByteClass.space), (.size, ByteClass.tab), (.sizeSpace, ByteClass.space),
            (.sizeSpace, ByteClass.tab):
            state = .sizeSpace
            extra += 1
            return digits > 0 && extra <= Self.lineLimit
        case (.extensions, _):
            extra += 1
            return ByteClass.isFieldValue(byte) && extra <= Self.lineLimit
        case (.size, _):
            guard let digit = ByteClass.hexadecimal(byte) else { return false }
            remaining = remaining << 4 | UInt64(digit)
            digits += 1
            return digits <= 16 && remaining <= Self.largest
        default:
            return false
        }
    }

    /// Field lines until an empty one; the line's first byte tells.
    private mutating func trailer(_ byte: UInt8) -> Bool {
        extra += 1
        guard extra <= Self.lineLimit else { return false }
        if state == .trailerFeed {
            guard byte == ByteClass.lineFeed else { return false }
            state = .trailer
            digits = 0
            return true
        }
        if byte == ByteClass.carriageReturn {
            state = digits == 0 ? .lastFeed : .trailerFeed
            return true
        }
        digits = 1
        return ByteClass.isFieldValue(byte)
    }
}
