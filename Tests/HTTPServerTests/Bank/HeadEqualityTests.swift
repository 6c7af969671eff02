// HEAD and GET, side by side, for every kind of answer; and the fields that each kind must carry.

import Foundation
import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("Heads of answers")
struct HeadEqualityTests {
    /// A target, more lines of the header, and the status. A Range is not among them: HEAD knows none (RFC 9110 §14.2).
    private static let kinds: [(String, [String], Int)] = [
        ("/", [], 200), ("/", ["Accept-Encoding: gzip"], 200), ("/", ["If-None-Match: \"tag\""], 304),
        ("/", ["Accept-Encoding: gzip", "If-None-Match: W/\"tag-gz\""], 304), ("/", ["If-Match: \"x\""], 412),
        ("/", ["If-Modified-Since: \(Bank.date)"], 304), ("/", ["Expect: x"], 417), ("/", ["Content-Length: x"], 400),
        ("/", ["X : y"], 400), ("/", ["X: " + String(repeating: "x", count: 40_000)], 431), ("/../", [], 400),
        ("/%zz", [], 400), ("/" + String(repeating: "x", count: 9000), [], 414), ("/ HTTP/9.9", [], 400),
        ("/\r/", [], 400), ("/\n", [], 400),
        ("/note", [], 200), ("/note", ["If-None-Match: \"note\""], 304), ("/note", ["If-Match: \"x\""], 412),
        ("/note", ["If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT"], 412), ("/weak", [], 200),
        ("/dated", ["If-Modified-Since: \(Bank.date)"], 304), ("/file", [], 200),
        ("/file", ["If-None-Match: \"file\""], 304), ("/file", ["If-Match: \"x\""], 412), ("/empty", [], 200),
        ("/missing", [], 404), ("/missing", ["If-None-Match: *"], 404), ("/echo", [], 200), ("/read-only", [], 200),
        ("/note", ["Connection: close"], 200), ("/file", ["Range: bytes=0-1", "If-Range: \"x\""], 200),
    ]

    @Test("HEAD has every line of GET, and no content", arguments: kinds)
    func equal(_ target: String, _ lines: [String], _ status: Int) throws {
        let server = try #require(try BankServer.all.get().last)
        let rest = " \(target) HTTP/1.1\r\nHost: a\r\n" + lines.map { $0 + "\r\n" }.joined() + "\r\n"
        let get = try server.client().exchange("GET" + rest)
        #expect(get.status == status)
        let client = try server.client()
        let head = try client.exchange("HEAD" + rest, hasBody: false)
        #expect(head.status == status)
        #expect(head.stableLines == get.stableLines)
        #expect(head["Date"] != nil)
        // Whatever came after the head would be taken for the next answer.
        if head["Connection"] != "close" {
            try client.send("GET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        }
        if head["Connection"] != "close" { #expect(try client.receive().text == "next") }
        #expect(try client.isAtEnd())
    }

    @Test("a part has what the whole has, and says where it belongs")
    func parts() throws {
        let server = try #require(try BankServer.all.get().first)
        let client = try server.client()
        let whole = try client.get("/file")
        let part = try client.get("/file", ["Range: bytes=2-4"])
        let isAboutLength = { (line: String) in line.hasPrefix("Content-Length:") || line.hasPrefix("Content-Range:") }
        #expect(part.status == 206)
        #expect(part.stableLines.filter { !isAboutLength($0) } == whole.stableLines.filter { !isAboutLength($0) })
        #expect(part["Content-Range"] == "bytes 2-4/10")
        #expect(part["Content-Length"] == "3")
    }

    @Test(
        "304 has the fields of 200 that guide caches, and no others",
        arguments: ["/note", "/file", "/", "/weak"])
    func notModified(_ target: String) throws {
        let server = try #require(try BankServer.all.get().first)
        let client = try server.client()
        let whole = try client.get(target)
        let fresh = try client.get(target, ["If-None-Match: *"])
        // RFC 9110 §15.4.5.
        let names = ["Cache-Control", "Content-Location", "ETag", "Expires", "Vary"]
        #expect(fresh.status == 304)
        for name in names { #expect(fresh[name] == whole[name], "\(name)") }
        #expect(
            fresh.stableLines.allSatisfy { line in names.contains { line.hasPrefix($0 + ":") } }, "\(fresh.lines)")
    }

    @Test("a file that claims to be of tomorrow was modified when it is sent")
    func future() throws {
        let folder = try TemporaryFolder()
        try folder.write("file", [1])
        let tomorrow = Date(timeIntervalSinceNow: 86400)
        try FileManager.default.setAttributes([.modificationDate: tomorrow], ofItemAtPath: folder.path + "/file")
        let file = try #require(FileFolder(path: folder.path)?.open(["file"]))
        let server = try TestServer(TestSite { _ in .answer(Response(status: .ok, body: .file(file))) })
        let answer = try server.client().get("/")
        let sent = try #require(answer["Date"].flatMap { HTTPDate.parse(Array($0.utf8).span) })
        let modified = try #require(answer["Last-Modified"].flatMap { HTTPDate.parse(Array($0.utf8).span) })
        // The loop reads its clock once a turn.
        #expect(modified - sent <= 1)
    }

    @Test("each variant of a page has a tag of its own, and both say what they vary by")
    func variants() throws {
        let server = try #require(try BankServer.all.get().first)
        let client = try server.client()
        let plain = try client.get("/", ["Accept-Encoding: identity"])
        let packed = try client.get("/", ["Accept-Encoding: gzip"])
        #expect(plain["ETag"] != packed["ETag"])
        for answer in [plain, packed] {
            #expect(answer["Vary"] == "Accept-Encoding")
            #expect(answer["Last-Modified"] == Bank.date)
        }
        #expect(packed.body.starts(with: [0x1F, 0x8B]))
    }
}
