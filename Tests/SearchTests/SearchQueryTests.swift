import Search
import Testing

@Suite struct SearchQueryTests {
    private func terms(_ text: String) -> [String] {
        (SearchQuery(text)?.terms ?? []).map { term in
            let mark =
                switch term.kind {
                case .word: ""
                case .phrase: "="
                case .prefix: "*"
                }
            return (term.isExcluded ? "-" : "") + mark + term.text
        }
    }

    @Test(
        "Words, phrases, beginnings and what is to be absent",
        arguments: [
            ("one two", ["one", "two"]), (" \t a\n", ["a"]), ("\"exact phrase\" x", ["=exact phrase", "x"]),
            ("\u{201C}curly quotes\u{201D}", ["=curly quotes"]), ("\"never closed", ["=never closed"]),
            ("pyt*", ["*pyt"]), ("-java", []), ("x -java", ["x", "-java"]), ("a -\"two words\"", ["a", "-=two words"]),
            ("f-strings", ["f-strings"]), ("a - b", ["a", "b"]), ("--verbose", ["--verbose"]),
            ("C++ C# .NET", ["C++", "C#", ".NET"]), ("x -.net", ["x", "-.net"]), ("a\"b c\"d", ["a", "=b c", "d"]),
            ("\"\" \"\" a", ["a"]), ("* ** - \" 🦀", []), ("東京", ["東京"]),
            ("AND OR NOT NEAR(a b)", ["AND", "OR", "NOT", "NEAR(a", "b)"]),
        ])
    func words(text: String, expected: [String]) {
        #expect(terms(text) == expected)
    }

    @Test(
        "Filters are known words before a colon, and all else is words",
        arguments: [
            ("host:Brian", [SearchQuery.Filter.host("brian")]), ("HOST:\"Ada  Lovelace\"", [.host("ada lovelace")]),
            ("guest:ada", [.host("ada")]), ("year:2022", [.year(2022)]), ("year:22", []), ("year:abcd", []),
            ("in:transcript in:topic", [.place(.transcript), .place(.topics)]), ("in:nowhere", []),
            ("site:https://www.GitHub.com/x", [.site("github.com")]), ("site:a b", [.site("a")]), ("site:...", []),
            ("tag:web", [.tag("web")]), ("host:", []), ("what:ever", []), ("http://x.y", []),
            ("year:2022 year:2022", [.year(2022)]),
        ])
    func filters(text: String, expected: [SearchQuery.Filter]) throws {
        #expect((SearchQuery(text)?.filters ?? []) == expected)
        if expected.isEmpty, text != "host:", text != "site:..." {
            #expect(try #require(SearchQuery(text)).terms.count == 1)
        }
    }

    @Test("A filter can be left out, and alone that is no query")
    func excluded() throws {
        let query = try #require(SearchQuery("pytest -host:brian -year:2020"))
        #expect(query.excludedFilters == [.host("brian"), .year(2020)])
        #expect(query.filters.isEmpty)
        #expect(SearchQuery("-host:brian") == nil)
        #expect(SearchQuery("-java") == nil)
    }

    @Test("A query is bounded in bytes, words and filters")
    func bounds() throws {
        let many = try #require(SearchQuery(Array(repeating: "x", count: 100).joined(separator: " ")))
        #expect(many.terms.count == 12)
        let phrase = try #require(SearchQuery("\"" + Array(repeating: "x", count: 100).joined(separator: " ") + "\" y"))
        #expect(phrase.terms.count == 1)
        let long = try #require(SearchQuery(String(repeating: "é", count: 5000)))
        #expect(long.text.utf8.count <= SearchQuery.byteLimit)
        let filters = try #require(SearchQuery((2000..<2100).map { "year:\($0)" }.joined(separator: " ")))
        #expect(filters.filters.count == 8)
        _ = SearchQuery(String(repeating: "\"", count: 100_000))
        _ = SearchQuery(String(repeating: "host:\"", count: 100_000))
    }

    @Test("What a form lets somebody write is taken in every script, and so is what pages add to it")
    func length() throws {
        for letter in ["a", "ж", "東", "𐐨"] {
            let most = String(repeating: letter, count: SearchQuery.limit / letter.utf16.count)
            #expect(!SearchQuery.isTooLong(most))
            #expect(SearchQuery.isTooLong(most + "a"))
            var text = most
            for number in 0..<SearchQuery.filterLimit / 2 {
                text = try #require(SearchQuery(text)).with(
                    [.host("ada lovelace the \(number)th"), .year(2021), .place(.transcript), .tag("wool")][number])
                #expect(!SearchQuery.isTooLong(text))
                text += " -site:example\(number).org"
                #expect(!SearchQuery.isTooLong(text))
            }
        }
        #expect(SearchQuery.isTooLong(Array(repeating: "tag:x", count: 400).joined(separator: " ")))
        #expect(SearchQuery.isTooLong(String(repeating: "\"", count: 100_000)))
        #expect(SearchQuery.isTooLong(String(repeating: "no:filter ", count: 21)))
    }

    @Test("A filter is put into a query and taken out of it again")
    func edited() throws {
        let query = try #require(SearchQuery("unit  tests host:brian \"to be\" -year:2020"))
        #expect(query.with(.host("ada lovelace")) == "unit tests \"to be\" -year:2020 host:\"ada lovelace\"")
        #expect(query.with(.year(2021)) == "unit tests host:brian \"to be\" -year:2020 year:2021")
        #expect(query.without(.host("brian")) == "unit tests \"to be\" -year:2020")
        #expect(try #require(SearchQuery(query.with(.site("a.b")))).filters == [.host("brian"), .site("a.b")])
    }

    @Test("Every cut of a query is a query or none, and what it says of itself reads the same again")
    func cuts() {
        let text = "-a \"b c\" host:\"d e\" year:2022 f* -site:g.h in:jokes “i” ü+"
        for end in text.indices {
            guard let query = SearchQuery(String(text[..<end])) else { continue }
            let again = SearchQuery(query.text)
            #expect(again == query)
            for filter in query.filters { #expect(SearchQuery(filter.text)?.filters == [filter]) }
        }
    }
}
