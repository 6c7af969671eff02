// Copies of MP3s with other tags, read back with our own reader.

import Media
import Testing

@Suite struct ID3WriterTests {
    /// 9.6 seconds.
    private static let audio = MP3Bytes.repeated(MP3Bytes.small, 400)

    private static let tags = WrittenTags(
        title: "Engines & Looms", artist: "Ada", album: "Grüße", year: 2024, comment: "漢字 and 😀", cover: TagBytes.png,
        chapters: [
            .init(start: 0, title: "Start", url: "https://talk.example/1"), .init(start: 2.5, end: 4, title: "Łódź"),
            .init(start: 5, title: ""),
        ])

    private func read(_ source: some ByteSource) throws -> [UInt8] {
        try source.read(at: 0, count: Int(source.size) + 10)
    }

    @Test func `a copy says what was written, and its audio is the same byte for byte`() throws {
        let make = TagBytes(version: 4)
        let old =
            make.tag(make.text("TIT2", "Old"), make.text("TPE1", "Gone"), make.chapter("x", from: 0))
            + make.tag(make.text("TALB", "Gone too")) + [UInt8](repeating: 0, count: 999)
        let behind = Array("TAG".utf8) + [UInt8](repeating: 65, count: 125)
        let copy = try TaggedCopy(of: MemorySource(old + Self.audio + behind), with: Self.tags)
        let facts = try AudioFacts.read(copy)
        #expect(facts.duration == 9.6)
        #expect(facts.bytes == copy.size)
        #expect(facts.tagBytes == Int64(copy.tag.count))
        #expect(facts.tags.title == "Engines & Looms" && facts.tags.artist == "Ada" && facts.tags.album == "Grüße")
        #expect(facts.tags.year == 2024 && facts.tags.comment == "漢字 and 😀")
        #expect(try facts.tags.picture?.bytes(in: copy) == TagBytes.png)
        #expect(
            facts.chapters == [
                AudioChapter(start: 0, end: 2.5, title: "Start", url: "https://talk.example/1"),
                AudioChapter(start: 2.5, end: 4, title: "Łódź"), AudioChapter(start: 5, end: 9.6, title: ""),
            ])
        let rest = try read(copy).dropFirst(copy.tag.count)
        #expect(Array(rest) == Self.audio)
    }

    /// A text frame of version 2.3 in Latin-1 as it stands in a tag.
    private static func frame(_ name: String, _ text: String) -> [UInt8] {
        Array(name.utf8) + [0, 0, 0, UInt8(text.utf8.count + 1), 0, 0, 0] + text.utf8
    }

    @Test func `the day and the number have frames of their own`() throws {
        var tags = WrittenTags(title: "T", year: 2026)
        (tags.month, tags.day, tags.number) = (3, 4, 308)
        let tag = try TaggedCopy(of: MemorySource(Self.audio), with: tags).tag
        for frame in [Self.frame("TYER", "2026"), Self.frame("TDAT", "0403"), Self.frame("TRCK", "308")] {
            #expect(tag.indices.contains { tag[$0...].starts(with: frame) })
        }
        for (month, day, number) in [(13, 1, 1), (0, 1, 1), (1, 32, 1), (1, 1, 0)] {
            (tags.month, tags.day, tags.number) = (month, day, number)
            #expect(throws: WrittenTagsError.self) { try TaggedCopy(of: MemorySource(Self.audio), with: tags) }
        }
    }

    @Test func `an encoder's header stays, and with it the exact length`() throws {
        let audio = MP3Bytes.repeated(MP3Bytes.usual, 50)
        let whole = MP3Bytes.xing(frames: 50, bytes: UInt32(audio.count + 417), delay: 576, padding: 1000) + audio
        let copy = try TaggedCopy(of: MemorySource(whole), with: WrittenTags(title: "T"))
        #expect(try AudioFacts.read(copy).duration == Double(50 * 1152 - 1576) / 44_100)
        let rest = try read(copy).dropFirst(copy.tag.count)
        #expect(Array(rest) == whole)
    }

    @Test func `a copy of a copy is the copy`() throws {
        let first = try TaggedCopy(of: MemorySource(Self.audio), with: Self.tags)
        let second = try TaggedCopy(of: first, with: Self.tags)
        let (once, twice) = (try read(first), try read(second))
        #expect(once == twice)
    }

    @Test func `pieces read anywhere make up the whole`() throws {
        let copy = try TaggedCopy(of: MemorySource(Self.audio), with: Self.tags)
        let whole = try read(copy)
        for count in [1, 7, 1000, copy.tag.count] {
            var joined: [UInt8] = []
            while joined.count < whole.count { joined += try copy.read(at: Int64(joined.count), count: count) }
            #expect(joined == whole)
        }
        #expect(try copy.read(at: copy.size, count: 5) == [])
        #expect(try copy.read(at: -1, count: 5) == [])
    }

    @Test func `more chapters than one table lists keep their order`() throws {
        let chapters = (0..<700).map { WrittenTags.Chapter(start: Double($0) / 100, title: "c\($0)") }
        let copy = try TaggedCopy(of: MemorySource(Self.audio), with: WrittenTags(chapters: chapters))
        let found = try AudioFacts.read(copy).chapters
        #expect(found.map(\.title) == chapters.map(\.title))
        #expect(found.count { $0.isListed } == 700)
    }

    @Test(
        arguments: [
            (WrittenTags(title: String(repeating: "x", count: 4001)), "the title should have at most 4000 characters"),
            (WrittenTags(year: 0), "the year should be from 1 to 9999, is 0"),
            (WrittenTags(cover: [1, 2, 3]), "the cover should be a PNG or JPEG image, is neither"),
            (
                WrittenTags(cover: ImageBytes.gif(4, 4, frames: [(4, 4)])),
                "the cover should be a PNG or JPEG image, is image/gif"
            ),
            (WrittenTags(chapters: [.init(start: -1, title: "x")]), "chapter 1 begins at -1.0 s; it should begin"),
            (WrittenTags(chapters: [.init(start: .nan, title: "x")]), "chapter 1 begins at nan s; it should begin"),
            (WrittenTags(chapters: [.init(start: 9.6, title: "x")]), "chapter 1 begins at 9.6 s; it should begin"),
            (WrittenTags(chapters: [.init(start: 5, end: 4, title: "x")]), "chapter 1 ends at 4.0 s; it should not"),
            (
                WrittenTags(chapters: [.init(start: 0, title: "x", url: "javascript:x")]),
                "chapter 1 should have an http or https address in ASCII, has \"javascript:x\""
            ),
        ] as [(WrittenTags, String)])
    func `what cannot be written is an error that says so`(tags: WrittenTags, message: String) {
        let error = #expect(throws: WrittenTagsError.self) {
            try TaggedCopy(of: MemorySource(Self.audio), with: tags)
        }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "none")")
    }

    @Test func `only an MP3 is copied`() {
        for bytes in [[], MP4Bytes().bytes, Array("words".utf8)] as [[UInt8]] {
            let error = #expect(throws: WrittenTagsError.self) {
                try TaggedCopy(of: MemorySource(bytes), with: WrittenTags())
            }
            #expect(error?.description.hasPrefix("the audio should be") == true)
        }
    }
}
