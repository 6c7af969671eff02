// The import endpoint.

import Foundation
import Glibc
import HTTPTypes
import Importer
import Podcast
import Store
import Testing

@testable import HTTPServer
@testable import Site

@Suite struct ImportEndpointTests {
    private static let note = """
        ---
        number: 7
        title: Sevens
        published: 2026-02-01T08:00:00Z
        ---

        **Ada #1:** [**Zeppelins**](https://engine.example/7)

        - They fly

        """

    private static func fields(_ token: String, _ type: String = "text/markdown") -> [String: String] {
        ["Authorization": "Bearer \(token)", "Content-Type": type]
    }

    private static func multipart(_ files: [(name: String, bytes: [UInt8])], end: String = "--\r\n") -> [UInt8] {
        var body: [UInt8] = []
        for file in files {
            body += Array(
                "--limit\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(file.name)\"\r\n".utf8)
            body += Array("Content-Type: application/octet-stream\r\n\r\n".utf8) + file.bytes + Array("\r\n".utf8)
        }
        return body + Array("--limit\(end)".utf8)
    }

    private static let form = "multipart/form-data; boundary=limit"

    private static func json(_ answer: SiteAnswer) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any])
    }

    @Test("a note is on its page, in search and in the list on the very next request", arguments: Way.allCases)
    func note(_ way: Way) throws {
        let fixture = try SiteFixture()
        let client = try SiteClient(fixture, way)
        let token = try fixture.token()
        #expect(!(try client.get("/episodes").text.contains("Sevens")))
        let answer = try client.post("/api/v1/import?name=007.md", Self.fields(token), Array(Self.note.utf8))
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == "application/json")
        let report = try Self.json(answer)
        #expect(report["added"] as? [Int] == [7])
        #expect(report["unchanged"] as? Int == 0)
        #expect(try client.get("/episodes/sevens").text.contains("Zeppelins"))
        #expect(try client.get("/episodes").text.contains("Sevens"))
        #expect(try client.get("/").text.contains("Sevens"))
        #expect(try client.get("/api/v1/search?q=zeppelins").text.contains("https://talk.example/episodes/sevens"))
        let again = try client.post("/api/v1/import?name=007.md", Self.fields(token), Array(Self.note.utf8))
        #expect(try Self.json(again)["unchanged"] as? Int == 1)
    }

    @Test("notes, transcript and audio together are in the feed on the very next request", arguments: Way.allCases)
    func multipart(_ way: Way) throws {
        let fixture = try SiteFixture()
        let client = try SiteClient(fixture, way)
        let token = try fixture.token()
        let audio = SiteFixture.audioBytes(frames: 300)
        let body = Self.multipart([
            ("007.md", Array(Self.note.utf8)), ("007.mp3", audio),
            ("007.vtt", Array("WEBVTT\n\n00:01.000 --> 00:04.000\nThe hull is full of helium.\n".utf8)),
        ])
        let answer = try client.post("/api/v1/import", Self.fields(token, Self.form), body)
        #expect(answer.status == 200, "\(answer.text)")
        let feed = try client.get("/feed.xml").text
        #expect(feed.contains("<title>Sevens</title>"))
        #expect(feed.contains("https://talk.example/episodes/sevens/transcript.vtt"))
        let media = try #require(feed.firstMatch(of: #/https:\/\/talk\.example(\/media\/[^"]+)/#)?.output.1)
        #expect(try client.get(String(media)).body == audio)
        #expect(try client.get("/api/v1/search?q=helium").text.contains(#""start":1"#))
        #expect(fixture.uploads.isEmpty)
    }

    @Test("audio in two formats is one episode's", arguments: Way.allCases)
    func formats(_ way: Way) throws {
        let fixture = try SiteFixture()
        let client = try SiteClient(fixture, way)
        let aac = ArtworkTests.aacBytes
        let body = Self.multipart([
            ("007.aac", aac), ("007.md", Array(Self.note.utf8)), ("007.mp3", SiteFixture.audioBytes()),
        ])
        let answer = try client.post("/api/v1/import", Self.fields(try fixture.token(), Self.form), body)
        #expect(answer.status == 200, "\(answer.text)")
        let feed = try client.get("/feed.xml").text
        #expect(feed.contains("length=\"16680\" type=\"audio/mpeg\"/>"))
        #expect(feed.contains("<podcast:alternateEnclosure type=\"audio/aac\" length=\"\(aac.count)\""))
    }

    @Test("a dry run reports and changes nothing", arguments: Way.allCases)
    func dryRun(_ way: Way) throws {
        let fixture = try SiteFixture()
        let client = try SiteClient(fixture, way)
        let token = try fixture.token()
        let version = try fixture.store.contentVersion()
        let answer = try client.post(
            "/api/v1/import?name=007.md&dryRun=true", Self.fields(token), Array(Self.note.utf8))
        #expect(answer.status == 200)
        #expect(try Self.json(answer)["added"] as? [Int] == [7])
        #expect(try fixture.store.contentVersion() == version)
        #expect(try client.get("/episodes/sevens").status == 404)
        let unclear = try client.post("/api/v1/import?dryRun=perhaps", Self.fields(token), Array(Self.note.utf8))
        #expect(unclear.status == 400)
    }

    @Test("a note with an error is 422 with path and line", arguments: Way.allCases)
    func refused(_ way: Way) throws {
        let fixture = try SiteFixture()
        let client = try SiteClient(fixture, way)
        let token = try fixture.token()
        let answer = try client.post(
            "/api/v1/import?name=bad.md", Self.fields(token),
            Array("---\nnumber: 8\npublished: soon\n---\n# Hello\n".utf8))
        #expect(answer.status == 422)
        #expect(answer["Content-Type"] == "application/problem+json")
        let problems = try #require(try Self.json(answer)["problems"] as? [[String: Any]])
        let problem = try #require(problems.first { $0["severity"] as? String == "error" })
        #expect(problem["path"] as? String == "bad.md")
        #expect(problem["line"] as? Int == 3)
        #expect(try fixture.store.read { try $0.episodeCount() } == 0)
    }

    @Test("without a good token nothing is taken", arguments: Way.allCases)
    func unauthorized(_ way: Way) throws {
        let fixture = try SiteFixture()
        let client = try SiteClient(fixture, way)
        _ = try fixture.token()
        for authorization in [nil, "", "Bearer", "Bearer wrong", "Basic dG9rZW4=", "Bearer token-of-the-tes"] {
            var fields = ["Content-Type": "text/markdown"]
            fields["Authorization"] = authorization
            let answer = try client.post("/api/v1/import", fields, Array(Self.note.utf8))
            #expect(answer.status == 401, "\(authorization ?? "none")")
            #expect(answer["WWW-Authenticate"] == #"Bearer realm="notecast""#)
            #expect(answer["Content-Type"] == "application/problem+json")
        }
        #expect(try fixture.store.read { try $0.episodeCount() } == 0)
    }

    @Test("a token works from the moment it was made, and no longer than it is there", arguments: Way.allCases)
    func freshToken(_ way: Way) throws {
        let fixture = try SiteFixture()
        let client = try SiteClient(fixture, way)
        let token = try fixture.token("made-just-now")
        let body = Self.multipart([("007.md", Array(Self.note.utf8))])
        #expect(try client.post("/api/v1/import", Self.fields(token, Self.form), body).status == 200)
    }

    @Test("a large upload by nobody is refused before its body is sent")
    func early() throws {
        let fixture = try SiteFixture()
        let client = try SiteClient(fixture, .socket)
        for authorization in ["", "Authorization: Bearer wrong\r\n"] {
            let head =
                "POST /api/v1/import HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\(authorization)"
                + "Content-Type: \(Self.form)\r\nContent-Length: 500000000\r\n\r\n"
            let answer = String(decoding: try client.exchange(Array(head.utf8)), as: UTF8.self)
            #expect(answer.hasPrefix("HTTP/1.1 401 "))
        }
        #expect(fixture.uploads.isEmpty)
    }

    @Test(
        "nothing is taken from somebody with a made-up token, and they keep nobody out", .timeLimit(.minutes(1)))
    func unknownTokens() throws {
        let fixture = try SiteFixture()
        let client = try SiteClient(fixture, .socket)
        let note = Array(Self.note.utf8)
        let forms = [
            ("text/markdown", "Content-Length: 1000"), ("text/markdown", "Transfer-Encoding: chunked"),
            (Self.form, "Content-Length: 100000"), (Self.form, "Transfer-Encoding: chunked"),
        ]
        func begin(_ token: String, _ type: String, _ length: String) throws -> (Int32, String) {
            try client.begin(
                "POST /api/v1/import HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(token)\r\nContent-Type: \(type)\r\n"
                    + "\(length)\r\n")
        }
        for (type, length) in forms + forms {
            let (descriptor, line) = try begin("wrong", type, length)
            close(descriptor)
            #expect(line == "HTTP/1.1 401 Unauthorized")
        }
        #expect(fixture.uploads.isEmpty)
        // One that this process has not seen yet is asked to go on, and its request is told what is wrong with it.
        let token = try fixture.token()
        let (descriptor, line) = try begin(token, "text/markdown", "Content-Length: 1000")
        close(descriptor)
        #expect(line == "HTTP/1.1 100 Continue")
        let fresh = try fixture.token("another")
        #expect(try client.post("/api/v1/import", ["Authorization": "Bearer \(fresh)"], note).status == 415)
        #expect(try client.post("/api/v1/import?name=007.md", Self.fields(fresh), note).status == 200)
    }

    @Test(
        "an import that cannot be stored is a problem in clear words, without a path of ours", arguments: Way.allCases)
    func cannotStore(_ way: Way) throws {
        let fixture = try SiteFixture(files: ["media": "a file where the folder should be"])
        let client = try SiteClient(fixture, way)
        let token = try fixture.token()
        let body = Self.multipart([("007.md", Array(Self.note.utf8)), ("007.mp3", SiteFixture.audioBytes())])
        let answer = try client.post("/api/v1/import", Self.fields(token, Self.form), body)
        #expect(answer.status == 500)
        #expect(answer["Content-Type"] == "application/problem+json")
        let detail = try #require(try Self.json(answer)["detail"] as? String)
        #expect(detail.hasPrefix("The media folder cannot be written:"), "\(detail)")
        #expect(!detail.contains("/"))
        #expect(try client.get("/metrics").text.contains("notecast_imports_total{outcome=\"failed\"} 1\n"))
    }

    @Test(
        "what kept an import from being stored has a status and a sentence",
        arguments: [
            (.noSpace, 507, "There is no space left on the server."),
            (.store("database: database or disk is full (SQLite 13)"), 507, "There is no space left on the server."),
            (.mediaFolder("Permission denied"), 500, "The media folder cannot be written: Permission denied."),
            (
                .store("database: no such table: /srv/x"), 500,
                "The import could not be stored. The error has been logged."
            ),
            (.unreadable("/srv/x"), 500, "The upload could not be read back. The error has been logged."),
            (.busy, 503, Refusal.busy.detail),
        ] as [(ImportError, Int, String)])
    func storing(_ error: ImportError, _ status: Int, _ detail: String) {
        let refusal = Refusal(error)
        #expect(refusal.status.code == status)
        #expect(refusal.detail == detail)
    }

    @Test("an upload that does not fit on the disk is 507")
    func full() throws {
        let fixture = try SiteFixture()
        let head = RequestHead(method: .post, path: "/api/v1/import", peer: .local)
        let answer = fixture.site.failure(CocoaError(.fileWriteOutOfSpace), head)
        #expect(answer.status.code == 507)
        let page = fixture.site.errorPage(HTTPResponse.Status(code: 507), path: nil)
        #expect(page?.status.code == 507)
        #expect(page?.fields[.contentType] == "text/html; charset=utf-8")
        let document = fixture.site.errorPage(HTTPResponse.Status(code: 507), path: "/api/v1/import")
        #expect(document?.fields[.contentType] == "application/problem+json")
    }

    @Test("a query that nobody reads is refused before anything is done", arguments: Way.allCases)
    func unknownQuery(_ way: Way) throws {
        let fixture = try SiteFixture()
        let client = try SiteClient(fixture, way)
        let token = try fixture.token()
        let known = "the known ones are name and dryRun"
        for (query, detail) in [
            ("dryrun=true", "dryrun: is not known here; \(known)."),
            ("dryRun=TRUE", "dryRun: should be true or false."),
            ("name=1.md&dry_run", "dry_run: is not known here; \(known)."),
            ("dryRun=false&dryRun=true", "dryRun: should stand once."),
            ("%64ryrun=1", "dryrun: is not known here; \(known)."),
            ("%zz=1", "The query should be percent-encoded UTF-8."),
        ] {
            let answer = try client.post("/api/v1/import?\(query)", Self.fields(token), Array(Self.note.utf8))
            #expect(answer.status == 400, "\(query)")
            #expect(try Self.json(answer)["detail"] as? String == detail)
        }
        #expect(try fixture.store.read { try $0.episodeCount() } == 0)
        let good = try client.post("/api/v1/import?&name=7.md&", Self.fields(token), Array(Self.note.utf8))
        #expect(good.status == 200)
    }

    @Test("a transcript over the importer's limit is 413", arguments: Way.allCases)
    func largeTranscript(_ way: Way) throws {
        let fixture = try SiteFixture()
        let client = try SiteClient(fixture, way)
        let token = try fixture.token()
        let transcript = [UInt8](repeating: UInt8(ascii: "\n"), count: Importer.transcriptLimit + 1)
        let body = Self.multipart([("007.md", Array(Self.note.utf8)), ("007.vtt", transcript)])
        #expect(try client.post("/api/v1/import", Self.fields(token, Self.form), body).status == 413)
    }

    @Test("what is too large is 413, before its body is sent where the head says so")
    func tooLarge() throws {
        var limits = SiteLimits()
        limits.upload = 30_000
        limits.note = 10_000
        let fixture = try SiteFixture(limits: limits)
        let token = try fixture.token()
        fixture.site.watch.look()
        let client = try SiteClient(fixture, .socket)
        let note = [UInt8](repeating: UInt8(ascii: "a"), count: 10_001)
        #expect(try client.post("/api/v1/import", Self.fields(token), note).status == 413)
        let upload = Self.multipart([("1.mp3", [UInt8](repeating: 0, count: 30_000))])
        #expect(try client.post("/api/v1/import", Self.fields(token, Self.form), upload).status == 413)
        let inside = Self.multipart([("1.md", note)])
        #expect(try client.post("/api/v1/import", Self.fields(token, Self.form), inside).status == 413)
        let head =
            "POST /api/v1/import HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer \(token)\r\n"
            + "Content-Type: text/markdown\r\nTransfer-Encoding: chunked\r\n\r\n"
        let chunked = Array(head.utf8) + Array("2711\r\n".utf8) + note + Array("\r\n0\r\n\r\n".utf8)
        #expect(String(decoding: try client.exchange(chunked), as: UTF8.self).hasPrefix("HTTP/1.1 413 "))
        #expect(fixture.uploads.isEmpty)
        #expect(try client.get("/healthz").status == 200)
    }

    @Test("other forms are 415, broken ones 400", arguments: Way.allCases)
    func forms(_ way: Way) throws {
        let fixture = try SiteFixture()
        let client = try SiteClient(fixture, way)
        let token = try fixture.token()
        let note = Array(Self.note.utf8)
        for (type, target, body, status) in [
            ("application/json", "", note, 415), ("text/plain", "", note, 415),
            ("multipart/mixed; boundary=a", "", note, 415),
            ("multipart/form-data", "", note, 400), (Self.form, "", note, 400),
            (Self.form, "", Self.multipart([]), 400), (Self.form, "", Self.multipart([("1.md", note)], end: ""), 400),
            (Self.form, "", Self.multipart([("..", note)]), 400),
            (Self.form, "", Self.multipart([("1.exe", note)]), 415),
            ("text/markdown", "?name=..", note, 400), ("text/markdown", "?name=%ff", note, 400),
        ] {
            let answer = try client.post("/api/v1/import\(target)", Self.fields(token, type), body)
            #expect(answer.status == status, "\(type) \(target)")
            #expect(answer["Content-Type"] == "application/problem+json")
        }
        var untyped = Self.fields(token)
        untyped["Content-Type"] = nil
        #expect(try client.post("/api/v1/import", untyped, note).status == 415)
        #expect(fixture.uploads.isEmpty)
        #expect(try fixture.store.read { try $0.episodeCount() } == 0)
    }

    @Test("an upload that breaks off leaves nothing behind")
    func brokenOff() throws {
        let fixture = try SiteFixture()
        let token = try fixture.token()
        fixture.site.watch.look()
        let client = try SiteClient(fixture, .socket)
        let head =
            "POST /api/v1/import HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(token)\r\n"
            + "Content-Type: \(Self.form)\r\nContent-Length: 900000\r\n\r\n"
        let part = Self.multipart([("1.mp3", [UInt8](repeating: 0, count: 400_000))], end: "")
        try client.breakOff(Array(head.utf8) + part)
        var isEmpty = false
        for _ in 0..<500 where !isEmpty {
            usleep(20_000)
            isEmpty = fixture.uploads.isEmpty
        }
        #expect(isEmpty)
        #expect(try client.get("/healthz").status == 200)
    }

    @Test("what a killed process left behind is swept, what is under way is not")
    func sweep() throws {
        let fixture = try SiteFixture()
        let folder = try UploadFolder(path: fixture.data + "/cache/uploads")
        for name in ["old", "new"] { try Data("x".utf8).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)")) }
        let old = Date(timeIntervalSinceNow: -4000)
        try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: folder.path + "/old")
        folder.sweep(olderThan: 3600, now: Date())
        #expect(fixture.uploads == ["new"])
    }
}
