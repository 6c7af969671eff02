// Audio that lies on somebody else's server: what must be known of it, without downloading it.

public import Media

/// What a server says about a file of media.
public struct RemoteMedia: Sendable, Equatable {
    /// The address that gave the answer, behind any redirects.
    public var url: String
    /// Of the whole file.
    public var bytes: Int64
    /// Media type in lower case; nil when the server names none.
    public var type: String?
    /// Whether parts of it can be asked for.
    public var hasRanges: Bool
    /// Redirects on the way. A feed's enclosure should need none.
    public var redirects: Int

    /// Asks with HEAD, and with a GET for two bytes: that tells whether ranges work, and the length where HEAD is refused
    /// or does not tell it.
    public static func measure(_ url: String, with client: Outbound) throws(RemoteMediaError) -> RemoteMedia {
        let head: OutboundResponse
        let range: OutboundResponse
        do {
            head = try client.send(OutboundRequest(url, isHead: true))
            range = try client.send(.range(url, 0, 1))
        } catch {
            throw .request(error)
        }
        let answer = head.status == 200 ? head : range
        guard (200...299).contains(answer.status) else { throw .status(url: url, answer.status) }
        let part = ContentRange(range)
        let whole = range.status == 200 ? range.contentLength : part?.total
        // A HEAD may leave the length out, or name that of a page about the file.
        guard let bytes = (head.status == 200 ? head.contentLength : nil) ?? whole, bytes > 0 else {
            throw .noLength(url: url)
        }
        if let whole, whole != bytes { throw .twoLengths(url: url, bytes, whole) }
        return RemoteMedia(
            url: answer.url, bytes: bytes, type: answer.mediaType ?? range.mediaType,
            hasRanges: part?.first == 0 && part?.total == bytes, redirects: answer.hops.count)
    }

    /// The facts of the audio from its own bytes, of which a few parts are fetched.
    public func audioFacts(with client: Outbound) throws(RemoteMediaError) -> AudioFacts {
        guard hasRanges else { throw .noRanges(url: url) }
        do {
            return try AudioFacts.read(RemoteSource(url: url, size: bytes, client: client))
        } catch {
            throw .content(url: url, error)
        }
    }
}

/// Why nothing could be learnt about a file elsewhere.
public enum RemoteMediaError: Error, Sendable, Equatable, CustomStringConvertible {
    case request(OutboundError)
    case status(url: String, Int)
    case noLength(url: String)
    /// HEAD names one length, GET another.
    case twoLengths(url: String, Int64, Int64)
    case noRanges(url: String)
    case content(url: String, MediaError)

    public var description: String {
        switch self {
        case .request(let error): "\(error)"
        case .status(let url, let status): "\(url): should be there, its server answers \(status)"
        case .noLength(let url): "\(url): its server does not say how long it is (no Content-Length)"
        case .twoLengths(let url, let head, let get):
            "\(url): its server says \(head) bytes to HEAD and \(get) bytes to GET"
        case .noRanges(let url): "\(url): its server does not give parts of it (no byte ranges)"
        case .content(let url, let error): "\(url): \(error)"
        }
    }
}

/// `Content-Range: bytes FIRST-LAST/TOTAL` of a 206 (RFC 9110 §14.4).
public struct ContentRange: Sendable, Equatable {
    public let first: Int64
    public let last: Int64
    public let total: Int64

    /// Nil unless the answer is a 206 with a whole and sound Content-Range.
    public init?(_ response: OutboundResponse) {
        guard response.status == 206, let text = response["Content-Range"], text.lowercased().hasPrefix("bytes ") else {
            return nil
        }
        let numbers = text.dropFirst(6).split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
        guard numbers.count == 3, let first = Int64(numbers[0]), let last = Int64(numbers[1]),
            let total = Int64(numbers[2]), first >= 0, last >= first, total > last
        else { return nil }
        self.first = first
        self.last = last
        self.total = total
    }
}
