// Query strings, as browsers and others send them.

import Testing

@testable import Site

@Suite struct QueryStringTests {
    @Test(
        "the first value of a name is decoded",
        arguments: [
            ("q=a", .text("a")), ("x=1&q=a+b%20c", .text("a b c")), ("q=", .text("")), ("q", .text("")),
            ("q=a&q=b", .text("a")), ("q=%C3%A4", .text("ä")), ("q=a=b", .text("a=b")), ("Q=a", .missing),
            ("", .missing), ("&&&", .missing), ("%71=a", .text("a")), ("q=%4", .malformed), ("q=%zz", .malformed),
            ("q=%ff", .malformed), ("q=%00", .malformed), ("q=%", .malformed),
        ] as [(String, QueryString.Value)])
    func values(_ query: String, _ expected: QueryString.Value) {
        #expect(QueryString(query).value("q") == expected)
    }

    @Test("without a query nothing is there")
    func none() {
        #expect(QueryString(nil).value("q") == .missing)
    }
}
