// The API's document is true: of the routes that there are, and of what they answer.

import Doctor
import Foundation
import HTTPTypes
import Importer
import Outbound
import Podcast
import Search
import Testing

@testable import HTTPServer
@testable import Site

@Suite struct OpenAPITests {
    private static let document = try? JSONValue(
        Array(Data(contentsOf: URL(fileURLWithPath: SiteFixture.root + "/Public/openapi.json"))))

    /// What else than `/api/` is for programs, and no document of the show.
    private static let further: Set<String> = [SitePath.oEmbed, "/healthz", "/metrics"]

    private func check() throws -> SchemaCheck { SchemaCheck(document: try #require(Self.document)) }

    /// The schema of an answer.
    private func schema(_ path: String, _ method: String, _ status: Int, _ type: String) throws -> JSONValue {
        let check = try check()
        let answers = check.document["paths"][path][method]["responses"]
        let answer = check.followed(try #require(answers.members?["\(status)"], "\(path) \(status)"))
        let media = try #require(answer["content"].members, "\(path) \(status)")
        return try #require(media[type], "\(path) \(status) \(type)")["schema"]
    }

    private func expect(
        _ answer: SiteAnswer, _ path: String, _ method: String = "get", status: Int = 200,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(answer.status == status, "\(path): \(answer.text)", sourceLocation: location)
        let type = String((answer["Content-Type"] ?? "").prefix { $0 != ";" })
        let own = try schema(path, method, answer.status, type)
        #expect(try check().faults(try JSONValue(answer.body), own) == [], sourceLocation: location)
    }

    @Test("Every route for programs is in the document with its methods, and nothing else is")
    func routes() throws {
        var served: Set<String> = []
        for (path, methods, _) in Routes.table where path.hasPrefix("/api/") || Self.further.contains(path) {
            for method in methods where method != .head { served.insert("\(method.rawValue.lowercased()) \(path)") }
        }
        let paths = try #require(try check().document["paths"].members)
        let told = paths.flatMap { path, methods in (methods.members ?? [:]).keys.map { "\($0) \(path)" } }
        #expect(Set(told) == served)
    }

    @Test("The document is OpenAPI 3.1, its references lead somewhere, and each operation has a name of its own")
    func wellFormed() throws {
        let check = try check()
        #expect(check.document["openapi"].string == "3.1.0")
        var names: [String] = []
        func walk(_ value: JSONValue) {
            switch value {
            case .array(let items): items.forEach(walk)
            case .object(let members):
                if let reference = members["$ref"]?.string { #expect(check.resolved(reference) != nil, "\(reference)") }
                if let name = members["operationId"]?.string { names.append(name) }
                members.values.forEach(walk)
            default: break
            }
        }
        walk(check.document)
        #expect(names.count == 7 && Set(names).count == names.count)
    }

    @Test("Every example is what its schema says")
    func examples() throws {
        let check = try check()
        var count = 0
        func walk(_ value: JSONValue, _ place: String) {
            switch value {
            case .array(let items): for item in items { walk(item, place + "[]") }
            case .object(let members):
                let examples = members["examples"]?.members?.values.map { $0["value"] } ?? []
                if let schema = members["schema"] {
                    for example in examples + [members["example"]].compactMap(\.self) {
                        count += 1
                        #expect(check.faults(example, schema) == [], "\(place)")
                    }
                }
                for (name, member) in members { walk(member, "\(place)/\(name)") }
            default: break
            }
        }
        walk(check.document, "")
        #expect(count >= 18)
    }

    @Test("What search and suggestions answer is as the document says, in all their forms")
    func search() throws {
        let fixture = try SiteFixture()
        try fixture.add(
            SiteFixture.episode(1, title: "Beginnings"),
            SiteFixture.episode(2, title: "Bearings", topic: "Ball bearings"),
            SiteFixture.transcript(1, saying: "Wheels within wheels"),
            SiteFixture.notes(
                "tale.md",
                """
                ---
                slug: tale
                title: A tale
                sponsors: [{name: Thimbles, url: "https://thimble.example"}]
                ---

                ## Joke

                Two gears meet.

                ## Extras

                Ada:

                - A [bell](https://bells.example/brass)

                """))
        let client = try SiteClient(fixture, .inProcess)
        for query in [
            "engines", "wheels", "gears", "bells.example", "thimbles", "bearngs", "bearngs&exact=1", "gears host:ada",
            "zzzz", "",
            "engines&sort=newest&page=2", "engines wheels bearings",
        ] {
            try expect(
                try client.get("/api/v1/search?q=" + query.replacing(" ", with: "%20")), "/api/v1/search")
        }
        for query in ["whe", "", "zzzz"] { try expect(try client.get("/api/v1/suggest?q=\(query)"), "/api/v1/suggest") }
        let long = String(repeating: "a", count: SearchQuery.limit + 1)
        for path in ["/api/v1/search", "/api/v1/suggest"] {
            try expect(try client.get("\(path)?q=\(long)"), path, status: 400)
        }
        // The bounds that the document tells are those of the code.
        let parameters = try #require(try check().document["paths"]["/api/v1/search"]["get"]["parameters"].items)
        let bounds = Dictionary(uniqueKeysWithValues: parameters.map { ($0["name"].string ?? "", $0["schema"]) })
        #expect(Set(bounds.keys) == ["q", "sort", "page", "exact"])
        #expect(bounds["q"]?["maxLength"].number == Double(SearchQuery.byteLimit))
        #expect(bounds["page"]?["maximum"].number == 20)
        try expect(try client.get("/api/v1/search?q=a&page=21"), "/api/v1/search", status: 400)
        try expect(try client.get("/api/v1/search?q=a&page=20&sort=best&exact=0"), "/api/v1/search")
    }

    @Test("What the import answers is as the document says: reports, and each way of being refused")
    func imports() throws {
        let fixture = try SiteFixture()
        let client = try SiteClient(fixture, .inProcess)
        let note = Array(
            "---\nnumber: 7\ntitle: Sevens\n---\n\n**Ada #1:** [**Zeppelins**](https://e.example/7)\n".utf8)
        let fields = ["Authorization": "Bearer \(try fixture.token())", "Content-Type": "text/markdown"]
        let path = "/api/v1/import"
        for query in ["?name=007.md&dryRun=true", "?name=007.md", "?name=007.md", ""] {
            try expect(try client.post(path + query, fields, note), path, "post")
        }
        try expect(try client.post(path, ["Content-Type": "text/markdown"], note), path, "post", status: 401)
        try expect(try client.post(path + "?dryrun=1", fields, note), path, "post", status: 400)
        let text = fields.merging(["Content-Type": "text/plain"]) { $1 }
        try expect(try client.post(path, text, note), path, "post", status: 415)
        try expect(try client.post(path + "?name=8.md", fields, note), path, "post", status: 422)
        let large = fields.merging(["Content-Length": "9999999"]) { $1 }
        try expect(try client.ask("POST", path, large), path, "post", status: 413)
    }

    @Test("A report of the feed doctor, an embed and the health are as the document says")
    func others() throws {
        let fixture = try SiteFixture()
        try fixture.add(SiteFixture.episode(1, title: "Beginnings"))
        let client = try SiteClient(fixture, .inProcess)
        try expect(try client.get("/api/v1/check"), "/api/v1/check", status: 401)
        let report = Doctor(client: Outbound(contact: "https://talk.example"))
            .examine(Array("<rss version=\"2.0\"><channel><item></item></channel></rss>".utf8), name: "feed.xml")
        #expect(!report.findings.isEmpty)
        let schema = try schema("/api/v1/check", "get", 200, "application/json")
        #expect(try check().faults(try JSONValue(report.json()), schema) == [])

        let page = SitePath.escaped("https://talk.example/episodes/beginnings")
        try expect(try client.get("/oembed?url=\(page)"), "/oembed")
        for (target, status) in [("/oembed", 400), ("/oembed?url=x", 404), ("/oembed?url=x&format=pdf", 501)] {
            let answer = try client.get(target)
            #expect(answer.status == status && answer["Content-Type"] == "text/html; charset=utf-8", "\(target)")
            _ = try self.schema("/oembed", "get", status, "text/html")
        }
        #expect(try client.get("/healthz").text == "ok\n")
        _ = try self.schema("/healthz", "get", 200, "text/plain")
        _ = try self.schema("/metrics", "get", 200, "text/plain")
    }

    @Test("The document is at its address, readable from anywhere, and the guide for programs leads to it")
    func served() throws {
        let client = try SiteClient(try SiteFixture(), .inProcess)
        let answer = try client.get(SitePath.openAPI)
        #expect(answer.status == 200 && answer["Content-Type"] == "application/json")
        #expect(answer["Access-Control-Allow-Origin"] == "*")
        #expect(try client.get("/llms.txt").text.contains("https://talk.example/openapi.json"))
        let about = try client.get("/about").text
        #expect(about.contains("<a href=\"/openapi.json\" rel=\"service-desc\">"))
    }

    @Test("A value that a schema does not allow is told with its place")
    func checking() throws {
        let check = try check()
        let schema = JSONValue.object(["$ref": .string("#/components/schemas/Moment")])
        let good: [String: JSONValue] = [
            "start": .number(1.5), "text": .string(""), "url": .string("https://talk.example/"),
        ]
        #expect(check.faults(.object(good), schema) == [])
        for (name, value) in [
            ("start", JSONValue.string("1")), ("start", .number(-1)), ("url", .string("/episodes")), ("text", .null),
            ("more", .null),
        ] {
            let faults = check.faults(.object(good.merging([name: value]) { $1 }), schema)
            #expect(faults.count == 1 && faults[0].hasPrefix("$.\(name):"), "\(faults)")
        }
        #expect(check.faults(.object([:]), schema).count == 3)
        #expect(check.faults(.null, .object(["oneOf": .array([])])) == ["$: the schema has oneOf"])
    }
}
