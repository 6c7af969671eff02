// People: slips mended, guests told from hosts.

import Podcast
import Testing

@testable import ShowNotes

@Suite struct CastTests {
    private let cast = Cast(
        people: [], counts: ["Brian": 100, "Michael": 110, "Brain": 3, "MK": 1, "Anthony": 6, "Marta": 2, "Bryce": 9])

    @Test(
        "Slips are mended towards frequent hosts",
        arguments: [
            ("Brain", "Brian"), ("Michae", "Michael"), ("MK", "Michael"), ("BO", "Brian"), ("brian", "Brian"),
            ("Brian", "Brian"),
            ("Anthony", "Anthony"), ("Marta", "Marta"), ("Bryce", "Bryce"), ("Zoe", "Zoe"),
        ])
    func slips(_ written: String, _ name: String) { #expect(cast.name(for: written) == name) }

    @Test("The site's own spellings go first")
    func aliases() {
        let cast = Cast(
            people: [
                ShowPerson(name: "Ann Lee", aliases: ["AL", "Annie"]), ShowPerson(name: "Bob", isRegular: false),
            ],
            counts: ["Annie": 50])
        #expect(cast.name(for: "annie") == "Ann Lee")
        #expect(cast.name(for: "Ann") == "Ann Lee")
        #expect(cast.name(for: "AL") == "Ann Lee")
        #expect(cast.isRegular("Annie") == true)
        #expect(cast.isRegular("Bob") == false)
    }

    @Test("Topic hosts who are no regulars are guests, unless the notes list them as hosts")
    func guests() {
        let notes = """
            **Connect with the hosts**

            - Bryce: [x](https://x.example)

            **Brian #1:** a

            **Zoe #2:** b

            **Bryce #3:** c
            """
        let file = NotesParser(cast: cast).parse(Array(notes.utf8), path: "1.md")
        #expect(file.content.hosts == ["Brian", "Zoe", "Bryce"])
        #expect(file.content.guests == ["Zoe"])
    }

    @Test("An empty cast calls nobody a guest and mends nothing")
    func empty() {
        let file = NotesParser().parse(Array("**Brain #1:** a\n".utf8), path: "1.md")
        #expect(file.content.hosts == ["Brain"])
        #expect(file.content.guests.isEmpty)
        #expect(Cast.counts(in: [file]) == ["Brain": 1])
    }
}
