// Audio that lies elsewhere, on a real server.

import Foundation
import Importer
import Outbound
import Podcast
import ScriptedServer
import Synchronization
import Testing

@Suite struct RemoteAudioTests {
    /// MPEG-1 layer III silence, 128 kbit/s, 44.1 kHz.
    private static func audio(frames: Int) -> [UInt8] {
        Array((0..<frames).map { _ in [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: 0, count: 413) }.joined())
    }

    private static func notes(_ front: String, number: Int = 1) -> ImportFile {
        ImportFixture.notes("00\(number).md", "---\n\(front)\n---\n\n# Small Talk \(number): Looms\n\nText\n")
    }

    private func fixture(_ change: (inout Show) -> Void = { _ in }) throws -> ImportFixture {
        var show = Show(title: "Small Talk", url: "https://talk.example")
        change(&show)
        return try ImportFixture(show: show, outbound: Outbound(contact: nil, allowsPrivate: true))
    }

    @Test("Length and duration come from the audio's own server, once, and are kept")
    func measured() throws {
        let bytes = Self.audio(frames: 500)
        let server = try ScriptedServer { .file(bytes, type: "audio/mpeg", $0) }
        let fixture = try fixture()
        let location = server.url + "/001.mp3"
        let report = try fixture.run([Self.notes("audio: \(location)")])
        #expect(report.problems == [])
        let enclosure = try #require(try fixture.episode(1)?.enclosure)
        #expect(enclosure.location == location && enclosure.type == "audio/mpeg")
        #expect(enclosure.bytes == Int64(bytes.count))
        #expect(abs(enclosure.duration - 500 * 1152 / 44100.0) < 0.01)
        #expect(server.requests.first?["User-Agent"] == "Notecast")
        let asked = server.requests.count
        _ = try fixture.run([Self.notes("audio: \(location)\nsummary: Changed.")])
        #expect(server.requests.count == asked, "what was measured is kept")
        #expect(try fixture.episode(1)?.enclosure == enclosure)
    }

    @Test("What notes say in full is believed, and nobody is asked")
    func written() throws {
        let server = try ScriptedServer { _ in ScriptedAnswer(404) }
        let fixture = try fixture()
        let report = try fixture.run([Self.notes("audio: \(server.url)/a.mp3\nbytes: 100\nduration: 10")])
        #expect(report.problems == [])
        #expect(try fixture.episode(1)?.enclosure?.bytes == 100)
        #expect(server.requests.isEmpty)
    }

    @Test("What notes say wrongly is told with the line, and what the file says counts")
    func wrong() throws {
        let bytes = Self.audio(frames: 500)
        let server = try ScriptedServer { .file(bytes, type: "audio/mpeg", $0) }
        let fixture = try fixture()
        let long = try fixture.run([Self.notes("audio: \(server.url)/1.mp3\nduration: 60")])
        #expect(
            long.problems.map(\.description) == [
                "001.md:2: warning: duration: should be 13 seconds, as the file has it, is 60"
            ])
        #expect(try fixture.episode(1)?.enclosure.map { Int($0.duration) } == 13)
        let large = try fixture.run([Self.notes("audio: \(server.url)/2.mp3\nbytes: 5", number: 2)])
        #expect(large.problems.map(\.message) == ["bytes: should be 208500, as its server says, is 5"])
        #expect(try fixture.episode(2)?.enclosure?.bytes == 208_500)
    }

    @Test("Where ranges do not work, the duration has to stand in the notes")
    func noRanges() throws {
        let server = try ScriptedServer { _ in
            ScriptedAnswer(200, [("Content-Type", "audio/mpeg")], body: [UInt8](repeating: 1, count: 5000))
        }
        let fixture = try fixture()
        let report = try fixture.run([
            Self.notes("audio: \(server.url)/1.mp3"),
            Self.notes("audio: \(server.url)/2.mp3\nduration: 00:05:00", number: 2),
        ])
        #expect(report.problems.count == 1 && report.problems.first?.message.contains("write its duration") == true)
        #expect(try fixture.episode(1) != nil)
        #expect(try fixture.episode(1)?.enclosure == nil)
        let second = try #require(try fixture.episode(2)?.enclosure)
        #expect(second.bytes == 5000 && second.duration == 300)
    }

    @Test("Audio that was not there yet is measured by the next import of the same notes")
    func later() throws {
        let bytes = Self.audio(frames: 500)
        let isThere = Flag()
        let server = try ScriptedServer { isThere.value ? .file(bytes, type: "audio/mpeg", $0) : ScriptedAnswer(404) }
        let fixture = try fixture()
        let notes = Self.notes("audio: \(server.url)/1.mp3")
        let first = try fixture.run([notes])
        #expect(first.problems.first?.message.contains("its server answers 404; until then") == true)
        #expect(first.added == [.number(1)])
        let second = try fixture.run([notes])
        #expect(second.unchanged == 1 && second.problems.count == 1)
        isThere.raise()
        let third = try fixture.run([notes])
        #expect(third.changed == [.number(1)] && third.problems == [])
        #expect(try fixture.episode(1)?.enclosure?.bytes == Int64(bytes.count))
    }

    @Test("A bare name lies below site.yml's prefix, unless the file comes with the notes")
    func prefix() throws {
        let bytes = Self.audio(frames: 500)
        let server = try ScriptedServer { .file(bytes, type: "audio/mpeg", $0) }
        let fixture = try fixture { $0.mediaPrefix = server.url + "/show/" }
        let report = try fixture.run([
            Self.notes("audio: 001 looms.mp3"), Self.notes("audio: two.mp3", number: 2), ImportFixture.audio("two.mp3"),
        ])
        #expect(report.problems == [])
        #expect(try fixture.episode(1)?.enclosure?.location == server.url + "/show/001%20looms.mp3")
        #expect(try fixture.episode(2)?.enclosure?.isRemote == false)
    }

    @Test("Addresses that are not public are refused, and the rest of the notes is imported")
    func refused() throws {
        let server = try ScriptedServer { .file([], type: "audio/mpeg", $0) }
        let fixture = try ImportFixture(outbound: Outbound(contact: nil))
        let report = try fixture.run([Self.notes("audio: \(server.url)/1.mp3")])
        #expect(report.problems.map(\.line) == [2])
        #expect(report.problems.first?.message.contains("a loopback address") == true)
        #expect(try fixture.episode(1)?.title == "Looms")
        #expect(server.requests.isEmpty)
    }

    @Test("An address without the ending of audio is told before anybody is asked")
    func ending() throws {
        let server = try ScriptedServer { _ in ScriptedAnswer() }
        let report = try fixture().run([Self.notes("audio: \(server.url)/listen?id=1")])
        #expect(report.problems.first?.message.contains("end in .mp3 or .m4a") == true)
        #expect(server.requests.isEmpty)
    }
}

private final class Flag: Sendable {
    private let raised = Mutex(false)
    var value: Bool { raised.withLock(\.self) }
    func raise() { raised.withLock { $0 = true } }
}
