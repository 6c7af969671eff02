// Ranges, conditions, encodings, dates and paths: the pure parts of an answer, as tables.

import Foundation
import Testing

@testable import HTTPServer

@Suite("What decides an answer")
struct NegotiationTests {
    @Test(
        "a range gives a part, the whole or 416",
        arguments: [
            ("bytes=0-1", ByteRange.part(0..<2)), ("bytes=0-", .part(0..<1000)), ("bytes=500-", .part(500..<1000)),
            ("bytes=-500", .part(500..<1000)), ("bytes=-5000", .part(0..<1000)), ("bytes=999-999", .part(999..<1000)),
            ("bytes=0-99999", .part(0..<1000)), ("Bytes= 0-1 ", .part(0..<2)), ("bytes=1000-", .unsatisfiable),
            ("bytes=2000-3000", .unsatisfiable), ("bytes=-0", .unsatisfiable), ("bytes=5-1", .whole),
            ("bytes=0-1,5-6", .whole), ("bytes=", .whole), ("bytes=-", .whole), ("bytes=a-b", .whole),
            ("items=0-1", .whole), ("bytes 0-1", .whole), ("bytes=0-1x", .whole),
            ("bytes=0-9999999999999999999999", .part(0..<1000)), ("", .whole),
        ])
    func ranges(_ value: String, _ expected: ByteRange) {
        #expect(ByteRange.parse(Array(value.utf8).span, size: 1000) == expected)
    }

    @Test("an empty file has no range but its end, which is the whole of it")
    func emptyFile() {
        #expect(ByteRange.parse(Array("bytes=0-".utf8).span, size: 0) == .unsatisfiable)
        #expect(ByteRange.parse(Array("bytes=-0".utf8).span, size: 0) == .unsatisfiable)
        #expect(ByteRange.parse(Array("bytes=-1".utf8).span, size: 0) == .whole)
    }

    @Test(
        "gzip is sent when it is wanted",
        arguments: [
            ("gzip", true), ("gzip, deflate, br", true), ("br;q=1.0, gzip;q=0.8, *;q=0.1", true), ("*", true),
            ("x-gzip", true), ("GZIP", true), ("gzip;q=0", false), ("gzip; q=0.000", false), ("identity", false),
            ("", false), ("br", false), ("gzip;q=0.5, identity", false), ("gzip;q=0.5, identity;q=0.4", true),
            ("*;q=0", false), ("gzip, *;q=0", true), ("identity;q=0", true), ("identity;q=0, gzip;q=0", false),
            ("gzip;q=nonsense", false), ("gzip;q=1.0000", false), ("gzip;q=1.001", false), ("gzipped", false),
            (" , gzip ,", true),
        ])
    func encodings(_ value: String, _ expected: Bool) {
        #expect(AcceptEncoding.prefersGzip(Array(value.utf8).span) == expected)
    }

    @Test(
        "entity tags are compared weakly and strongly",
        arguments: [
            ("\"a\"", true, true), ("W/\"a\"", true, false), ("\"b\", \"a\"", true, true),
            ("\"b\",W/\"a\"", true, false),
            ("*", true, true), ("\"ab\"", false, false), ("a", false, false), ("\"a", false, false),
            ("\"b\" \"a\"", false, false), ("", false, false), ("w/\"a\"", false, false), ("*, \"b\"", false, false),
        ])
    func tags(_ list: String, _ weakly: Bool, _ strongly: Bool) {
        let validators = Validators(etag: [UInt8(ascii: "a")])
        #expect(Conditions.matches(Array(list.utf8).span, validators, strong: false) == weakly)
        #expect(Conditions.matches(Array(list.utf8).span, validators, strong: true) == strongly)
    }

    @Test(
        "preconditions are looked at in the order of RFC 9110",
        arguments: [
            ("GET", ["If-None-Match: \"t\""], Conditions.Verdict.notModified),
            ("POST", ["If-None-Match: \"t\""], .failed),
            ("GET", ["If-None-Match: \"o\"", "If-Modified-Since: Sun, 06 Nov 2094 08:49:37 GMT"], .proceed),
            ("GET", ["If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT"], .notModified),
            ("GET", ["If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT"], .proceed),
            ("POST", ["If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT"], .proceed),
            ("GET", ["If-Modified-Since: yesterday"], .proceed),
            ("GET", ["If-Match: \"o\""], .failed), ("GET", ["If-Match: \"t\""], .proceed),
            ("GET", ["If-Match: *"], .proceed),
            ("GET", ["If-Match: \"t\"", "If-None-Match: \"t\""], .notModified),
            ("GET", ["If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT"], .failed),
            ("GET", ["If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT"], .proceed),
            ("GET", ["If-Match: \"t\"", "If-Unmodified-Since: Sun, 06 Nov 1990 08:49:36 GMT"], .proceed),
            ("GET", ["If-None-Match: \"o\"", "If-None-Match: \"t\""], .notModified),
        ])
    func preconditions(_ method: String, _ lines: [String], _ expected: Conditions.Verdict) {
        let head = "\(method) / HTTP/1.1\r\nHost: a\r\n" + lines.map { $0 + "\r\n" }.joined() + "\r\n"
        let bytes = Array(head.utf8)
        var parser = HeadParser()
        #expect(parser.parse(bytes.span, ServerLimits()) == .done)
        let validators = Validators(etag: [UInt8(ascii: "t")], modified: 784_111_777)
        #expect(Conditions.evaluate(parser.facts, bytes.span, validators) == expected)
    }

    @Test(
        "dates of all three forms are read",
        arguments: [
            ("Sun, 06 Nov 1994 08:49:37 GMT", Int64?(784_111_777)), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
            ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Thu, 29 Feb 2024 00:00:00 GMT", 1_709_164_800), ("Wed, 29 Feb 2023 00:00:00 GMT", nil),
            ("Sun, 6 Nov 1994 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 24:00:00 GMT", nil),
            ("Sun, 06 Nov 1994 08:49:37 UTC", nil), ("Sun, 06 Nov 1994 08:49:37 GMT ", nil), ("", nil),
            ("Sun, 00 Nov 1994 08:49:37 GMT", nil), ("784111777", nil), ("Sonntag, 06-Nov-94 08:49:37 GMT", nil),
            ("Sunday, 06 Nov 1994 08:49:37 GMT", nil), ("Sun, 06-Nov-94 08:49:37 GMT", nil),
            ("Wednesday, 09-Nov-94 08:49:37 GMT", 784_370_977), ("Sun, 06 NOV 1994 08:49:37 GMT", nil),
        ])
    func dates(_ text: String, _ expected: Int64?) {
        #expect(HTTPDate.parse(Array(text.utf8).span) == expected)
    }

    @Test(
        "two digits of a year mean at most fifty years ahead",
        arguments: [
            ("94", "1994"), ("00", "2000"), ("26", "2026"), ("76", "2076"), ("77", "1977"), ("99", "1999"),
        ])
    func centuries(_ short: String, _ year: String) {
        let now = HTTPDate.parse(Array("Sun, 22 Nov 2026 12:00:00 GMT".utf8).span)
        let date = HTTPDate.parse(Array("Sunday, 06-Nov-\(short) 08:49:37 GMT".utf8).span, now: now)
        #expect(date != nil)
        #expect(date == HTTPDate.parse(Array("Sun, 06 Nov \(year) 08:49:37 GMT".utf8).span))
    }

    @Test(
        "fifty years ahead are counted to the second",
        arguments: [
            ("Sunday, 22-Nov-76 12:00:00 GMT", "Sun, 22 Nov 2076 12:00:00 GMT"),
            ("Sunday, 22-Nov-76 12:00:01 GMT", "Sun, 22 Nov 1976 12:00:01 GMT"),
            ("Sunday, 23-Nov-76 00:00:00 GMT", "Sun, 23 Nov 1976 00:00:00 GMT"),
            ("Sunday, 01-Dec-76 00:00:00 GMT", "Sun, 01 Dec 1976 00:00:00 GMT"),
            ("Sunday, 31-Oct-76 23:59:59 GMT", "Sun, 31 Oct 2076 23:59:59 GMT"),
        ])
    func fiftyYears(_ short: String, _ full: String) {
        let now = HTTPDate.parse(Array("Sun, 22 Nov 2026 12:00:00 GMT".utf8).span)
        let date = HTTPDate.parse(Array(short.utf8).span, now: now)
        #expect(date != nil)
        #expect(date == HTTPDate.parse(Array(full.utf8).span))
    }

    @Test("dates are written as they are read, over four hundred years of days")
    func roundTrip() {
        for day in stride(from: Int64(-3_000), to: 150_000, by: 7) {
            let seconds = day * 86400 + (day &* 7919) % 43200 + 43200
            #expect(HTTPDate.parse(Array(HTTPDate.text(seconds).utf8).span) == seconds)
        }
        #expect(HTTPDate.text(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    }

    @Test(
        "a path is decoded once and checked by segment",
        arguments: [
            ("/", "/", nil), ("/a/b?c=%20d", "/a/b", "c=%20d"), ("/a%20b", "/a b", nil), ("/%C3%A9", "/é", nil),
            ("/a?", "/a", ""), ("/a%252fb", "/a%2fb", nil), ("/.well-known/x", "/.well-known/x", nil),
            ("/...", "/...", nil), ("//a//", "//a//", nil), ("/a?/../b", "/a", "/../b"),
        ] as [(String, String, String?)])
    func paths(_ target: String, _ path: String, _ query: String?) throws {
        let found = TargetPath.split(Array(target.utf8).span)
        let split = try #require(found)
        #expect(split.path == path)
        #expect(split.query == query)
    }

    @Test(
        "a path that hides something is refused",
        arguments: [
            "/..", "/../a", "/a/..", "/a/../b", "/.", "/a/./b", "/%2e%2e/a", "/%2E./a", "/.%2e", "/a%2fb", "/a%2Fb",
            "/a%00b", "/%", "/%4", "/%zz", "/%ff", "/%C3", "/a\"b", "/<a>", "/a\\b", "/`a", "/{a}",
        ])
    func refusedPaths(_ target: String) {
        #expect(TargetPath.split(Array(target.utf8).span) == nil)
    }
}
