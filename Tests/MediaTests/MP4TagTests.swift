// Tags, chapters and exact lengths of MP4 audio, made box by box.

import Media
import Testing

@Suite struct MP4TagTests {
    private func read(_ file: MP4Bytes) throws -> AudioFacts { try AudioFacts.read(MemorySource(file.bytes)) }

    private static func name(_ three: String) -> [UInt8] { [0xA9] + Array(three.utf8) }

    @Test func `iTunes' items are read, the first of each kind`() throws {
        var file = MP4Bytes()
        file.items =
            MP4Bytes.item(Self.name("ART"), Array("Ada".utf8)) + MP4Bytes.item(Self.name("ART"), Array("Bob".utf8))
            + MP4Bytes.item(Self.name("alb"), [0, 0x54, 0, 0xE4], type: 2)
            + MP4Bytes.item(Self.name("day"), Array("2023-01-02T00:00:00Z".utf8))
            + MP4Bytes.item(Self.name("cmt"), Array("So\nso".utf8))
            + MP4Bytes.item(Array("covr".utf8), TagBytes.png, type: 13)
        let source = MemorySource(file.bytes)
        var tags = try AudioFacts.read(source).tags
        let picture = try #require(tags.picture)
        #expect(picture.image?.type == "image/png", "the content decides, not the item's type")
        #expect(try picture.bytes(in: source) == TagBytes.png)
        tags.picture = nil
        #expect(tags == AudioTags(title: "Pilot", artist: "Ada", album: "Tä", year: 2023, comment: "So so"))
    }

    @Test func `a cover that is no image stands without facts`() throws {
        let file = MP4Bytes(items: MP4Bytes.item(Array("covr".utf8), [1, 2, 3]))
        let picture = try #require(try read(file).tags.picture)
        #expect(picture.image == nil && picture.place.count == 3)
    }

    @Test(
        arguments: [
            // 431 frames of 1024 are 441344 samples.
            (" 00000000 00000840 000001C0 000000000006B200", 438_784), (" 00000000 00000840 000001C0 6B601", 441_344),
            (" 00000000 00000840", 441_344), ("words", 441_344), (" 0 FFFFFFFFFFFFFFFF 2 000000000006BBFF", 441_344),
            (" 0 0 6BC00 0", 441_344),
        ] as [(String, Int)])
    func `iTunes' note of silence is taken when it adds up`(note: String, samples: Int) throws {
        #expect(try read(MP4Bytes(items: MP4Bytes.gapless(note))).duration == Double(samples) / 44_100)
    }

    /// An edit list of entries of a length in milliseconds and a start in samples.
    private static func edits(_ entries: [(UInt32, UInt32)], count: UInt32? = nil) -> [UInt8] {
        let list = entries.flatMap { MP4Bytes.big($0.0) + MP4Bytes.big($0.1) + MP4Bytes.big(0x10000) }
        return MP4Bytes.box(
            "edts", MP4Bytes.box("elst", MP4Bytes.big(0), MP4Bytes.big(count ?? UInt32(entries.count)), list))
    }

    @Test(
        arguments: [
            // 441344 samples are 10.00780 s; behind 1024 of them 9.98458 s.
            ([(9985, 1024)], 440_320.0 / 44_100), ([(9984, 1024)], 440_320.0 / 44_100), ([(5000, 1024)], 5.0),
            ([(20_000, 1024)], 440_320.0 / 44_100), ([(300, .max), (9985, 1024)], 440_320.0 / 44_100),
            ([(2000, 0), (3000, 100_000)], 5.0), ([(9000, .max)], 441_344.0 / 44_100), ([], 441_344.0 / 44_100),
            ([(7000, 900_000)], 7.0),
        ] as [([(UInt32, UInt32)], Double)])
    func `an edit list says what is heard, to the sample where it leaves out a start`(
        entries: [(UInt32, UInt32)], seconds: Double
    ) throws {
        let file = MP4Bytes(trackBoxes: Self.edits(entries))
        #expect(abs(try read(file).duration - seconds) < 1e-9)
    }

    @Test func `an edit list that claims more than it has is damage`() {
        let error = #expect(throws: MediaError.self) {
            try read(MP4Bytes(trackBoxes: Self.edits([(1, 0)], count: 9)))
        }
        #expect(error?.description.contains("the edit list at byte") == true)
    }

    @Test func `Nero's list gives chapters`() throws {
        let list = MP4Bytes.chapterList([(0, "Start"), (2.5, "Grüße"), (99, "Behind the end"), (1, "")])
        let found = try read(MP4Bytes(userData: list)).chapters
        #expect(
            found == [
                AudioChapter(start: 0, title: "Start"), AudioChapter(start: 1, title: ""),
                AudioChapter(start: 2.5, title: "Grüße"),
            ])
        let lying = MP4Bytes.chapterList([(0, "Only")], count: 200)
        #expect(try read(MP4Bytes(userData: lying)).chapters.map(\.title) == ["Only"])
    }

    @Test func `a text track gives chapters with their ends and links, before Nero's list`() throws {
        var file = MP4Bytes(userData: MP4Bytes.chapterList([(0, "Nero")]))
        let wide: [UInt8] = [0, 6, 0xFE, 0xFF, 0, 0x4C, 1, 0x42]
        file.addChapters([
            (2, MP4Bytes.text("Start", url: "https://talk.example/a")), (3, MP4Bytes.text("")), (4, wide),
            (90, MP4Bytes.text("Last")),
        ])
        #expect(
            try read(file).chapters == [
                AudioChapter(start: 0, end: 2, title: "Start", url: "https://talk.example/a"),
                AudioChapter(start: 5, end: 9, title: "Lł"),
                AudioChapter(start: 9, end: 441_344.0 / 44_100, title: "Last"),
            ])
    }

    @Test func `a text track that nobody refers to, or that is not there, gives none`() throws {
        var file = MP4Bytes()
        file.addChapters([(2, MP4Bytes.text("A")), (2, MP4Bytes.text("B"))])
        file.trackBoxes = MP4Bytes.box("tref", MP4Bytes.box("chap", MP4Bytes.big(77)))
        #expect(try read(file).chapters.isEmpty)
        file.trackBoxes = []
        #expect(try read(file).chapters.isEmpty)
    }
}
