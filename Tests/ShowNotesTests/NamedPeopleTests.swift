// Whom notes name as hosts and guests.

import Podcast
import Testing

@testable import ShowNotes

@Suite struct NamedPeopleTests {
    private static let cast = Cast(people: [], counts: ["Ann": 40])

    private func parsed(_ notes: String, _ cast: Cast = .empty) -> NotesFile {
        NotesParser(cast: cast).parse(Array(notes.utf8), path: "7.md")
    }

    @Test(
        "A host whom the notes name as one is no guest, and known",
        arguments: [
            "---\nhosts: [Chloé]\n---\n# 7: Roses\n\n**Chloé #1:** [Seeds](https://x.example)\n",
            "# 7: Roses\n\nHosts: Ann Lee, Chloé Roe\n\n**Chloé #1:** [Seeds](https://x.example)\n",
        ])
    func namedHosts(_ notes: String) {
        let file = parsed(notes, Self.cast)
        #expect(file.content.topicHosts == ["Chloé"])
        #expect(file.content.guests.isEmpty)
        #expect(file.problems.isEmpty)
    }

    @Test("A stranger beside named hosts is a guest still, and advised about")
    func strangers() {
        let file = parsed("---\nhosts: [Chloé]\n---\n\n**Zed #1:** [Seeds](https://x.example)\n", Self.cast)
        #expect(file.content.guests == ["Zed"])
        #expect(file.problems.map(\.line) == [5])
    }

    @Test(
        "A line of several people names them all",
        arguments: [
            ("Hosts: Ann Lee, Bob Ray", ["Ann Lee", "Bob Ray"]),
            ("Hosts: Ann Lee; Bob Ray & Cy Fox", ["Ann Lee", "Bob Ray", "Cy Fox"]),
            ("Hosts: Ann, Bob and Cy", ["Ann", "Bob", "Cy"]),
            ("Hosts: [Ann Lee](https://a.example), [Bob Ray](https://b.example) (remote)", ["Ann Lee", "Bob Ray"]),
            ("Hosts: Ann Lee (she, her), Bob Ray", ["Ann Lee", "Bob Ray"]),
            ("Hosts:\n\nAnn Lee, Bob Ray", ["Ann Lee", "Bob Ray"]),
            ("Hosts: Ann Lee, Director of Roses, Bob Ray, Staff Engineer", ["Ann Lee", "Bob Ray"]),
        ])
    func hosts(_ notes: String, _ names: [String]) {
        #expect(parsed(notes + "\n").content.namedHosts == names)
    }

    @Test(
        "A label of guests that nothing stands below stays, and deeper headings below a heading name them",
        arguments: [
            (
                "## Guests\n\n### Jane Doe\n\nMills.\n\n#### Her Mill\n\nOld.\n\n### Joe Bloggs, miller\n\nBakes.\n\n"
                    + "## Mill Talk\n\n### Stone Age\n\nOld.\n",
                ["Jane Doe", "Joe Bloggs"], "Guests"
            ),
            ("## Guests\n\n- Jane Doe\n\n### Further Reading\n\nOld.\n", ["Jane Doe"], "Guests"),
            ("## Guests\n\n## Mill Talk\n\nOld.\n", [], "Guests"), ("Old.\n\n## Guests\n", [], "Guests"),
            ("Special guest:\n\n## Jane Doe\n\nMills.\n", [], "Special guest:"),
            ("Guests:\n\n**Ann #1:** [Seeds](https://x.example)\n", [], "Guests:"),
            ("Old.\n\nGuests:\n", [], "Guests:"),
        ] as [(String, [String], String)])
    func guestHeadings(_ notes: String, _ guests: [String], _ label: String) {
        let content = parsed("# 7: Roses\n\n" + notes, Self.cast).content
        #expect(content.guests == guests)
        let prose = content.items.compactMap { if case .prose(let prose) = $0 { prose } else { nil } }
        let places = prose.filter { $0.heading == label || $0.body.plain.hasSuffix(label) }
        #expect(places.count == 1, "\(prose)")
    }

    @Test(
        "A heading over guests stands over what says more than their names; names alone are folded with it",
        arguments: [
            ("## Guests\n\n- Tom Rye\n- Jane Doe\n", true, nil), ("**Guests**\n\n- Tom Rye\n- Jane Doe\n", true, nil),
            ("## Guests:\n\nTom Rye, and Jane Doe\n", true, nil),
            ("## Guests\n\n- Tom Rye, who mills\n- [Jane Doe](https://jane.example)\n", false, nil),
            ("## Guests:\n\nTom Rye, who mills\nJane Doe\n", false, nil),
            ("**Guests:**\n\n- Tom Rye, who mills\n- Jane Doe\n", false, "Guests:\nTom Rye, who mills\nJane Doe"),
            ("Guests:\n\n- Tom Rye\n- [Jane Doe](https://jane.example)\n", false, "Guests:\nTom Rye\nJane Doe"),
        ] as [(String, Bool, String?)])
    func guestList(_ list: String, _ isFolded: Bool, _ text: String?) throws {
        for seeds in ["## Seeds\n\nText.\n", "**Ann #1:** [Seeds](https://x.example)\n"] {
            let content = parsed("# 7: Roses\n\n\(list)\n\(seeds)").content
            #expect(content.guests == ["Tom Rye", "Jane Doe"])
            let prose = try #require(
                content.items.first.flatMap { if case .prose(let prose) = $0 { prose } else { nil } })
            #expect(prose.kind == (isFolded ? .boilerplate : .text) && prose.line == 3)
            // A label's line is part of the text, a heading is a heading.
            #expect(prose.heading == (text == nil ? "Guests" : nil))
            #expect(prose.body.plain.contains("Tom Rye") && prose.body.plain == text ?? prose.body.plain)
        }
    }

    @Test(
        "A heading over guests is not lost above what names nobody",
        arguments: ["> Tom Rye mills.\n", "| a | b |\n|-|-|\n| Tom | Rye |\n"])
    func guestsOtherwise(_ block: String) {
        let content = parsed("# 7: Roses\n\n## Guests\n\n\(block)").content
        #expect(
            content.items.compactMap { if case .prose(let prose) = $0 { prose.heading } else { nil } } == ["Guests"])
    }

    @Test(
        "A line of guests names them, and not what they are",
        arguments: [
            ("Special guests: Jane Doe, John Roe, and Kim Poe", ["Jane Doe", "John Roe", "Kim Poe"]),
            ("Special guest: Jane Doe, Director of X", ["Jane Doe"]),
            ("Special guest: Jane Doe, Acme Seeds", ["Jane Doe"]),
            ("Special guests: Jane Doe, Head Gardener at Acme, and John Roe", ["Jane Doe", "John Roe"]),
            ("Guest: Jane Doe, John Roe, and Kim Poe", ["Jane Doe", "John Roe", "Kim Poe"]),
        ])
    func guests(_ notes: String, _ names: [String]) {
        #expect(parsed(notes + "\n").content.guests == names)
    }

    @Test("Of people without end, as many are named as a file may name, and no word is lost")
    func bounds() {
        let letters = Array("abcdefghijklmnopqrst")
        let names = (0..<400).map { "Ann L\(letters[$0 / 20])\(letters[$0 % 20])" }
        let list = names.map { "- \($0)\n" }.joined()
        let hosts = parsed("Hosts:\n\n" + list)
        #expect(hosts.content.namedHosts.count == NotesLimits.people)
        let guests = parsed("Special guests:\n\n" + list)
        #expect(guests.content.guests.count == NotesLimits.people)
        let words = guests.content.items.map { if case .prose(let prose) = $0 { prose.body.plain } else { "" } }
            .joined()
        #expect(names.allSatisfy { words.contains($0) })
        #expect(parsed("Hosts: " + names.joined(separator: " & ")).content.namedHosts.count == NotesLimits.people)
    }
}
