// Labels of topics, sections and hosts.

import Testing

@testable import ShowNotes

@Suite struct LabelTests {
    @Test(
        "A topic's label gives host and number",
        arguments: [
            ("**Ann #1:** T", "Ann", 1), ("**Ann #1**: T", "Ann", 1), ("Ann #4: T", "Ann", 4),
            ("**#2 Bob:** T", "Bob", 2),
            ("**# 6 Bob:** T", "Bob", 6), ("**#1 (Bob)** T", "Bob", 1), ("**#5: (Bob)**: T", "Bob", 5),
            ("[**#6 Bob: T**](https://x.example)", "Bob", 6), ("## **Bob #3: T**", "Bob", 3),
            ("**Ann#5:** T", "Ann", 5),
            ("**Leah #6 - T**", "Leah", 6), ("**Anna-Lena #2:** T", "Anna-Lena", 2),
            ("**Ann Lee Shaw #2:** T", "Ann Lee Shaw", 2),
            ("**Łukasz #2:** T", "Łukasz", 2), ("**Ann: #0: T**", "Ann", 0), ("**Ann #0.1:** T", "Ann", 0),
            ("**Ann #7 (bonus!)**: T", "Ann", 7), ("**Ann** **#3:** T", "Ann", 3), ("**Ann #*5:** T", "Ann", 5),
        ])
    func topics(_ line: String, _ host: String, _ ordinal: Int) throws {
        let sketch = Sketch(Array(line.utf8))
        let label = try #require(TopicGrammar().label(sketch.words, isEmphasised: sketch.isEmphasised))
        #expect(label.host == host)
        #expect(label.ordinal == ordinal)
        let rest = String(String.UnicodeScalarView(sketch.words[label.length...]))
        #expect(rest == "T")
    }

    @Test(
        "Other lines with numbers are no topics",
        arguments: [
            "Question 2: why", "Part 1: how", "#100DaysOfCode is fun", "Episode #44: again", "PEP #8: style",
            "the #1 reason",
            "Step 3: go", "Python 3: out", "# number of things", "We are #1: yes we are and so on", "12: noon",
        ])
    func noTopics(_ line: String) {
        let sketch = Sketch(Array(line.utf8))
        let found =
            sketch.headingLevel == 1 ? nil : TopicGrammar().label(sketch.words, isEmphasised: sketch.isEmphasised)
        #expect(found == nil)
    }

    @Test("A label without a hash needs a known host")
    func withoutHash() {
        let line = Sketch(Array("**AN 1: T**".utf8))
        #expect(TopicGrammar().label(line.words, isEmphasised: true) == nil)
        #expect(TopicGrammar(known: ["ann"]).label(line.words, isEmphasised: true)?.host == "AN")
    }

    @Test(
        "Section labels are found however they are dressed",
        arguments: [
            ("**Extras** ", SectionRole.extras), ("Extras:", .extras), ("## **Extras**", .extras),
            ("**Extra Ann:**", .extras),
            ("**In other news (as in our news)**", .extras), ("What are we up to?", .extras),
            ("Our news and extras:", .extras),
            ("\u{201C}**Joke\u{201D}:**", .joke), ("Jokes!", .joke), ("Joke (in honour of you):", .joke),
            ("××× SIIIIICK ××× PIIIICKS ×××", .extras), ("Sponsored by us!", .sponsor),
            ("This episode has been **sponsored by X**", .sponsor), ("**SPONSOR -** **X**", .sponsor),
            ("Special guest Cleo Hart is here", .guests), ("Finally, if you want an artisanal digest", .boilerplate),
        ])
    func sections(_ line: String, _ role: SectionRole) {
        let sketch = Sketch(Array(line.utf8))
        #expect(SectionGrammar.label(sketch.words, isHeading: sketch.headingLevel > 0)?.role == role)
    }

    @Test(
        "Words that only begin like a label are none",
        arguments: ["Extraordinary", "Jokers wild", "Sponsorship slots", "Extra syntax may be confusing"])
    func noSections(_ line: String) {
        #expect(SectionGrammar.label(Sketch(Array(line.utf8)).words, isHeading: false) == nil)
    }

    @Test(
        "The first heading gives number and title",
        arguments: [
            ("Night Garden 308", 308, nil), ("Night Garden 308: Roses", 308, "Roses"),
            ("Night Garden Episode 308", 308, nil),
            ("#308: Roses", 308, "Roses"), ("308: Roses", 308, "Roses"), ("308", 308, nil), ("NG308", 308, nil),
            ("NG 308", 308, nil),
            ("Night Garden 308 - Roses", 308, "Roses"), ("Python 3.12 special", nil, "Python 3.12 special"),
            ("10 roses for you", nil, "10 roses for you"), ("Roses", nil, "Roses"), ("1984", nil, "1984"),
            ("Area 51 and others", nil, "Area 51 and others"),
        ] as [(String, Int?, String?)])
    func heading(_ text: String, _ number: Int?, _ title: String?) {
        let heading = EpisodeHeading.read(text, expected: [308], showTitle: nil)
        #expect(heading.number == number)
        #expect(heading.title == title)
    }

    @Test("A known show's name or initials make a number of what follows")
    func showTitle() {
        let read = { EpisodeHeading.read($0, expected: [], showTitle: "Night Garden") }
        #expect(read("Night Garden 12").number == 12)
        #expect(read("NG 12").number == 12)
        #expect(read("Other Show 12").number == nil)
    }

    @Test(
        "A sponsor's name ends before its advertisement",
        arguments: [
            ("Acme: try it for free", "Acme"), ("Acme! Get 20% off", "Acme"), ("Acme Seeds", "Acme Seeds"),
            ("Acme, thank you!", "Acme"),
            ("Acme - get started", "Acme"), ("Acme. They grow", "Acme"), ("Acme acme.example/x", "Acme"),
            ("Acme from Beta", "Acme"),
        ])
    func sponsorNames(_ text: String, _ name: String) {
        #expect(SponsorLine.name(in: text) == name)
    }
}
