import Testing

@testable import Importer

@Suite struct WordDiffTests {
    private func words(_ text: String) -> [Substring] { text.split(separator: " ") }

    @Test(
        "Words that came and went are counted, and shown with the words around them",
        arguments: [
            ("a b c", "a b c", 0, 0, nil),
            ("a b c", "a x c", 1, 1, "a [-b-] {+x+} c"),
            ("", "one two", 2, 0, "{+one two+}"),
            ("one two", "", 0, 2, "[-one two-]"),
            ("a b c d e f g", "a b c d e f g h", 1, 0, "… e f g {+h+}"),
            ("a b c d e f g", "z a b c d e f g", 1, 0, "{+z+} a b …"),
            ("1 2 3 4 5 6 7 8 9", "1 x 3 4 5 6 7 y 9", 2, 2, "1 [-2-] {+x+} 3 4 5 6 7 [-8-] {+y+} 9"),
            ("1 2 3 4 5 6 7 8 9 0", "x 2 3 4 5 6 7 8 9 y", 2, 2, "[-1-] {+x+} 2 3 … 7 8 9 [-0-] {+y+}"),
            ("a\nb", "a b", 0, 0, nil),
        ] as [(String, String, Int, Int, String?)])
    func excerpts(old: String, new: String, added: Int, gone: Int, excerpt: String?) {
        let change = TextChange.between(old, new)
        #expect(change?.excerpt == excerpt)
        #expect((change?.added ?? 0) == added)
        #expect((change?.gone ?? 0) == gone)
    }

    @Test("Tags count as words where only markup is different")
    func markup() throws {
        let change = try #require(TextChange.ofMarkup("<p>one two</p>", "<p>one <em>two</em></p>"))
        #expect(change.added == 2 && change.gone == 0)
        #expect(change.excerpt == "<p> one {+<em>+} two {+</em>+} </p>")
        #expect(TextChange.ofMarkup("<p>one < two", "<p>one < two") == nil)
    }

    /// A list of few words at random, always the same for one seed.
    private func list(_ length: Int, _ seed: inout UInt64) -> [Substring] {
        (0..<length).map { _ in
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return ["a", "b", "c", "d"][Int(seed >> 60) % 4]
        }
    }

    /// The longest common run of words in order, by the table that everybody knows.
    private func longestCommon(_ a: [Substring], _ b: [Substring]) -> Int {
        var row = [Int](repeating: 0, count: b.count + 1)
        for word in a {
            var before = 0
            for (index, other) in b.enumerated() {
                let up = row[index + 1]
                row[index + 1] = word == other ? before + 1 : max(up, row[index])
                before = up
            }
        }
        return row[b.count]
    }

    @Test("The places lead from one text to the other, by the fewest words", arguments: 1...60)
    func shortest(round: Int) {
        var seed = UInt64(round)
        let (old, new) = (list(round % 23, &seed), list(round * 7 % 29, &seed))
        let diff = WordDiff(old, new)
        var made: [Substring] = []
        var (at, reached) = (0, 0)
        for hunk in diff.hunks {
            #expect(hunk.old.lowerBound >= at && hunk.new.lowerBound >= reached, "in order")
            made += old[at..<hunk.old.lowerBound]
            made += new[hunk.new]
            (at, reached) = (hunk.old.upperBound, hunk.new.upperBound)
        }
        made += old[at...]
        #expect(made == new)
        let common = longestCommon(old, new)
        #expect(diff.added == new.count - common)
        #expect(diff.gone == old.count - common)
    }

    @Test("Texts with hardly anything in common are one place, and their words are still counted")
    func beyondTheLimit() {
        let count = WordDiff.editLimit
        let old = (0..<count).map { Substring("old\($0)") } + ["same"]
        let new = ["same"] + (0..<count).map { Substring("new\($0)") }
        let diff = WordDiff(["start"] + old + ["end"], ["start"] + new + ["end"])
        #expect(diff.hunks == [WordDiff.Hunk(old: 1..<(count + 2), new: 1..<(count + 2))])
        #expect(diff.added == count && diff.gone == count)
        let change = TextChange.between(old.joined(separator: " "), new.joined(separator: " "))
        #expect((change?.excerpt.utf8.count ?? .max) < 400, "a report stays short")
    }

    @Test("A word of any length is cut")
    func longWords() throws {
        let change = try #require(TextChange.between("a", String(repeating: "b", count: 100_000)))
        #expect(change.excerpt == "[-a-] {+" + String(repeating: "b", count: 60) + "…+}")
    }
}
