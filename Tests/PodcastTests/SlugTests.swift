import Podcast
import Testing

@Suite struct SlugTests {
    @Test(
        "A title becomes words between hyphens",
        arguments: [
            ("Monorepos", "monorepos"), ("It's a Trap!", "its-a-trap"),
            ("Łukasz & Zoë: C++ / Rust", "lukasz-zoe-c-rust"),
            ("  --x--  ", "x"), ("Python 3.12", "python-3-12"),
        ])
    func makes(title: String, slug: String) {
        #expect(Slug.make(from: title) == slug)
    }

    @Test("A title without letters or digits makes no slug")
    func nothingLeft() {
        #expect(Slug.make(from: "!?…") == nil)
    }

    @Test("A long title is cut at a word")
    func cut() throws {
        let slug = try #require(Slug.make(from: String(repeating: "word ", count: 100)))
        #expect(slug.utf8.count <= Slug.limit)
        #expect(slug.hasSuffix("-word"))
    }

    @Test("Digits alone are a number and no slug", arguments: ["308", "", "-a", "a-", "A", "a b", "a/b", "ä"])
    func invalid(slug: String) {
        #expect(!Slug.isValid(slug))
    }

    @Test("Every made slug that is not digits only is valid", arguments: ["Hello, World", "3 things", "Ünïcödé"])
    func valid(title: String) throws {
        #expect(Slug.isValid(try #require(Slug.make(from: title))))
    }

    @Test func `a slug reads as a title`() {
        #expect(Slug.readable("commands-out_of the-terminal") == "Commands out of the terminal")
    }
}
