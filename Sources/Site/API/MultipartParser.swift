// Multipart bodies, piece by piece.

/// What can be wrong with a multipart body.
enum MultipartError: Error, Equatable, CustomStringConvertible {
    case badBoundary
    case badDelimiter
    case badHeaders
    case headersTooLong
    case tooManyParts(limit: Int)
    case unfinished

    var description: String {
        switch self {
        case .badBoundary: "the boundary should be 1 to 70 characters that RFC 2046 allows"
        case .badDelimiter: "a delimiter line should end behind the boundary"
        case .badHeaders: "each part should have a Content-Disposition of form-data"
        case .headersTooLong: "a part's headers should be at most \(MultipartParser.headerLimit) bytes"
        case .tooManyParts(let limit): "there should be at most \(limit) parts"
        case .unfinished: "the body should end with the closing delimiter"
        }
    }
}

/// Takes a multipart body apart (RFC 2046 §5.1, RFC 7578), in pieces cut anywhere, in linear time and bounded memory.
struct MultipartParser {
    /// Bytes of one part's headers.
    static let headerLimit = 8192

    enum Event: Equatable {
        /// A part begins.
        case part(name: String?, fileName: String?)
        /// More of the part's bytes.
        case body(ArraySlice<UInt8>)
        case partEnd
    }

    private enum State { case preamble, body, delimiterEnd, headers, epilogue }

    /// CRLF, two hyphens, boundary. A carriage return stands only at its beginning, so after a mismatch the search goes
    /// on at the byte that did not match: the search is linear.
    private let delimiter: [UInt8]
    private let partLimit: Int
    private var state = State.preamble
    /// How many bytes of the delimiter the last bytes match. The first delimiter needs no CRLF before it.
    private var matched = 2
    private var gathered: [UInt8] = []
    private var parts = 0

    init(boundary: String, partLimit: Int) throws(MultipartError) {
        guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy(Self.isBoundaryByte),
            !boundary.hasSuffix(" ")
        else { throw .badBoundary }
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.partLimit = partLimit
    }

    /// Takes the next piece.
    mutating func consume(
        _ bytes: ArraySlice<UInt8>, _ emit: (Event) throws -> Void
    ) throws {
        var rest = bytes
        while !rest.isEmpty {
            switch state {
            case .preamble, .body: rest = try search(rest, emit)
            case .delimiterEnd: rest = try endDelimiter(rest)
            case .headers: rest = try gatherHeaders(rest, emit)
            case .epilogue: return
            }
        }
    }

    /// To be called behind the last piece.
    func finish() throws(MultipartError) {
        guard state == .epilogue else { throw .unfinished }
    }

    private mutating func search(
        _ bytes: ArraySlice<UInt8>, _ emit: (Event) throws -> Void
    ) throws -> ArraySlice<UInt8> {
        let isBody = state == .body
        // Bytes that matched in earlier pieces and were held back.
        var carried = matched
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == delimiter[matched] {
                matched += 1
                guard matched == delimiter.count else { continue }
                let end = index - (matched - carried)
                if isBody, end > bytes.startIndex { try emit(.body(bytes[bytes.startIndex..<end])) }
                if isBody { try emit(.partEnd) }
                state = .delimiterEnd
                gathered = []
                matched = 0
                return bytes[index...]
            }
            guard matched > 0 else { continue }
            if isBody, carried > 0 { try emit(.body(delimiter[..<carried])) }
            carried = 0
            matched = byte == delimiter[0] ? 1 : 0
        }
        let end = bytes.endIndex - (matched - carried)
        if isBody, end > bytes.startIndex { try emit(.body(bytes[bytes.startIndex..<end])) }
        return bytes[bytes.endIndex...]
    }

    private mutating func endDelimiter(_ bytes: ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
        for index in bytes.indices {
            gathered.append(bytes[index])
            if gathered == [UInt8(ascii: "-"), UInt8(ascii: "-")] {
                state = .epilogue
                return []
            }
            guard bytes[index] == UInt8(ascii: "\n") else {
                if gathered.count > 256 { throw MultipartError.badDelimiter }
                continue
            }
            // Blanks may stand before the line's end (RFC 2046 §5.1.1), and nothing else.
            let padding = gathered.dropLast(2)
            guard gathered.count >= 2, gathered[gathered.count - 2] == UInt8(ascii: "\r"),
                padding.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
            else { throw MultipartError.badDelimiter }
            parts += 1
            guard parts <= partLimit else { throw MultipartError.tooManyParts(limit: partLimit) }
            gathered = []
            state = .headers
            return bytes[(index + 1)...]
        }
        return []
    }

    private mutating func gatherHeaders(
        _ bytes: ArraySlice<UInt8>, _ emit: (Event) throws -> Void
    ) throws -> ArraySlice<UInt8> {
        for index in bytes.indices {
            gathered.append(bytes[index])
            guard gathered.count <= Self.headerLimit else { throw MultipartError.headersTooLong }
            guard bytes[index] == UInt8(ascii: "\n"), gathered.suffix(4) == Array("\r\n\r\n".utf8)[...] else {
                if gathered == Array("\r\n".utf8) { throw MultipartError.badHeaders }
                continue
            }
            try emit(try Self.part(gathered))
            gathered = []
            state = .body
            return bytes[(index + 1)...]
        }
        return []
    }

    private static func part(_ headers: [UInt8]) throws(MultipartError) -> Event {
        guard let text = String(validating: headers, as: UTF8.self) else { throw .badHeaders }
        for line in text.split(separator: "\r\n") {
            let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { throw .badHeaders }
            guard halves[0].lowercased() == "content-disposition" else { continue }
            guard let disposition = HeaderParameters(String(halves[1])), disposition.value == "form-data" else {
                throw .badHeaders
            }
            return .part(name: disposition.parameters["name"], fileName: disposition.parameters["filename"])
        }
        throw .badHeaders
    }

    /// RFC 2046 §5.1.1: bchars.
    private static func isBoundaryByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "'()+_,-./:=? ".utf8.contains(byte)
        }
    }
}
