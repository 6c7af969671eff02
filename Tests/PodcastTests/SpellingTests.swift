import Podcast
import Testing

@Suite struct SpellingTests {
    @Test(
        "Slips of a finger are counted up to a bound",
        arguments: [
            ("pytest", "pytets", 1), ("pytest", "pyest", 1), ("pytest", "pyttest", 1), ("pytest", "pythen", 3),
            ("a", "a", 0), ("abc", "", 3),
        ])
    func slips(one: String, other: String, count: Int) {
        let (one, other) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
        #expect(EditDistance.between(one, other, atMost: 3) == count)
        #expect(EditDistance.between(other, one, atMost: 3) == count)
        if count > 0 { #expect(EditDistance.between(one, other, atMost: count - 1) == nil) }
    }

    @Test(
        "One slip is one letter or two swapped",
        arguments: [
            ("Brain", "Brian", true), ("Brin", "Brian", true), ("Brrian", "Brian", true), ("Brean", "Brian", true),
            ("Ian", "Iain", false), ("Barin", "Brian", false), ("Brian", "Brian", false),
        ])
    func slip(_ one: String, _ other: String, _ isSlip: Bool) {
        #expect(Spelling.isOneSlip(from: one, to: other) == isSlip)
    }

    @Test(
        "What is certainly wrong is told the nearest word, whatever its capitals and signs",
        arguments: [
            ("aple", "apple"), ("Apple", "apple"), ("category", "categories"), ("tagaudio", "tagAudio"),
            ("new-feed-url", "newFeedURL"), ("helth and fitness", "Health & Fitness"), ("wallpaper", nil), ("x", nil),
            (String(repeating: "apple", count: 100), nil),
        ] as [(String, String?)])
    func nearest(_ word: String, _ meant: String?) {
        let words = ["title", "apple", "categories", "tagAudio", "newFeedURL", "Health & Fitness"]
        #expect(Spelling.nearest(to: word, among: words) == meant)
    }

    @Test("A word that may be another's is a slip only when one letter is wrong, and never when it is known")
    func slip() {
        #expect(Spelling.slip("bonuss", in: ["full", "bonus"]) == "bonus")
        #expect(Spelling.slip("Bonus", in: ["full", "bonus"]) == nil)
        #expect(Spelling.slip("post", in: ["full", "bonus"]) == nil)
    }
}
