// The feed doctor's page behind a token.

import Foundation
import Testing

@testable import Site

struct CheckPageTests {
    private static let type = ["Content-Type": "application/x-www-form-urlencoded"]

    private static func form(_ token: String) -> [UInt8] { Array("token=\(token)".utf8) }

    @Test("The page asks for a token, remembers none, and search engines leave it alone", arguments: Way.allCases)
    func asks(way: Way) throws {
        let client = try SiteClient(try SiteFixture(), way)
        let page = try client.get("/admin/check")
        #expect(page.status == 200)
        #expect(page.text.contains("type=\"password\" name=\"token\""))
        #expect(page["Cache-Control"] == "no-store")
        #expect(page["Set-Cookie"] == nil)
        #expect(page.text.contains("<meta name=\"robots\" content=\"noindex\">"))
    }

    @Test("Its menu is that of the whole site")
    func menu() throws {
        let fixture = try SiteFixture()
        try fixture.add(
            SiteFixture.notes("1.md", "---\nnumber: 1\ntitle: Gears\n---\n\n**Ada #1:** Cogs\n\n### Joke\n\n- One\n"))
        let client = try SiteClient(fixture, .inProcess)
        func menu(_ path: String) throws -> [String] {
            let found = try #require(try client.get(path).text.firstMatch(of: /(?s)<nav class="menu".*?<\/nav>/))
            return found.output.matches(of: /href="([^"]*)"/).map { String($0.1) }
        }
        #expect(try menu("/admin/check") == menu("/about"))
        #expect(try menu("/admin/check").contains("/jokes"))
    }

    @Test(
        "Who has no token, a wrong one or one of nonsense sees nothing of the show",
        arguments: ["", "nc_wrong", "%00", "a%20b"])
    func refuses(token: String) throws {
        let fixture = try SiteFixture()
        try fixture.add(SiteFixture.episode(1, title: "Secret", front: "draft: true"))
        let client = try SiteClient(fixture, .inProcess)
        let page = try client.post("/admin/check", Self.type, Self.form(token))
        #expect(page.status == 403)
        #expect(page.text.contains("role=\"alert\""))
        #expect(!page.text.contains("Secret"))
    }
}
