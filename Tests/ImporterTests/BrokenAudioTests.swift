// Broken audio in an import: nothing of it stays, and nothing that was there before goes.

import Foundation
import Importer
import Podcast
import Store
import Testing

@Suite struct BrokenAudioTests {
    /// Files by what is wrong with them.
    private static let broken: [String: [UInt8]] = {
        guard case .bytes(let good) = ImportFixture.audio("001.mp3").source else { return [:] }
        let box = { (name: String, size: UInt8, content: [UInt8]) in [0, 0, 0, size] + Array(name.utf8) + content }
        return [
            "001.mp3": Array(good.prefix(300)), "001.m4a": box("ftyp", 12, [0, 0, 0, 0]) + box("moov", 200, []),
            "001.mp4": box("ftyp", 12, [0, 0, 0, 0]) + box("mdat", 8, []), "001.opus": Array("OggS\0\u{2}".utf8),
            "001.aac": [0xFF, 0xF1, 0x50, 0x80, 0x0C], "001.ogg": Array("<html>not found".utf8),
        ]
    }()

    @Test("A broken file keeps the import out, and leaves no file and no row", arguments: broken.keys.sorted())
    func alone(name: String) throws {
        let fixture = try ImportFixture()
        let bytes = try #require(Self.broken[name])
        let report = try fixture.run([
            ImportFixture.episode(1), ImportFixture.audio("002.mp3"), ImportFile(name: name, source: .bytes(bytes)),
        ])
        #expect(report.isRefused)
        #expect(report.errors.map(\.path) == [name])
        #expect(fixture.mediaFiles.isEmpty)
        #expect(try fixture.store.read { try $0.episodeCount() } == 0)
    }

    @Test("A broken file in place of a good one leaves the good one as it was", arguments: broken.keys.sorted())
    func instead(name: String) throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([ImportFixture.episode(1), ImportFixture.audio("001.mp3")])
        let before = (try fixture.episode(1), fixture.mediaFiles, try fixture.store.contentVersion())
        let bytes = try #require(Self.broken[name])
        for skipsBad in [false, true] {
            let report = try fixture.run(
                [ImportFile(name: name, source: .bytes(bytes))], ImportOptions(skipsBad: skipsBad))
            #expect(report.errors.map(\.path) == [name])
            #expect(report.isRefused == !skipsBad)
        }
        #expect(try fixture.episode(1) == before.0)
        #expect(fixture.mediaFiles == before.1)
        #expect(try fixture.store.contentVersion() == before.2)
    }

    @Test("Beside a broken file the others are taken when it is to be skipped, and nothing of it is kept")
    func skipped() throws {
        let fixture = try ImportFixture()
        let bytes = try #require(Self.broken["001.m4a"])
        let files = [
            ImportFixture.episode(1), ImportFixture.episode(2), ImportFixture.audio("002.mp3"),
            ImportFile(name: "001.m4a", source: .bytes(bytes)),
        ]
        let report = try fixture.run(files, ImportOptions(skipsBad: true))
        #expect(report.added == [.number(1), .number(2)])
        #expect(fixture.mediaFiles.count == 1)
        #expect(try fixture.episode(1)?.enclosure == nil)
        #expect(try fixture.episode(2)?.enclosure != nil)
    }
}
