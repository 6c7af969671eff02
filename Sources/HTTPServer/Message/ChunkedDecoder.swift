// The chunked transfer coding (RFC 9112 §7.1), read piece by piece.

/// Takes a chunked body apart. Chunk extensions and trailers are checked byte by byte, bounded and dropped.
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
        case size, sizeEnd
        /// White space after a size or an extension: only another extension may follow.
        case gap
        case nameStart, name, nameEnd, valueStart, value, quoted, escaped, quotedEnd
        case data, dataReturn, dataFeed
        case trailerStart, trailerName, trailerValue, trailerFeed, lastFeed
    }

    /// The most bytes that sizes' leading zeros and extensions may have beyond the body's own, and trailers in all: so
    /// nobody makes the server read much for little.
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
                extra = max(0, extra - count)
                if remaining == 0 { state = .dataReturn }
                return .data(range)
            }
            let byte = bytes[position]
            position += 1
            switch state {
            case .data: break
            case .dataReturn:
                guard byte == ByteClass.carriageReturn else { return .reject(400) }
                state = .dataFeed
            case .dataFeed:
                guard byte == ByteClass.lineFeed else { return .reject(400) }
                state = .size
            case .trailerStart, .trailerName, .trailerValue, .trailerFeed:
                extra += 1
                if extra > Self.lineLimit { return .reject(431) }
                if !trailer(byte) { return .reject(400) }
            case .lastFeed:
                return byte == ByteClass.lineFeed ? .end : .reject(400)
            default:
                if !sizeLine(byte) { return .reject(400) }
            }
        }
        return .needMore
    }

    /// `1*HEXDIG chunk-ext CRLF`; false when it is not that.
    private mutating func sizeLine(_ byte: UInt8) -> Bool {
        switch (state, byte) {
        case (.sizeEnd, _):
            guard byte == ByteClass.lineFeed else { return false }
            state = remaining == 0 ? .trailerStart : .data
            digits = 0
            // Trailers have a bound of their own.
            if remaining == 0 { extra = 0 }
            return true
        case (.size, ByteClass.carriageReturn), (.name, ByteClass.carriageReturn), (.value, ByteClass.carriageReturn),
            (.quotedEnd, ByteClass.carriageReturn):
            state = .sizeEnd
            return digits > 0
        case (.size, _):
            return digit(byte) || digits > 0 && chunkExtension(byte)
        default:
            return chunkExtension(byte)
        }
    }

    /// One digit of a size; false when it is none, or the size grows too large.
    private mutating func digit(_ byte: UInt8) -> Bool {
        guard let digit = ByteClass.hexadecimal(byte), remaining <= Self.largest >> 4 else { return false }
        remaining = remaining << 4 | UInt64(digit)
        digits += 1
        if digits > 16 { extra += 1 }
        return extra <= Self.lineLimit
    }

    /// `*( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )` (RFC 9112 §7.1.1).
    private mutating func chunkExtension(_ byte: UInt8) -> Bool {
        extra += 1
        if extra > Self.lineLimit { return false }
        let isBlank = byte == ByteClass.space || byte == ByteClass.tab
        switch state {
        case .quoted:
            if byte == UInt8(ascii: "\"") { state = .quotedEnd }
            if byte == UInt8(ascii: "\\") { state = .escaped }
            return ByteClass.isFieldValue(byte)
        case .escaped:
            state = .quoted
            return ByteClass.isFieldValue(byte)
        case .nameStart, .valueStart:
            if isBlank { return true }
            if state == .valueStart, byte == UInt8(ascii: "\"") {
                state = .quoted
                return true
            }
            state = state == .nameStart ? .name : .value
            return ByteClass.isToken(byte)
        case .name where ByteClass.isToken(byte), .value where ByteClass.isToken(byte): return true
        case .name where byte == UInt8(ascii: "="), .nameEnd where byte == UInt8(ascii: "="):
            state = .valueStart
            return true
        default: break
        }
        // A size, a name or a value is over.
        if byte == UInt8(ascii: ";") {
            state = .nameStart
            return true
        }
        if state != .nameEnd { state = state == .name ? .nameEnd : .gap }
        return isBlank
    }

    /// `*( field-name ":" field-value CRLF ) CR`; false when it is not that.
    private mutating func trailer(_ byte: UInt8) -> Bool {
        switch (state, byte) {
        case (.trailerStart, ByteClass.carriageReturn): state = .lastFeed
        case (.trailerStart, _):
            state = .trailerName
            return ByteClass.isToken(byte)
        case (.trailerName, UInt8(ascii: ":")): state = .trailerValue
        case (.trailerName, _): return ByteClass.isToken(byte)
        case (.trailerValue, ByteClass.carriageReturn): state = .trailerFeed
        case (.trailerValue, _): return ByteClass.isFieldValue(byte)
        default:
            state = .trailerStart
            return byte == ByteClass.lineFeed
        }
        return true
    }
}
