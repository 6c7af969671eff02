// A file on another server as a source of bytes, read part by part.

public import Media
import Synchronization

/// Reads by Range requests, a bounded number of them and of bytes: the readers of audio look at a file's head, its end and
/// its tables, and one that would have to be read whole is refused.
public final class RemoteSource: ByteSource, Sendable {
    /// Requests for one file: an MP3 with a sound header takes two to four, an MP4 with its tables at the end ten.
    public static let requestLimit = 64
    /// Bytes of one file: the sample table of an M4A of ten hours has about 4 MB.
    public static let byteLimit: Int64 = 8 << 20
    /// Seconds for one file: a server that drips every part for as long as a request may take is not waited for.
    public static let patience = 60.0

    public let size: Int64
    private let url: String
    private let client: Outbound
    private let end: ContinuousClock.Instant
    // Held to count, never during a request.
    private let spent = Mutex<(requests: Int, bytes: Int64)>((0, 0))

    /// The time begins here.
    ///
    /// - Parameter size: of the whole file in bytes, as the server says.
    public convenience init(url: String, size: Int64, client: Outbound) {
        self.init(url: url, size: size, client: client, seconds: Self.patience)
    }

    init(url: String, size: Int64, client: Outbound, seconds: Double) {
        end = .now + .seconds(seconds)
        self.url = url
        self.size = size
        self.client = client
    }

    public func read(at offset: Int64, count: Int) throws(MediaError) -> [UInt8] {
        guard offset >= 0, count > 0, offset < size else { return [] }
        let wanted = min(Int64(count), size - offset)
        let isWithin = spent.withLock { spent in
            spent.requests += 1
            spent.bytes += wanted
            return spent.requests <= Self.requestLimit && spent.bytes <= Self.byteLimit
        }
        guard isWithin else {
            throw .unreadable("its length cannot be known without downloading it: its own header does not tell")
        }
        guard ContinuousClock.now < end else { throw .unreadable("its server takes too long for its parts") }
        let response: OutboundResponse
        do {
            response = try client.send(.range(url, offset, offset + wanted - 1))
        } catch {
            throw .unreadable("\(error)")
        }
        guard let part = ContentRange(response), part.first == offset, part.last == offset + wanted - 1,
            part.total == size, response.body.count == Int(wanted)
        else {
            throw .unreadable("asked for \(wanted) bytes from \(offset), its server gave something else")
        }
        return response.body
    }
}
