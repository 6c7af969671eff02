// The server's parts one by one: files, gzip, lanes, timers, balance.

import Foundation
import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("The server's parts")
struct PartsTests {
    @Test("a folder gives plain files below it and nothing else")
    func folders() throws {
        let folder = try TemporaryFolder()
        try folder.write("site/a.css", [1, 2, 3])
        try folder.write("site/deep/er/b.txt", [4])
        try folder.write("site/.hidden", [5])
        try folder.write("secret", [6])
        let root = folder.path + "/site"
        for (link, target) in [
            ("out", "../secret"), ("outside", ".."), ("inside", "a.css"), ("loop", "loop"), ("far", "/etc/passwd"),
        ] {
            try FileManager.default.createSymbolicLink(atPath: root + "/" + link, withDestinationPath: target)
        }
        #expect(mkfifo(root + "/pipe", 0o600) == 0)
        let files = try #require(FileFolder(path: root))
        #expect(files.open(["a.css"])?.contents(limit: 10) == [1, 2, 3])
        #expect(files.open(["a.css"])?.contents(limit: 2) == nil)
        #expect(files.open(["deep", "er", "b.txt"])?.size == 1)
        #expect(files.open(path: "/deep/er/b.txt")?.size == 1)
        for segments in [
            [], [""], ["."], [".."], ["..", "secret"], [".hidden"], ["deep"], ["deep", ""], ["missing"], ["out"],
            ["outside", "secret"], ["inside"], ["loop"], ["far"], ["pipe"], ["a.css", "x"], ["a.css\0"],
            ["deep/er/b.txt"],
            Array(repeating: "deep", count: 40),
        ] {
            #expect(files.open(segments) == nil, "\(segments)")
        }
        for path in ["", "/", "//a.css", "/deep/", "/deep//er/b.txt", "/../secret"] {
            #expect(files.open(path: path[...]) == nil, "\(path)")
        }
        #expect(FileFolder(path: folder.path + "/none") == nil)
    }

    @Test("a file that is replaced has another ETag, and who has the old one open keeps it")
    func replacedFile() throws {
        let folder = try TemporaryFolder()
        try folder.write("a", [1])
        let files = try #require(FileFolder(path: folder.path))
        let old = try #require(files.open(["a"]))
        try folder.write("b", [2])
        try FileManager.default.removeItem(atPath: folder.path + "/a")
        try FileManager.default.moveItem(atPath: folder.path + "/b", toPath: folder.path + "/a")
        let new = try #require(files.open(["a"]))
        #expect(old.etag != new.etag)
        #expect(old.contents(limit: 1) == [1])
        #expect(new.contents(limit: 1) == [2])
    }

    @Test(
        "media types go by the extension",
        arguments: [
            ("a.mp3", "audio/mpeg"), ("a.b.M4A", "audio/mp4"), ("x.vtt", "text/vtt; charset=utf-8"),
            ("x.srt", "application/x-subrip"), ("a.css", "text/css; charset=utf-8"),
            ("README", "application/octet-stream"),
            ("a.", "application/octet-stream"), ("a.unknown", "application/octet-stream"),
        ])
    func mediaTypes(_ name: String, _ type: String) {
        #expect(MediaType.of(fileName: name) == type)
    }

    @Test("gzip unpacks to the same bytes and is the same each time", arguments: [0, 1, 100, 100_000], [1, 6, 9])
    func gzip(_ count: Int, _ level: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 3 &* $0 >> 4) }
        let packed = try Gzip.compress(bytes, level: level)
        #expect(try Gzip.compress(bytes, level: level) == packed)
        let folder = try TemporaryFolder()
        try folder.write("a.gz", packed)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dk", folder.path + "/a.gz"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(FileManager.default.contents(atPath: folder.path + "/a").map(Array.init) == bytes)
    }

    @Test("a prepared page knows its cost and keeps line breaks out of its ETag")
    func preparedPage() throws {
        let small = PreparedPage(fields: [:], body: [1, 2, 3], etag: "a\"b\r\nX: 1")
        #expect(small.etag == "abX:1")
        #expect(small.body == [1, 2, 3])
        #expect(small.gzip == nil)
        let large = try page(String(repeating: "x", count: 10_000), gzip: true)
        #expect(large.cost > 10_000)
        #expect(large.cost < 12_000)
        #expect(large.gzip?.etag == "tag-gz")
    }

    @Test("a lane runs as many jobs at once as it is wide, and takes no more than its depth")
    func lanes() {
        let lane = Lane(label: "test", width: 2, depth: 5)
        let running = Guarded(0)
        let gate = DispatchSemaphore(value: 0)
        let job: @Sendable () -> Void = {
            running.withLock { $0 += 1 }
            gate.wait()
        }
        for _ in 0..<5 { #expect(lane.submit(job)) }
        #expect(!lane.submit(job))
        #expect(eventually { running.withLock { $0 } == 2 })
        #expect(
            lane.counters
                == .init(label: "test", pending: 5, accepted: 5, refused: 1, highest: 5, durations: Histogram()))
        for _ in 0..<5 { gate.signal() }
        #expect(eventually { lane.counters.pending == 0 })
        #expect(running.withLock { $0 } == 5)
        #expect(lane.submit {})
    }

    @Test("a timer wheel gives each token at the first tick after its deadline, over several turns")
    func timerWheel() {
        var wheel = TimerWheel(now: 1000)
        var expected: [UInt64: Int64] = [:]
        for token in UInt64(1)...500 {
            let deadline = 1000 + Int64(token) * 173
            let slot = wheel.slot(for: deadline)
            wheel.insert(token, at: slot)
            expected[token] = slot * TimerWheel.tick
            #expect(slot * TimerWheel.tick >= deadline || deadline > 1000 + 102_000)
        }
        var now: Int64 = 1000
        while wheel.count > 0 {
            now += 70
            for (token, slot) in wheel.advance(to: now) {
                #expect(expected.removeValue(forKey: token) == slot * TimerWheel.tick)
                #expect(slot * TimerWheel.tick <= now)
            }
        }
        #expect(expected.isEmpty)
        wheel.insert(7, at: wheel.slot(for: now + 500))
        #expect(wheel.advance(to: now + 10_000_000).map(\.token) == [7])
    }

    @Test(
        "a timer wheel that was empty for long takes a deadline from now on, and one that was away gives all that is due"
    )
    func wheelAfterSleep() {
        var wheel = TimerWheel(now: 0)
        let later: Int64 = 300_000
        wheel.catchUp(to: later)
        let slot = wheel.slot(for: later + 10_000)
        wheel.insert(1, at: slot)
        #expect(wheel.advance(to: later + 9_000).isEmpty)
        let due = wheel.advance(to: later + 10_200)
        #expect(due.map(\.token) == [1])
        #expect(due.map(\.slot) == [slot])
        // A process that was stopped meanwhile: a token comes up under another slot, and never under an earlier one.
        wheel.insert(2, at: wheel.slot(for: later + 20_000))
        let own = wheel.slot(for: later + 20_000)
        let late = wheel.advance(to: later + 900_000)
        #expect(late.map(\.token) == [2])
        #expect(late.allSatisfy { $0.slot >= own })
    }

    @Test("a connection moves only when that evens the loops out")
    func placing() {
        let balance = Balance(loops: 3)
        for _ in 0..<4 { balance.opened(0) }
        balance.opened(1)
        #expect(balance.place(from: 0) == 2)
        #expect(balance.place(from: 1) == 1)
        #expect(balance.byLoop == [3, 1, 1])
        #expect(balance.place(from: 0) == 1)
        #expect(balance.place(from: 0) == 0)
        #expect(balance.total == 5)
        balance.closed(2)
        #expect(balance.byLoop == [2, 2, 0])
    }

    @Test(
        "addresses are read from socket names and written as text",
        arguments: [
            ("127.0.0.1", 2, [127, 0, 0, 1]), ("192.0.2.255", 2, [192, 0, 2, 255]),
            ("::1", 10, Array(repeating: 0, count: 15) + [1]),
            ("2001:db8::ff", 10, [0x20, 1, 0xD, 0xB8] + Array(repeating: 0, count: 11) + [0xFF]),
            ("192.0.2.7", 10, Array(repeating: 0, count: 10) + [0xFF, 0xFF, 192, 0, 2, 7]),
        ] as [(String, UInt8, [UInt8])])
    func addresses(_ text: String, _ family: UInt8, _ bytes: [UInt8]) {
        // struct sockaddr_in and sockaddr_in6: the family, the port, and for IPv6 four bytes before the address.
        var name: [UInt8] = [family, 0, 0x1F, 0x90] + Array(repeating: 0, count: family == 10 ? 4 : 0) + bytes
        name += Array(repeating: 0, count: 128 - name.count)
        #expect(name.withUnsafeBytes { PeerAddress(name: $0) }.peer == .address(text))
        #expect(PeerAddress().peer == .local)
    }
}
