// Chapters in ID3 tags: their order, their ends, and tables that lead nowhere.

import Media
import Testing

@Suite struct ChapterTests {
    /// 9.6 seconds.
    private static let audio = MP3Bytes.repeated(MP3Bytes.small, 400)

    private func chapters(_ tag: [UInt8]) throws -> [AudioChapter] {
        try AudioFacts.read(MemorySource(tag + Self.audio)).chapters
    }

    @Test(arguments: [3, 4] as [UInt8])
    func `a chapter has its times, title, address and picture`(version: UInt8) throws {
        let make = TagBytes(version: version)
        let tag = make.tag(
            make.contents("toc", ["a", "b"]),
            make.chapter(
                "a", from: 0, to: 2500, make.text("TIT2", "Grüße"), make.link("https://talk.example/a"),
                make.picture(3, TagBytes.png)),
            make.chapter("b", from: 2500, make.text("TIT2", "Looms")))
        let found = try chapters(tag)
        #expect(found.count == 2)
        let first = try #require(found.first)
        #expect(first.start == 0 && first.end == 2.5 && first.title == "Grüße")
        #expect(first.url == "https://talk.example/a")
        #expect(first.picture?.image?.type == "image/png")
        #expect(try first.picture?.bytes(in: MemorySource(tag + Self.audio)) == TagBytes.png)
        #expect(found.last == AudioChapter(start: 2.5, title: "Looms"))
    }

    /// Names of chapters at 1, 2 and 3 seconds, in the order that a tag's tables give them; those without a table in
    /// brackets.
    @Test(
        arguments: [
            ([("toc", true, ["c", "a", "b"])], "c a b"), ([("toc", false, ["b", "a", "c"])], "b a c"),
            ([], "a b c"), ([("toc", true, ["b"])], "b (a) (c)"),
            ([("toc", true, ["x", "y"])], "a b c"),
            ([("toc", true, ["one", "c"]), ("one", false, ["b", "a"])], "b a c"),
            ([("toc", true, ["one", "a"]), ("one", false, ["toc", "b", "one", "c", "b"])], "b c a"),
            ([("toc", true, ["toc"])], "a b c"), ([("t", true, ["a"]), ("u", true, ["c", "b", "a"])], "a (b) (c)"),
            ([("a", true, ["c", "b"])], "a c b"),
        ] as [([(String, Bool, [String])], String)])
    func `tables give the order, and no circle of theirs is gone round`(
        tables: [(String, Bool, [String])], expected: String
    ) throws {
        let make = TagBytes(version: 4)
        var body = tables.flatMap { make.contents($0.0, isTop: $0.1, $0.2) }
        for (index, name) in ["b", "a", "c"].enumerated() {
            body += make.chapter(name, from: [2000, 1000, 3000][index], make.text("TIT2", name))
        }
        let found = try chapters(make.tag(body))
        #expect(found.map { $0.isListed ? $0.title : "(\($0.title))" }.joined(separator: " ") == expected)
    }

    @Test func `chapters behind the audio's end are none, and none ends behind it`() throws {
        let make = TagBytes()
        let tag = make.tag(
            make.chapter("a", from: 1000, to: 99_000, make.text("TIT2", "a")), make.chapter("b", from: 9600),
            make.chapter("c", from: .max), make.chapter("d", from: 5000, to: 4000))
        let found = try chapters(tag)
        #expect(found.map(\.start) == [1, 5])
        #expect(found.map(\.end) == [9.6, nil])
        #expect(found.last?.title == "")
    }

    @Test(arguments: ["javascript:alert(1)", "ftp://a.example/", "https://a b", "https://\u{1}", "/here", ""])
    func `an address that is no web address is none`(url: String) throws {
        let make = TagBytes()
        #expect(try chapters(make.tag(make.chapter("a", from: 0, make.link(url)))).first?.url == nil)
    }

    @Test func `a table that claims more names than it has, and a chapter that is cut, lose nothing else`() throws {
        let make = TagBytes()
        let cut = make.frame("CHAP", Array("x".utf8) + [0, 1, 2, 3])
        let tag = make.tag(
            make.contents("toc", ["a"], count: 255), cut, make.frame("CHAP", []), make.frame("CTOC", [65]),
            make.chapter("a", from: 1000, make.text("TIT2", "Here")))
        #expect(try chapters(tag).map(\.title) == ["Here"])
    }

    @Test func `thousands of chapters and tables in each other take no longer than their bytes`() throws {
        let make = TagBytes(version: 4)
        var body: [UInt8] = []
        for index in 0..<3000 { body += make.contents("t\(index)", isTop: index == 0, ["t\(index + 1)", "c\(index)"]) }
        for index in 0..<3000 { body += make.chapter("c\(index)", from: UInt32(index)) }
        let source = CountingSource(make.tag(body) + Self.audio)
        let found = try AudioFacts.read(source).chapters
        #expect(found.count == 3000)
        #expect(found.first?.start == 2.999, "the innermost table's chapter comes first")
        #expect(source.bytesRead < 4 * source.size)
    }

    @Test func `an unsynchronised chapter of 2.4 has its title`() throws {
        let make = TagBytes(version: 4)
        var chapter = make.chapter("a", from: 0, make.frame("TIT2", [0, 0xFF, 65]))
        let content = TagBytes.unsynchronised(Array(chapter.dropFirst(10)))
        chapter = make.frame("CHAP", content)
        chapter[9] = 2
        #expect(try chapters(make.tag(chapter)).map(\.title) == ["ÿA"])
    }
}
