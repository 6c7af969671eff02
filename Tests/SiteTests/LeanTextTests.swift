// Our own stylesheets and scripts without their comments.

import Foundation
import HTTPServer
import Testing

@testable import Site

@Suite struct LeanTextTests {
    private static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n")
    }

    @Test(
        "Comments of a stylesheet go, and strings and lines stay",
        arguments: [
            ("/* a */p { }", "p { }"), ("p { /* a\n b */ x: y }\n", "p { \nx: y }\n"), ("/**/p", "p"),
            ("/*/p*/q", "q"),
            ("a::after { content: \"/* no */\" }", "a::after { content: \"/* no */\" }"),
            ("a { content: '\\'/*' } /* b */", "a { content: '\\'/*' } "), ("  a {\n    b: c;\n  }", "a {\nb: c;\n}"),
            ("p { } /* never ends", "p { } "), ("a { b: url(x/*y) }", "a { b: url(x"), ("/", "/"), ("", ""),
        ])
    func sheets(text: String, expected: String) {
        #expect(LeanText.sheet(Array(text.utf8)) == Array(expected.utf8))
    }

    @Test(
        "Lines of a script that are comments become empty, and all others stay",
        arguments: [
            ("// a\nlet b; // c\n  d();\n", "\nlet b; // c\nd();\n"), ("/// a", ""), ("a\n\n//", "a\n\n"), ("", ""),
            ("let a = `\n// b\n`;", "let a = `\n// b\n`;"), ("x = `a`;\n// b", "x = `a`;\n"),
        ])
    func scripts(text: String, expected: String) {
        #expect(LeanText.script(Array(text.utf8)) == Array(expected.utf8))
    }

    @Test("Our own files lose nothing but comments, and each of their lines stays where it was")
    func own() throws {
        let root = URL(fileURLWithPath: SiteFixture.root + "/Public")
        for name in try FileManager.default.contentsOfDirectory(atPath: root.path + "/js") {
            let text = [UInt8](try Data(contentsOf: root.appending(path: "js/\(name)")))
            let (before, after) = (Self.lines(text), Self.lines(LeanText.script(text)))
            #expect(before.count == after.count, "\(name)")
            #expect(after.count { $0.hasPrefix("//") } == 0, "\(name): text between backticks should end on its line")
            for (one, other) in zip(before, after) {
                let code = one.drop { $0 == " " }
                #expect(code.hasPrefix("//") ? other.isEmpty : other == code, "\(name): \(one)")
            }
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: root.path + "/css") {
            let text = [UInt8](try Data(contentsOf: root.appending(path: "css/\(name)")))
            let lean = LeanText.sheet(text)
            #expect(Self.lines(text).count == Self.lines(lean).count, "\(name)")
            let plain = String(decoding: text, as: UTF8.self).replacing(/(?s)\/\*.*?\*\//, with: "")
            let words = { (text: String) in text.split(whereSeparator: \.isWhitespace) }
            #expect(words(String(decoding: lean, as: UTF8.self)) == words(plain), "\(name)")
        }
    }

    @Test(
        "The parts of the stylesheet go out as one, and a host's own takes a part's place, comes behind, or takes all")
    func parts() throws {
        let client = try SiteClient(try SiteFixture(), .inProcess)
        let whole = try client.get("/site.css")
        #expect(whole["Content-Type"] == "text/css; charset=utf-8")
        #expect(whole.text.contains("--paper") && whole.text.contains("@media print") && !whole.text.contains("/*"))
        let place = { (text: String, of: String) in text.range(of: of)?.lowerBound }
        #expect(try #require(place(whole.text, "--paper")) < #require(place(whole.text, "@media print")))

        let own = try SiteClient(
            try SiteFixture(files: [
                "public/css/90-media.css": "/* mine */ a { color: teal }",
                "public/css/99-mine.css": "b { color: navy }",
            ]), .inProcess)
        let mixed = try own.get("/site.css").text
        #expect(mixed.contains("/* mine */ a { color: teal }") && !mixed.contains("@media print"))
        #expect(mixed.contains("--paper") && mixed.hasSuffix("b { color: navy }"))
        #expect(
            try own.get("/").text.firstMatch(of: /site\.css\?v=[0-9a-f]{16}/)?.output
                != client.get("/").text.firstMatch(of: /site\.css\?v=[0-9a-f]{16}/)?.output)

        let alone = try SiteClient(try SiteFixture(files: ["public/site.css": "i { }"]), .inProcess)
        #expect(try alone.get("/site.css").text == "i { }")
    }

    @Test("The player's controls are a script of their own, in the show's words, and no part of a page")
    func controls() throws {
        let fixture = try SiteFixture(files: ["templates/words/en.yml": "forward30: \"On, 'on' \\\\ we go\""])
        let client = try SiteClient(fixture, .inProcess)
        let page = try client.get("/").text
        #expect(!page.contains("<template"))
        let script = try #require(page.firstMatch(of: /src="(\/js\/[0-9a-f]{16})\/site\.js"/))
        let controls = try client.get("\(script.1)/controls.js")
        #expect(controls["Content-Type"] == "text/javascript; charset=utf-8")
        #expect(controls["Cache-Control"] == "max-age=31536000, immutable")
        #expect(controls.text.hasPrefix("export default '<template "))
        #expect(controls.text.contains(#"On, &#39;on&#39; \\ we go"#))
        // Other words, another address.
        let plain = try SiteClient(try SiteFixture(), .inProcess).get("/").text
        #expect(plain.firstMatch(of: /src="(\/js\/[0-9a-f]{16})\/site\.js"/)?.output.1 != script.1)
    }

    @Test("Stylesheet and scripts keep to their part of what a page may weigh")
    func weight() throws {
        let fixture = try SiteFixture()
        let look = fixture.site.looks.look
        func weight(_ path: String) throws -> Int {
            let address = look.assets.address(path)
            let found = try #require(look.assets.find(address.contains("?") ? path : address, version: nil))
            let body = try #require(found.asset.contents(limit: 1 << 20))
            return try Gzip.compress(body, level: 6).count
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: SiteFixture.root + "/Public/js")
        let scripts = try (names.map { "/js/\($0)" } + ["/js/controls.js"]).map(weight).reduce(0, +)
        // The search's own goes out where somebody searches, and with no other page.
        let search = try weight("/js/search.js")
        #expect(scripts - search <= 25_000 - 10 * 400, "with a head each")
        #expect(scripts <= 25_000)
        #expect(try weight("/site.css") <= 10_900)
    }
}
