// Databases from before an episode could have several audio files.

import Foundation
import Podcast
import Store
import Testing

@Suite struct AudioMigrationTests {
    private static let rows = """
        INSERT INTO episode (id, guid, number, slug, title, summary, state, self_sponsored, modified)
        VALUES (7, 'g7', 7, 'seven', 'Seven', '', 'published', 0, 1);
        INSERT INTO enclosure (episode_id, position, location, type, bytes, duration, sha256)
        VALUES (7, 0, '007-0123456789.mp3', 'audio/mpeg', 100, 1.5, zeroblob(32));
        INSERT INTO pending (kind, key, path, sha256, text, imported)
        VALUES ('transcript', '9', '009.srt', zeroblob(32), '1', 1);
        INSERT INTO pending (kind, key, path, sha256, location, type, bytes, duration, imported)
        VALUES ('audio', '9', '009.mp3', zeroblob(32), '009-0.mp3', 'audio/mpeg', 5, 0.5, 1);
        """

    private func pending(_ kind: PendingFile.Kind, _ type: String?, _ name: String) -> PendingFile {
        PendingFile(
            kind: kind, key: "9", path: name, sha256: [UInt8](repeating: 2, count: 32),
            text: kind == .transcript ? "2" : nil,
            enclosure: type.map { Enclosure(location: name, type: $0, bytes: 6, duration: 0.5) })
    }

    @Test("What they have stays, and audio waits one file a type")
    func survives() throws {
        let fixture = try StoreFixture()
        let folder = "\(fixture.folder)/old"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let names = try FileManager.default.contentsOfDirectory(atPath: StoreFixture.migrations).sorted()
        let copy = { (name: String) in
            try FileManager.default.copyItem(atPath: "\(StoreFixture.migrations)/\(name)", toPath: "\(folder)/\(name)")
        }
        for name in names where name < "0006" { try copy(name) }
        try Self.rows.write(toFile: "\(folder)/0005_rows.sql", atomically: true, encoding: .utf8)
        let path = fixture.folder + "/old.sqlite"
        try Store(path: path, migrations: folder).close()
        for name in names where name >= "0006" { try copy(name) }
        let store = try Store(path: path, migrations: folder)
        let enclosure = Enclosure(location: "007-0123456789.mp3", type: "audio/mpeg", bytes: 100, duration: 1.5)
        let sha256 = [UInt8](repeating: 0, count: 32)
        #expect(try store.read { try $0.audio(of: 7) } == [StoredAudio(enclosure, sha256: sha256)])
        try store.write { writer in
            // Each in place of the one of its kind and type.
            try writer.addPending(pending(.transcript, nil, "b.srt"))
            try writer.addPending(pending(.audio, "audio/mpeg", "b.mp3"))
            try writer.addPending(pending(.audio, "audio/ogg", "b.opus"))
            #expect(try writer.takePending(keys: ["9"]).map(\.path).sorted() == ["b.mp3", "b.opus", "b.srt"])
        }
    }

    @Test("A file of the media folder is in use as an original, too")
    func inUse() throws {
        let fixture = try StoreFixture()
        let enclosure = Enclosure(location: "copy.mp3", type: "audio/mpeg", bytes: 100, duration: 1.5)
        let sha256 = [UInt8](repeating: 1, count: 32)
        let file = StoredAudio(enclosure, sha256: sha256, original: "own.mp3", tags: [UInt8](repeating: 9, count: 32))
        try fixture.store.write { writer in
            let id = try writer.save(
                EpisodeRecord(
                    guid: "g", number: 1, season: nil, slug: "one", title: "One", summary: "", state: .published,
                    published: nil, recorded: nil))
            try writer.setAudio(of: id, [file])
            #expect(try writer.reader.audio(of: id) == [file])
            #expect(try writer.reader.isMediaInUse("own.mp3") && writer.reader.isMediaInUse("copy.mp3"))
            #expect(try writer.reader.mediaLocations() == [sha256: "own.mp3"])
            #expect(try writer.reader.taggedEpisodes() == [id])
            #expect(try writer.owner(ofMedia: "own.mp3")?.id == id)
            #expect(try !writer.reader.isPublicMedia("own.mp3"))
            try writer.setAudio(of: id, [])
            #expect(try writer.reader.isMediaInUse("copy.mp3"), "it is a former one")
        }
    }
}
