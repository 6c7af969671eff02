// Answers over a real socket: pages, files, conditions, ranges, keep-alive and pipelining.

import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("Answers over a socket")
struct AnswerTests {
    @Test("one connection serves many requests")
    func keepAlive() throws {
        let server = try TestServer(TestSite(pages: ["/": page("home"), "/b?x=1": page("second")]))
        let client = try server.client()
        for _ in 0..<20 {
            #expect(try client.get("/").text == "home")
            #expect(try client.get("/b?x=1").text == "second")
        }
        #expect(server.server.metrics.loops.reduce(0) { $0 + $1.accepted } == 1)
        #expect(server.server.metrics.requestsByMethod["GET"] == 40)
    }

    @Test("pipelined requests, some with bodies, are answered in order")
    func pipelining() throws {
        let lane = Lane(label: "test", width: 2, depth: 64)
        let site = TestSite(pages: ["/": try page("home")]) { _ in
            .handle(body: .memory(limit: 100)) { request, reply in
                lane.answer(reply) {
                    guard case .bytes(let bytes) = request.body else { return Response(status: .noContent) }
                    return Response(status: .ok, body: .bytes(bytes))
                }
            }
        }
        let server = try TestServer(site)
        let client = try server.client()
        let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
        let post = "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nfirst"
        let chunked =
            "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nsec\r\n3;e\r\nond\r\n0\r\nT: 1\r\n\r\n"
        for round in 0..<5 {
            try client.send(get + post + get + chunked + get)
            for expected in ["home", "first", "home", "second", "home"] {
                #expect(try client.receive().text == expected, "round \(round)")
            }
        }
    }

    @Test("an absolute target without a path is the root")
    func absoluteForm() throws {
        let server = try TestServer(TestSite(pages: ["/": page("home")]))
        #expect(try server.client().get("http://a").text == "home")
        #expect(try server.client().get("http://a/").text == "home")
    }

    @Test("HTTP/1.0 closes, unless the client asks for keep-alive and is told")
    func version10() throws {
        let server = try TestServer(TestSite(pages: ["/": page("home")]))
        let client = try server.client()
        let first = try client.exchange("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        #expect(first["Connection"] == "keep-alive")
        let last = try client.exchange("GET / HTTP/1.0\r\n\r\n")
        #expect(last["Connection"] == "close")
        #expect(last.text == "home")
        #expect(try client.isAtEnd())
    }

    @Test("HEAD has the very head of GET, for pages, bytes, files and errors")
    func head() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.mp3", Array(repeating: 7, count: 5000))
        let files = FileFolder(path: folder.path)
        let lane = Lane(label: "test", width: 1, depth: 8)
        let site = TestSite(pages: ["/": try page("home", gzip: true, modified: 1000)]) { head in
            switch head.path {
            case "/bytes": .answer(Response(status: .ok, fields: [.eTag: "\"b\""], body: .bytes(Array("bytes".utf8))))
            case "/a.mp3":
                .handle(body: .none) { request, reply in
                    lane.answer(reply) {
                        files?.open(path: request.head.path[...]).map {
                            Response(status: .ok, fields: [.contentType: "audio/mpeg"], body: .file($0))
                        } ?? Response(status: .notFound)
                    }
                }
            default: .answer(Response(status: .notFound, body: .bytes(Array("nothing".utf8))))
            }
        }
        let client = try TestServer(site).client()
        for target in ["/", "/bytes", "/a.mp3", "/missing", "/%zz"] {
            let client = try target == "/%zz" ? TestServer(site).client() : client
            let get = try client.get(target)
            let other = try target == "/%zz" ? TestServer(site).client() : client
            let head = try other.exchange("HEAD \(target) HTTP/1.1\r\nHost: a\r\n\r\n", hasBody: false)
            #expect(head.status == get.status)
            #expect(head.stableLines == get.stableLines, "\(target)")
            #expect(!get.body.isEmpty)
        }
    }

    @Test("a page goes out as gzip or plain, each with its own ETag, and as 304")
    func pageVariants() throws {
        let site = TestSite(pages: ["/": try page(String(repeating: "home ", count: 200), gzip: true, modified: 1000)])
        let client = try TestServer(site).client()
        let plain = try client.get("/")
        #expect(plain["ETag"] == "\"tag\"")
        #expect(plain["Vary"] == "Accept-Encoding")
        #expect(plain["Content-Encoding"] == nil)
        #expect(plain["Last-Modified"] == "Thu, 01 Jan 1970 00:16:40 GMT")
        let packed = try client.get("/", ["Accept-Encoding: br, gzip"])
        #expect(packed["Content-Encoding"] == "gzip")
        #expect(packed["ETag"] == "\"tag-gz\"")
        #expect(packed["Vary"] == "Accept-Encoding")
        #expect(packed.body.count < plain.body.count)
        #expect(packed.body.starts(with: [0x1F, 0x8B]))
        let lines = ["Accept-Encoding: gzip", "If-None-Match: \"other\", W/\"tag-gz\""]
        let fresh = try client.get("/", lines)
        #expect(fresh.status == 304)
        #expect(fresh["ETag"] == "\"tag-gz\"")
        #expect(fresh["Vary"] == "Accept-Encoding")
        #expect(fresh["Content-Length"] == nil)
        #expect(fresh["Content-Type"] == nil)
        #expect(try client.get("/", ["If-None-Match: \"tag-gz\""]).status == 200)
        #expect(try client.get("/", ["If-None-Match: \"x\"", "If-None-Match: \"tag\""]).status == 304)
        #expect(try client.get("/", ["If-Modified-Since: Thu, 01 Jan 1970 00:16:40 GMT"]).status == 304)
        #expect(try client.get("/", ["If-Modified-Since: Thu, 01 Jan 1970 00:16:39 GMT"]).status == 200)
        #expect(try client.get("/", ["If-Match: \"x\""]).status == 412)
    }

    @Test("a file goes out whole and in ranges")
    func ranges() throws {
        let folder = try TemporaryFolder()
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try folder.write("a.mp3", bytes)
        let file = try #require(FileFolder(path: folder.path)?.open(["a.mp3"]))
        let site = TestSite { _ in
            .answer(Response(status: .ok, fields: [.contentType: "audio/mpeg"], body: .file(file)))
        }
        let client = try TestServer(site).client()
        let whole = try client.get("/a.mp3")
        #expect(whole.status == 200)
        #expect(whole.body == bytes)
        #expect(whole["Accept-Ranges"] == "bytes")
        let tag = try #require(whole["ETag"])
        let date = try #require(whole["Last-Modified"])
        let cases: [(String, Range<Int>)] = [
            ("bytes=0-1", 0..<2), ("bytes=0-", 0..<1000), ("bytes=500-", 500..<1000), ("bytes=-500", 500..<1000),
            ("bytes=990-5000", 990..<1000),
        ]
        for (value, range) in cases {
            let part = try client.get("/a.mp3", ["Range: \(value)"])
            #expect(part.status == 206)
            #expect(part["Content-Range"] == "bytes \(range.lowerBound)-\(range.upperBound - 1)/1000")
            #expect(part.body == Array(bytes[range]))
            #expect(part["ETag"] == tag)
        }
        let beyond = try client.get("/a.mp3", ["Range: bytes=1000-"])
        #expect(beyond.status == 416)
        #expect(beyond["Content-Range"] == "bytes */1000")
        #expect(try client.get("/a.mp3", ["Range: bytes=0-1,4-5"]).status == 200)
        #expect(try client.get("/a.mp3", ["Range: bytes=0-1", "If-Range: \(tag)"]).status == 206)
        #expect(try client.get("/a.mp3", ["Range: bytes=0-1", "If-Range: W/\(tag)"]).status == 200)
        #expect(try client.get("/a.mp3", ["Range: bytes=0-1", "If-Range: \"other\""]).status == 200)
        #expect(try client.get("/a.mp3", ["Range: bytes=0-1", "If-Range: \(date)"]).status == 206)
        #expect(try client.get("/a.mp3", ["If-None-Match: \(tag)", "Range: bytes=0-1"]).status == 304)
    }

    @Test("a large file reaches a client that reads slowly, while others are served")
    func slowReader() throws {
        let folder = try TemporaryFolder()
        let bytes = [UInt8](unsafeUninitializedCapacity: 9_000_001) { buffer, count in
            for index in 0..<9_000_001 { buffer[index] = UInt8(truncatingIfNeeded: index &* 131 ^ index >> 9) }
            count = 9_000_001
        }
        try folder.write("big", bytes)
        let file = try #require(FileFolder(path: folder.path)?.open(["big"]))
        let site = TestSite(pages: ["/": try page("home")]) { _ in .answer(Response(status: .ok, body: .file(file))) }
        let server = try TestServer(site, loops: 1)
        let slow = try server.client(receiveBuffer: 4096)
        try slow.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
        let other = try server.client()
        for _ in 0..<50 { #expect(try other.get("/").text == "home") }
        #expect(try slow.receive().body == bytes)
        #expect(try slow.receive().text == "home")
    }

    @Test("a large page in memory reaches a client with a small window")
    func largePage() throws {
        let text = String(repeating: "0123456789abcdef", count: 400_000)
        let server = try TestServer(TestSite(pages: ["/": page(text)]), loops: 1)
        let client = try server.client(receiveBuffer: 4096)
        try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nHEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.receive().text == text)
        #expect(try client.receive(hasBody: false)["Content-Length"] == "6400000")
    }

    @Test("a client that has closed its side still gets its answers")
    func halfClosed() throws {
        let lane = Lane(label: "test", width: 1, depth: 8)
        let site = TestSite(pages: ["/": try page("home")]) { _ in
            .handle(body: .none) { _, reply in lane.answer(reply) { Response(status: .ok, body: .bytes([65])) } }
        }
        let client = try TestServer(site).client()
        let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
        try client.send(get + "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n" + get)
        client.finishSending()
        for expected in ["home", "A", "home"] { #expect(try client.receive().text == expected) }
        #expect(try client.isAtEnd())
    }

    @Test("a response's own framing fields are left to the server, and line breaks cannot get into a head")
    func framing() throws {
        let site = TestSite { _ in
            var fields: HTTPFields = [.contentLength: "999", .connection: "upgrade", .location: "/a\r\nX-Injected: 1"]
            fields[.date] = "never"
            return .answer(Response(status: .found, fields: fields, body: .bytes([65, 66])))
        }
        let client = try TestServer(site).client()
        let answer = try client.get("/")
        #expect(answer.text == "AB")
        #expect(answer["X-Injected"] == nil)
        #expect(answer["Connection"] == nil)
        #expect(answer.lines.filter { $0.hasPrefix("Date:") }.count == 1)
    }

    @Test("a 412 keeps the page's own rules for browsers and caches, and nothing about its content")
    func failedPage() throws {
        let body = Array("home".utf8)
        let page = PreparedPage(
            fields: [
                .contentType: "text/html", .contentSecurityPolicy: "default-src 'self'", .cacheControl: "max-age=9",
            ], body: body, etag: "a", gzip: (body, "b"))
        let answer = try TestServer(TestSite(pages: ["/": page])).client().get("/", ["If-Match: \"x\""])
        #expect(answer.status == 412)
        #expect(answer["Content-Security-Policy"] == "default-src 'self'")
        #expect(answer["Vary"] == "Accept-Encoding")
        #expect(answer["Content-Type"] == "text/plain; charset=utf-8")
        #expect(answer["ETag"] == nil)
        #expect(answer["Cache-Control"] == nil)
    }
}
