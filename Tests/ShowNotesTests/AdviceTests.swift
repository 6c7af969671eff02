// What hosts are told about topics, people and sections before they publish.

import Podcast
import ShowNotes
import Testing

/// Each warning with its line and its words, and what gives none; `LinkAdviceTests` has those of links and bold.
@Suite struct AdviceTests {
    @Test("Clean notes get no advice")
    func cleanNotes() {
        let notes = """
            # Garden Hour 7

            Sponsored by Acme: [**acme.example/hour**](https://acme.example/hour)

            Special guest: [Cleo Hart](https://cleo.example)

            **Ann #1:** [**Moss**](https://moss.example)

            - **Bold**, *light*, `2**8` and 2 * 3 * 4
            - Write to [us](mailto:hello@garden.example) or see [the top](/about)
            ```
                rake()  # **not bold
            ```

            **Cleo #2: Ferns**

            **Ann #3:** https://stones.example

            **Extras**

            Ann:

            - [A spade](https://spade.example)

            **Joke:** A hedge with an edge
            """
        let cast = Cast(people: [ShowPerson(name: "Ann"), ShowPerson(name: "Bob")], counts: [:])
        #expect(advice(notes, cast) == [])
        #expect(advice(notes) == [])
    }

    @Test(
        "A topic without a title is told, wherever its bullets stand",
        arguments: [
            ("**Ann #1:**\n\n- A bullet\n", 1), ("\n\n**Ann #1:** ****\n", 3), ("Ann #1:\n- A bullet\n", 1),
            ("## **Ann #1:**\n\nSome text.\n", 1), ("**Ann #1:**\n\n[**Too far below**](https://x.example)\n", 1),
        ])
    func titles(_ notes: String, _ line: Int) {
        #expect(advice(notes) == [Advice(line, "topic should have a title behind its label, has none")])
    }

    @Test(
        "Topic numbers are told when they are there twice, missing or far too high",
        arguments: [
            ([1, 2, 3], []), ([3, 1, 2], []), ([0, 0, 1], []), ([5], []), ([], []),
            ([1, 1], [Advice(3, "topic number 1 should be there once, is also in line 1")]),
            (
                [1, 2, 1, 1],
                [
                    Advice(5, "topic number 1 should be there once, is also in line 1"),
                    Advice(7, "topic number 1 should be there once, is also in line 1"),
                ]
            ),
            ([1, 3], [Advice(3, "topic numbers should run without a gap: 2 is missing before 3")]),
            ([3, 1], [Advice(1, "topic numbers should run without a gap: 2 is missing before 3")]),
            ([2, 3], [Advice(1, "topic numbers should run without a gap: 1 is missing before 2")]),
            ([1, 4], [Advice(3, "topic numbers should run without a gap: 2 and 3 are missing before 4")]),
            ([1, 2, 6], [Advice(5, "topic numbers should run without a gap: 3 to 5 are missing before 6")]),
            ([1, 2, 3, 44], [Advice(7, "topic number should be 4, is 44")]),
            (
                [1, 3, 3],
                [
                    Advice(3, "topic numbers should run without a gap: 2 is missing before 3"),
                    Advice(5, "topic number 3 should be there once, is also in line 3"),
                ]
            ),
        ])
    func numbers(_ numbers: [Int], _ expected: [Advice]) {
        let notes = numbers.map { "**Ann #\($0):** A title\n" }.joined(separator: "\n")
        #expect(advice(notes) == expected)
    }

    @Test("A host whom nobody knows is told once, and known ones are not")
    func unknownHost() {
        let notes = """
            Special guest: Cleo Hart

            **Connect with the hosts**

            - Lotte: [@lotte](https://social.example/lotte)

            **Ann #1:** One

            **Zoe #2:** Two

            **Cleo #3:** Three

            **Lotte #4:** Four

            **Zoe #5:** Five
            """
        let cast = Cast(people: [ShowPerson(name: "Ann Lee"), ShowPerson(name: "Bob")], counts: [:])
        let message =
            "host \"Zoe\" should be known: a guest in a line \"Special guest: …\", or one of `people` in site.yml"
        #expect(advice(notes, cast) == [Advice(9, message)])
    }

    @Test(
        "A slip in a host's name is told with the name that it was read as",
        arguments: [
            ("Micheal", "host should be \"Michael\", is \"Micheal\"; read as \"Michael\""),
            ("Michae", "host should be \"Michael\", is \"Michae\"; read as \"Michael\""),
            ("Bertt", "host should be \"Bert\", is \"Bertt\"; read as \"Bert\""),
        ])
    func slips(_ written: String, _ message: String) {
        let cast = Cast(people: [], counts: ["Michael": 100, "Bert": 90, written: 1])
        #expect(advice("**Bert #1:** One\n\n**\(written) #2:** Two\n", cast) == [Advice(3, message)])
    }

    @Test("Initials and first names are short forms, and no slips")
    func shortForms() {
        let cast = Cast(people: [ShowPerson(name: "Ann Lee", aliases: ["Annie"])], counts: [:])
        #expect(advice("**Ann #1:** One\n\n**Annie #2:** Two\n\n**AL #3:** Three\n", cast) == [])
    }

    @Test(
        "A sponsor without a link is told where it is named",
        arguments: [
            (
                "# 7\n\nSponsored by Acme\n\n**Ann #1:** A\n",
                [Advice(3, "sponsor \"Acme\" should have a link, has none")]
            ),
            (
                "Sponsored by:\n\n- Acme\n- [Beta](https://beta.example)\n\n**Ann #1:** A\n",
                [
                    Advice(3, "sponsor \"Acme\" should have a link, has none")
                ]
            ),
            ("Sponsored by Acme:\n\n- Go to [acme](https://acme.example)\n\n**Ann #1:** A\n", []),
            ("Sponsored by us! Support our work.\n\n**Ann #1:** A\n", []),
            ("Sponsored by https://acme.example/x\n\n**Ann #1:** A\n", []),
        ])
    func sponsors(_ notes: String, _ expected: [Advice]) {
        #expect(advice(notes) == expected)
    }

    @Test(
        "A section of jokes without a joke is told, however it ends",
        arguments: [
            "**Joke:**\n", "**Joke:**\n\n", "Jokes\n\n- \n", "## **Joke:**\n\n## Links\n\n- [a](https://a.example)\n",
            "**Joke:**\n\n**Extras**\n\n- One\n", "**Joke:**\n\n----------\n",
        ])
    func jokes(_ section: String) {
        let notes = "**Ann #1:** A\n\n" + section
        #expect(advice(notes) == [Advice(3, "section should have a joke below its label, is empty")])
    }

    @Test(
        "A joke of any form is one",
        arguments: [
            "**Joke:** one\n", "**Joke:**\n\none\n", "**Joke:**\n\n![](https://img.example/a.png)\n",
            "**Joke:**\n\n- via Cleo\n- one\n",
        ])
    func goodJokes(_ section: String) {
        #expect(advice("**Ann #1:** A\n\n" + section) == [])
    }

    @Test(
        "A stand-in for a guest is told, and is no guest",
        arguments: ["GUEST_PROFILE", "TBD", "Name"])
    func standIns(_ words: String) {
        let notes = "# 7\n\nSpecial guest: \(words)\n\n**Ann #1:** A\n"
        #expect(advice(notes) == [Advice(3, "guest should be named, is the stand-in \"\(words)\"")])
        #expect(NotesParser().parse(Array(notes.utf8), path: "7.md").content.guests.isEmpty)
    }

    @Test(
        "An open fence is told where it was opened, with the place it was closed at",
        arguments: [
            (
                "**Ann #1:** A\n\n```\ndig()\n\n**Bob #2:** B\n",
                Advice(3, "code fence should be closed with \"```\"; was closed before line 6")
            ),
            (
                "**Ann #1:** A\n\n- x\n```swift\ndig()\n\n**Extras**\n\n- One\n",
                Advice(4, "code fence should be closed with \"```\"; was closed before line 7")
            ),
            (
                "**Ann #1:** A\n\n```\ndig()\n",
                Advice(3, "code fence should be closed with \"```\"; was closed at the end of the file")
            ),
        ])
    func fences(_ notes: String, _ expected: Advice) {
        #expect(advice(notes) == [expected])
    }

    @Test("Lines count from the top of the file, front matter and CRLF among them")
    func linesOfTheFile() {
        let notes = "---\r\nnumber: 7\r\n---\r\n\r\nSponsored by Acme\r\n\r\n**Ann #1:**\r\n\r\n- [x]()\r\n"
        #expect(
            advice(notes) == [
                Advice(5, "sponsor \"Acme\" should have a link, has none"),
                Advice(7, "topic should have a title behind its label, has none"),
                Advice(9, "link \"x\" should have an address in its round brackets, has none"),
            ])
    }

    @Test("A warning says its path, line and severity first")
    func description() {
        let file = NotesParser().parse(Array("**Ann #1:**\n".utf8), path: "folder/7.md")
        #expect(
            file.problems.map(\.description)
                == ["folder/7.md:1: warning: topic should have a title behind its label, has none"])
    }
}
