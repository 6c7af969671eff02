// What notes say of their audio, beside what was measured.

import Importer
import Podcast
import Store
import Testing

@Suite struct WrittenAudioTests {
    /// 40 frames of 1152 samples: 1.04 seconds in 16,680 bytes.
    private static let audio = ImportFixture.audio("001.mp3")

    private func notes(_ lines: String) -> ImportFile {
        ImportFixture.notes("001.md", "---\nnumber: 1\naudio: 001.mp3\n\(lines)\n---\n\n# Pilot\n\nText\n")
    }

    private func warnings(_ report: ImportReport) -> [String] {
        report.problems.map(\.description)
    }

    private static let bytes =
        "001.md:3: warning: bytes: should be 16680, which the audio 001.mp3 has, is 17000; the feed says the former"
    private static let duration =
        "001.md:3: warning: duration: should be 0:01, which the audio 001.mp3 lasts, is 1:02:03; the feed says the former"

    static let cases: [(String, [String])] = [
        ("bytes: 16680\nduration: 0:01", []), ("duration: 0:02", []), ("bytes: 17000", [bytes]),
        ("duration: 1:02:03\nbytes: 17000", [bytes, duration]), ("duration: 1:02:03", [duration]),
    ]

    @Test("Notes and audio that come together are compared", arguments: cases)
    func together(lines: String, expected: [String]) throws {
        let fixture = try ImportFixture()
        let report = try fixture.run([notes(lines), Self.audio])
        #expect(warnings(report) == expected)
        let enclosure = try #require(try fixture.episode(1)?.enclosure)
        #expect(enclosure.bytes == 16_680, "what was measured counts")
    }

    @Test("Audio that comes after its notes is compared with them", arguments: cases)
    func audioLater(lines: String, expected: [String]) throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([notes(lines)])
        #expect(warnings(try fixture.run([Self.audio])) == expected)
    }

    @Test("Notes that come after their audio are compared with it", arguments: cases)
    func notesLater(lines: String, expected: [String]) throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([Self.audio])
        #expect(warnings(try fixture.run([notes(lines)])) == expected)
        #expect(warnings(try fixture.run([notes(lines + "\ndraft: false")])) == expected, "changed notes again")
    }

    @Test("Audio that notes name and nobody brought is named")
    func missing() throws {
        let fixture = try ImportFixture()
        let expected =
            "001.md:3: warning: audio: 001.mp3 is not among the files; import it as well: until then the episode is on "
            + "the site and not in the feed"
        #expect(warnings(try fixture.run([notes("title: T")])) == [expected])
    }

    /// 100 frames, 2.6 seconds, behind an encoder's header that names another number of them.
    private static func audio(frames: UInt32, bytes count: UInt32) -> ImportFile {
        guard case .bytes(var bytes) = ImportFixture.audio("001.mp3", frames: 100).source else {
            return ImportFixture.audio("001.mp3")
        }
        let big = { (value: UInt32) in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
        bytes.replaceSubrange(36..<52, with: Array("Xing".utf8) + big(3) + big(frames) + big(count))
        return ImportFile(name: "001.mp3", source: .bytes(bytes))
    }

    @Test("An MP3 that did not arrive whole is an error, as an M4A is, and nothing of it is kept")
    func cut() throws {
        let fixture = try ImportFixture()
        let report = try fixture.run([ImportFixture.episode(1), Self.audio(frames: 5000, bytes: 2_000_000)])
        #expect(report.isRefused)
        #expect(
            report.problems.map(\.description).first?.hasPrefix(
                "001.mp3: error: is cut short: it ends inside the audio: 2.6 of the 130.6 seconds that its header names"
            ) == true, "\(report.problems)")
        #expect(fixture.mediaFiles.isEmpty)
        #expect(try fixture.episode(1) == nil)
    }

    @Test("An MP3 that lasts longer than its header says is taken with a warning")
    func joined() throws {
        let report = try ImportFixture().run([ImportFixture.episode(1), Self.audio(frames: 40, bytes: 16_000)])
        #expect(
            report.problems.map(\.description) == [
                "001.mp3: warning: lasts 0:02, and its own header says 0:01, by which some players go; ffmpeg -i OLD -c "
                    + "copy NEW writes the header anew"
            ])
    }

    @Test("Ogg audio is taken with a warning, raw AAC without")
    func otherKinds() throws {
        let fixture = try ImportFixture()
        var aac: [UInt8] = []
        for _ in 0..<20 { aac += [0xFF, 0xF1, 0x50, 0x80, 0x0C, 0x9F, 0xFC] + [UInt8](repeating: 0, count: 93) }
        let report = try fixture.run([
            ImportFixture.episode(1), ImportFile(name: "001.aac", source: .bytes(aac)), ImportFixture.episode(2),
            ImportFile(name: "002.opus", source: .bytes(Self.opus)),
        ])
        #expect(
            report.problems.map(\.description) == [
                "002.opus: warning: is Ogg audio, which Apple's apps do not play; with an MP3 or M4A of the same audio "
                    + "beside it everybody can hear it"
            ])
        #expect(try fixture.episode(1)?.enclosure?.type == "audio/aac")
        let opus = try #require(try fixture.episode(2)?.enclosure)
        #expect(opus.type == "audio/ogg" && opus.duration == 2)
        #expect(fixture.mediaFiles.map { $0.split(separator: ".").last } == ["aac", "opus"])
    }

    @Test("Ogg beside an MP3 is what its listeners asked for, whichever of them came first")
    func oggBesideMP3() throws {
        let opus = ImportFile(name: "002.opus", source: .bytes(Self.opus))
        let mp3 = ImportFixture.audio("002.mp3", frames: 77)
        for imports in [[[ImportFixture.episode(2), opus, mp3]], [[ImportFixture.episode(2), mp3], [opus]]] {
            let fixture = try ImportFixture()
            for files in imports { #expect(try fixture.run(files).problems == []) }
            #expect(fixture.mediaFiles.count == 2)
        }
        let waiting = try ImportFixture()
        _ = try waiting.run([opus])
        #expect(try waiting.run([ImportFixture.episode(2), mp3]).problems == [])
        let alone = try ImportFixture()
        _ = try alone.run([opus])
        #expect(try alone.run([ImportFixture.episode(2)]).problems.map(\.path) == ["002.opus"])
    }

    /// Two seconds of Opus: a header, empty comments, and a page of sound.
    private static let opus: [UInt8] = {
        let page = { (packet: [UInt8], granule: [UInt8], flags: UInt8) -> [UInt8] in
            Array("OggS".utf8) + [0, flags] + granule + [UInt8](repeating: 0, count: 8 - granule.count)
                + [7, 0, 0, 0] + [UInt8](repeating: 0, count: 8) + [1, UInt8(packet.count)] + packet
        }
        let head = Array("OpusHead".utf8) + [1, 2, 0, 0, 0x80, 0xBB, 0, 0, 0, 0, 0]
        let comments = Array("OpusTags".utf8) + [UInt8](repeating: 0, count: 8)
        // 96,000 samples of 1/48,000 second.
        return page(head, [], 2) + page(comments, [], 0) + page([UInt8](repeating: 1, count: 200), [0, 0x77, 1], 4)
    }()
}
