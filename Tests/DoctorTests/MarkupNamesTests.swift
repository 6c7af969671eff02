import Testing

@testable import Doctor

@Suite struct MarkupNamesTests {
    static let cases: [(String, Set<String>)] = [
        ("", []), ("a < b > c", []), ("<p>x</p>", ["p"]), ("<H2 class=\"x\">y</H2><br/>", ["h2", "br"]), ("<", []),
        ("<b", []), ("<<b>", ["b"]), ("</div >", ["div"]), ("<!-- x -->", []), ("<1>", []), ("1<2>3", []),
        ("<a href=\"x\">", ["a"]), ("<p\n>", ["p"]), ("<>", []),
    ]

    @Test("Tags are found as browsers would, and what is none is passed over", arguments: cases)
    func names(_ text: String, _ names: Set<String>) {
        #expect(MarkupNames.names(in: text) == names)
    }
}
