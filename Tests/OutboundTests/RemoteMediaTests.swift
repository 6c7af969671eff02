import Media
import ScriptedServer
import Testing

@testable import Outbound

/// Audio on another server, measured by a few parts of it.
@Suite struct RemoteMediaTests {
    private let client = Outbound(contact: nil, allowsPrivate: true)

    /// Silence: MPEG-1 layer III, 128 kbit/s, 44.1 kHz, 417 bytes a frame of 1152 samples. With a Xing header in front,
    /// which tells frames and bytes, unless `isBare`.
    private func mp3(frames: Int, isBare: Bool = false) -> [UInt8] {
        let head: [UInt8] = [0xFF, 0xFB, 0x90, 0x00]
        let silent = head + [UInt8](repeating: 0, count: 413)
        var bytes: [UInt8] = []
        if !isBare {
            var info = head + [UInt8](repeating: 0, count: 32) + Array("Xing".utf8) + [0, 0, 0, 3]
            for number in [frames, (frames + 1) * 417] {
                info += (0..<4).reversed().map { UInt8(number >> ($0 * 8) & 0xFF) }
            }
            bytes = info + [UInt8](repeating: 0, count: 417 - info.count)
        }
        for _ in 0..<frames { bytes += silent }
        return bytes
    }

    @Test("An MP3 that tells its own length is measured by a fraction of its bytes")
    func facts() throws {
        let bytes = mp3(frames: 20_000)
        let server = try ScriptedServer { .file(bytes, type: "audio/mpeg", $0) }
        let media = try RemoteMedia.measure(server.url + "/1.mp3", with: client)
        #expect(media.bytes == Int64(bytes.count))
        #expect(media.type == "audio/mpeg")
        #expect(media.hasRanges && media.redirects == 0)
        let facts = try media.audioFacts(with: client)
        #expect(facts == (try AudioFacts.read(MemorySource(bytes))))
        #expect(server.requests.count < 12, "\(server.requests.count)")
        let fetched = server.requests.compactMap { request -> Int? in
            guard request.method == "GET", let range = request["Range"] else { return nil }
            let ends = range.dropFirst(6).split(separator: "-").compactMap { Int($0) }
            return ends[1] - ends[0] + 1
        }
        #expect(fetched.reduce(0, +) < bytes.count / 10)
    }

    @Test("An MP3 that does not is measured while it is short, and refused when it is long")
    func bare() throws {
        let short = mp3(frames: 500, isBare: true)
        let long = mp3(frames: 40_000, isBare: true)
        let server = try ScriptedServer { .file($0.target == "/short.mp3" ? short : long, type: "audio/mpeg", $0) }
        let media = try RemoteMedia.measure(server.url + "/short.mp3", with: client)
        #expect(abs(try media.audioFacts(with: client).duration - 500 * 1152 / 44100.0) < 0.01)
        let other = try RemoteMedia.measure(server.url + "/long.mp3", with: client)
        let error = #expect(throws: RemoteMediaError.self) { try other.audioFacts(with: client) }
        #expect(error?.description.contains("without downloading it") == true)
    }

    @Test("Where HEAD is refused, two bytes by GET tell the same")
    func noHead() throws {
        let bytes = mp3(frames: 100)
        let server = try ScriptedServer { request in
            request.method == "HEAD" ? ScriptedAnswer(405) : .file(bytes, type: "audio/mpeg", request)
        }
        let media = try RemoteMedia.measure(server.url + "/1.mp3", with: client)
        #expect(media.bytes == Int64(bytes.count) && media.type == "audio/mpeg" && media.hasRanges)
    }

    @Test("A server without ranges tells the length, and the audio cannot be measured")
    func noRanges() throws {
        let bytes = mp3(frames: 100)
        let server = try ScriptedServer { _ in ScriptedAnswer(200, [("Content-Type", "audio/mpeg")], body: bytes) }
        let url = server.url + "/1.mp3"
        let media = try RemoteMedia.measure(url, with: client)
        #expect(media.bytes == Int64(bytes.count) && !media.hasRanges)
        #expect(throws: RemoteMediaError.noRanges(url: url)) { try media.audioFacts(with: client) }
    }

    @Test("Redirects are followed and counted")
    func redirected() throws {
        let bytes = mp3(frames: 100)
        let server = try ScriptedServer { request in
            request.target == "/old.mp3"
                ? ScriptedAnswer(302, [("Location", "/new.mp3")]) : .file(bytes, type: "audio/mpeg", request)
        }
        let media = try RemoteMedia.measure(server.url + "/old.mp3", with: client)
        #expect(media.url == server.url + "/new.mp3" && media.redirects == 1)
    }

    @Test("What is missing, has no length or two of them is told as that")
    func faults() throws {
        let server = try ScriptedServer { request in
            switch request.target {
            case "/gone.mp3": return ScriptedAnswer(404)
            case "/open.mp3":
                var answer = ScriptedAnswer(200, body: [1, 2, 3])
                answer.tellsLength = false
                return answer
            default:
                return request.method == "HEAD"
                    ? ScriptedAnswer(200, body: [1, 2]) : .file([1, 2, 3], type: "audio/mpeg", request)
            }
        }
        let (gone, open, two) = (server.url + "/gone.mp3", server.url + "/open.mp3", server.url + "/two.mp3")
        #expect(throws: RemoteMediaError.status(url: gone, 404)) { try RemoteMedia.measure(gone, with: client) }
        #expect(throws: RemoteMediaError.noLength(url: open)) { try RemoteMedia.measure(open, with: client) }
        #expect(throws: RemoteMediaError.twoLengths(url: two, 2, 3)) { try RemoteMedia.measure(two, with: client) }
    }

    @Test("A file is read in parts for so long, so much and so often, and no more")
    func bounds() throws {
        let bytes = [UInt8](repeating: 1, count: 5_000_000)
        let server = try ScriptedServer { .file(bytes, type: "audio/mpeg", $0) }
        let late = RemoteSource(url: server.url, size: 5_000_000, client: client, seconds: 0)
        #expect(throws: MediaError.self) { try late.read(at: 0, count: 1) }
        #expect(server.requests.isEmpty)
        let often = RemoteSource(url: server.url, size: 5_000_000, client: client)
        for number in 0..<RemoteSource.requestLimit { #expect(try often.read(at: Int64(number), count: 1) == [1]) }
        #expect(throws: MediaError.self) { try often.read(at: 0, count: 1) }
        let much = RemoteSource(url: server.url, size: 5_000_000, client: client)
        #expect(try much.read(at: 0, count: 5_000_000).count == 5_000_000)
        #expect(throws: MediaError.self) { try much.read(at: 0, count: 5_000_000) }
        #expect(server.requests.count == RemoteSource.requestLimit + 1)
    }

    @Test("A file that changes between two parts, or parts that are not those asked for, are no measure")
    func changing() throws {
        let bytes = mp3(frames: 1000)
        let server = try ScriptedServer { request in
            var answer = ScriptedAnswer.file(bytes, type: "audio/mpeg", request)
            if request["Range"] != "bytes=0-1" {
                answer.fields = answer.fields.map { name, value in
                    (
                        name,
                        name == "Content-Range"
                            ? value.replacing("/\(bytes.count)", with: "/\(bytes.count + 1)") : value
                    )
                }
            }
            return answer
        }
        let media = try RemoteMedia.measure(server.url + "/1.mp3", with: client)
        let error = #expect(throws: RemoteMediaError.self) { try media.audioFacts(with: client) }
        #expect(error?.description.contains("gave something else") == true)
    }
}
