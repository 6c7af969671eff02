// Databases of the first version, with transcripts in them.

import Foundation
import Podcast
import Store
import Testing

@Suite struct TranscriptMigrationTests {
    /// What the first version has written: two episodes with transcripts, a passage and a file that waits.
    private static let rows = """
        INSERT INTO episode (id, guid, number, slug, title, summary, state, self_sponsored, modified)
        VALUES (7, 'g7', 7, 'seven', 'Seven', '', 'published', 0, 1), (8, 'g8', 8, 'eight', 'Eight', '', 'draft', 0, 1);
        INSERT INTO transcript (episode_id, path, format, sha256, text)
        VALUES (7, '007.vtt', 'vtt', zeroblob(32), 'WEBVTT'), (8, '008.txt', 'timedText', zeroblob(32), '0:01 a');
        INSERT INTO passage (episode_id, position, start, stop, marks, text)
        VALUES (7, 0, 61.5, 70, '0:61500', 'the oven caught fire');
        INSERT INTO pending (kind, key, path, sha256, text, imported)
        VALUES ('transcript', '9', '009.srt', zeroblob(32), '1', 1);
        """

    @Test(
        "Their transcripts stay what and whose they are, take the new formats, and are known to be joined the old way")
    func survives() throws {
        let fixture = try StoreFixture()
        let path = fixture.folder + "/old.sqlite"
        let rows = ["0001_rows.sql": Self.rows]
        try Store(path: path, migrations: fixture.migrations(["0001"], rows)).close()
        let store = try Store(path: path, migrations: fixture.migrations(["00"], rows))
        try store.read { reader throws in
            #expect(try reader.transcript(of: 7)?.text == "WEBVTT")
            #expect(try reader.transcript(of: 8)?.format == .timedText)
            #expect(try reader.search("caught fire", limit: 5).results.first?.moments.first?.start == 61.5)
            #expect(try reader.outdatedPassages() == [7, 8])
            #expect(try reader.knownFiles().count == 3)
        }
        let sha256 = [UInt8](repeating: 1, count: 32)
        let version = try store.contentVersion()
        try store.write { writer throws in
            try writer.setPassages(
                of: 7, [Passage(start: 2, end: 3, text: "smoke", marks: [.init(offset: 0, start: 2)])])
        }
        #expect(try store.contentVersion() == version)
        #expect(try store.read { try $0.outdatedPassages() } == [8])
        #expect(try store.read { try $0.search("fire", limit: 5) }.results.isEmpty)
        #expect(try store.read { try $0.search("smoke", limit: 5) }.results.first?.moments.first?.start == 2)
        for format in TranscriptFormat.allCases {
            try store.write {
                try $0.setTranscript(of: 8, path: "8", format: format, text: "", sha256: sha256, passages: [])
            }
            #expect(try store.read { try $0.transcript(of: 8)?.format } == format)
        }
        #expect(try store.read { try $0.outdatedPassages() } == [])
        // The foreign key is still there.
        #expect(throws: StoreError.self) {
            try store.write {
                try $0.setTranscript(of: 99, path: "9", format: .vtt, text: "", sha256: sha256, passages: [])
            }
        }
    }
}
