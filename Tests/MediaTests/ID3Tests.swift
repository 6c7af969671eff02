// Titles in ID3v2 tags of every version and encoding.

import Media
import Testing

@Suite struct ID3Tests {
    private func title(_ tag: [UInt8]) throws -> String? {
        try AudioFacts.read(MemorySource(tag + MP3Bytes.repeated(MP3Bytes.small, 4))).title
    }

    @Test(
        arguments: [
            ([0] + [0x47, 0x72, 0xFC, 0xDF, 0x65], "Grüße"),
            ([1, 0xFF, 0xFE] + [0x47, 0, 0xFC, 0], "Gü"),
            ([1, 0xFE, 0xFF] + [0, 0x47, 0, 0xFC], "Gü"),
            ([2] + [0, 0x47, 0xD8, 0x3D, 0xDE, 0x00], "G😀"),
            ([3] + Array("Grüße\0second".utf8), "Grüße"),
            ([3] + Array("  two   words \n".utf8), "two words"),
            ([3], nil), ([9, 65], nil), ([], nil),
        ] as [([UInt8], String?)])
    func `text in every encoding`(content: [UInt8], expected: String?) throws {
        for version in [3, 4] as [UInt8] {
            let picture = MP3Bytes.id3Frame("APIC", [UInt8](repeating: 0xEE, count: 70_000), version: version)
            let body = picture + MP3Bytes.id3Frame("TIT2", content, version: version)
            #expect(try title(MP3Bytes.id3(version: version, body)) == expected)
        }
    }

    @Test func `version 2.2 has names of three characters`() throws {
        let body = Array("TAL".utf8) + [0, 0, 2, 0, 65] + Array("TT2".utf8) + [0, 0, 3, 0, 72, 105]
        #expect(try title(MP3Bytes.id3(version: 2, body)) == "Hi")
    }

    @Test func `an extended header is skipped`() throws {
        let frame3 = MP3Bytes.id3Frame("TIT2", [0, 72, 105], version: 3)
        #expect(try title(MP3Bytes.id3(version: 3, flags: 0x40, [0, 0, 0, 6, 0, 0, 0, 0, 0, 0] + frame3)) == "Hi")
        let frame4 = MP3Bytes.id3Frame("TIT2", [0, 72, 105], version: 4)
        #expect(try title(MP3Bytes.id3(version: 4, flags: 0x40, [0, 0, 0, 6, 1, 0] + frame4)) == "Hi")
    }

    @Test func `unsynchronised text gets its bytes back`() throws {
        // ÿ (0xFF) followed by a zero that was put in.
        let frame3 = MP3Bytes.id3Frame("TIT2", [0, 0xFF, 65], version: 3).flatMap { $0 == 0xFF ? [0xFF, 0] : [$0] }
        #expect(try title(MP3Bytes.id3(version: 3, flags: 0x80, frame3)) == "ÿA")
        var frame4 = MP3Bytes.id3Frame("TIT2", [0, 0xFF, 0, 65], version: 4)
        frame4[9] = 0x02
        #expect(try title(MP3Bytes.id3(version: 4, frame4)) == "ÿA")
    }

    @Test func `the first of several tags gives the title, and all are skipped`() throws {
        let first = MP3Bytes.id3(version: 3, MP3Bytes.id3Frame("TIT2", [0, 65], version: 3))
        let second = MP3Bytes.id3(version: 3, MP3Bytes.id3Frame("TIT2", [0, 66], version: 3))
        let source = MemorySource(first + second + MP3Bytes.repeated(MP3Bytes.small, 4))
        let facts = try AudioFacts.read(source)
        #expect(facts.title == "A")
        #expect(facts.tagBytes == Int64(first.count + second.count))
    }

    @Test func `a frame that claims more than its tag ends the search`() throws {
        var frame = MP3Bytes.id3Frame("TALB", [0, 65], version: 3)
        frame.replaceSubrange(4..<8, with: [0x7F, 0xFF, 0xFF, 0xFF])
        let body = frame + MP3Bytes.id3Frame("TIT2", [0, 65], version: 3)
        #expect(try title(MP3Bytes.id3(version: 3, body)) == nil)
    }
}
