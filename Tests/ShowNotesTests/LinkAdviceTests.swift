// What hosts are told about links and bold text before they publish.

import Testing

/// Each warning with its line and its words, and what gives none.
@Suite struct LinkAdviceTests {
    @Test(
        "Bold that is open on one side is told, once a line",
        arguments: [
            ("**Ann #1:** A\n\n- **open\n", 3), ("**Ann #1:** A\n\n- closed** only\n- fine\n", 3),
            ("**Ann #1:** A\n\n- **one ** and **two ** there\n", 3), ("**Ann #1:  [a + b**](https://x.example)\n", 1),
        ])
    func bold(_ notes: String, _ line: Int) {
        #expect(advice(notes) == [Advice(line, "bold should be closed on both sides; its asterisks are left out")])
    }

    @Test(
        "Asterisks that are no markup are fine",
        arguments: ["2 * 3", "`**kwargs` and `a**b`", "2**8 is 256", "*args*", "a\\*\\*b", "***all***"])
    func asterisks(_ words: String) {
        #expect(advice("**Ann #1:** A\n\n- \(words)\n") == [])
    }

    @Test(
        "A link that leads nowhere is told with its words and its address",
        arguments: [
            ("[words]()", "link \"words\" should have an address in its round brackets, has none"),
            ("[**two** words]( )", "link \"two words\" should have an address in its round brackets, has none"),
            (
                "[x](notes.md)",
                "link \"x\" should begin with https://, http:// or mailto:, is \"notes.md\"; shown as text"
            ),
            (
                "[x](//host.example/a)",
                "link \"x\" should begin with https://, http:// or mailto:, is \"//host.example/a\"; shown as text"
            ),
            (
                "[x](javascript:alert(1))",
                "link \"x\" should begin with https://, http:// or mailto:, is \"javascript:alert(1)\"; shown as text"
            ),
            (
                "[x](ftp://a.example)",
                "link \"x\" should begin with https://, http:// or mailto:, is \"ftp://a.example\"; shown as text"
            ),
            ("[x](#)", "link \"x\" should begin with https://, http:// or mailto:, is \"#\"; shown as text"),
            ("[x](https://goo.gl/abc)", "link \"x\" should lead to the page itself: goo.gl has shut down"),
            ("[x](http://www.db.tt/abc)", "link \"x\" should lead to the page itself: db.tt has shut down"),
        ])
    func links(_ link: String, _ message: String) {
        #expect(advice("**Ann #1:** A\n\n- One\n- See \(link) here\n") == [Advice(4, message)])
    }

    @Test(
        "A link that leads somewhere is fine",
        arguments: [
            "[x](https://a.example)", "[x](HTTPS://a.example)", "[x](mailto:a@a.example)", "[x](/page)", "[x](#part)",
            "[x](docs.example.org/a)", "[x](https://notgoo.gl.example/a)", "[x](https://a.example/goo.gl)",
            "[https://a.example/b](a.example/b)", "https://a.example",
        ])
    func goodLinks(_ link: String) {
        #expect(advice("**Ann #1:** A\n\n- See \(link) here\n") == [])
    }

    @Test("Links without TLS are counted, and told once a file where the first one stands")
    func plainHTTP() {
        let one = "**Ann #1:** A\n\n- [x](http://a.example/1) and [y](https://b.example)\n"
        #expect(
            advice(one) == [
                Advice(3, "1 link is plain http, should be https where the site has it: \"http://a.example/1\"")
            ])
        let three = one + "- [z](HTTP://c.example)\n- [w](http://d.example)\n"
        #expect(
            advice(three) == [
                Advice(3, "3 links are plain http, should be https where the site has it: \"http://a.example/1\"")
            ])
    }

    @Test("A long address is cut in its warning")
    func longAddress() {
        let address = "ftp://" + String(repeating: "a", count: 200)
        let advice = advice("**Ann #1:** A\n\n- [x](\(address))\n")
        #expect(advice.count == 1)
        #expect(advice.first?.line == 3)
        #expect((advice.first?.message.count ?? 0) < 160)
    }
}
