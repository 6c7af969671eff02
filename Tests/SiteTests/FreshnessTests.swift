// What is imported, falls due or goes away is seen at once, and nothing else ever.

import Foundation
import HTTPServer
import Importer
import Podcast
import Store
import Synchronization
import Testing

@testable import Site

@Suite struct FreshnessTests {
    @Test("a draft and a scheduled episode are on no route", arguments: Way.allCases)
    func hidden(_ way: Way) throws {
        let fixture = try SiteFixture()
        try fixture.add(
            SiteFixture.episode(1, title: "Seen"),
            SiteFixture.episode(2, title: "Quaggadraft", topic: "Zeppelins", front: "draft: true"),
            SiteFixture.transcript(2, saying: "Zeppelins fly."), SiteFixture.audio(2),
            SiteFixture.episode(3, title: "Quaggalater", topic: "Zeppelins", front: "published: 2099-01-01T00:00:00Z"),
            SiteFixture.audio(3, frames: 50), SiteFixture.transcript(3, saying: "Zeppelins later."))
        let client = try SiteClient(fixture, way)
        let files = try FileManager.default.contentsOfDirectory(atPath: fixture.data + "/media")
        #expect(files.count == 2)
        for target in [
            "/episodes/quaggadraft", "/episodes/quaggalater", "/episodes/2", "/episodes/3",
            "/episodes/quaggadraft/transcript", "/episodes/quaggadraft/transcript.vtt",
            "/episodes/quaggalater/transcript",
        ] + files.map({ "/media/\($0)" }) {
            #expect(try client.get(target).status == 404, "\(target)")
            #expect(try client.ask("HEAD", target).status == 404, "\(target)")
        }
        for target in ["/", "/episodes", "/feed.xml", "/sitemap.xml", "/search?q=zeppelins", "/episodes/seen"] {
            let text = try client.get(target).text
            #expect(!text.lowercased().contains("quagga"), "\(target)")
        }
        let results = try client.get("/api/v1/search?q=zeppelins").text
        #expect(results.contains(#""results":[]"#))
    }

    @Test("a scheduled episode is there at its second, on every route, with nothing else happening")
    func due() throws {
        let fixture = try SiteFixture()
        let due = SiteFixture.now + 3600
        try fixture.add(
            SiteFixture.episode(1, title: "First"),
            SiteFixture.episode(2, title: "Quokka", topic: "Zeppelins", front: "published: 2027-01-15T09:00:00Z"),
            SiteFixture.audio(2))
        #expect(ISO8601DateFormatter().string(from: Date(timeIntervalSince1970: due)) == "2027-01-15T09:00:00Z")
        let client = try SiteClient(fixture, .inProcess)
        let media = try #require(try FileManager.default.contentsOfDirectory(atPath: fixture.data + "/media").first)
        let targets = ["/", "/episodes", "/feed.xml", "/sitemap.xml", "/api/v1/search?q=zeppelins"]
        let check = { (isThere: Bool) in
            for target in targets {
                let text = try client.get(target).text
                #expect(text.lowercased().contains("quokka") == isThere, "\(target)")
            }
            #expect(try client.get("/episodes/quokka").status == (isThere ? 200 : 404))
            #expect(try client.get("/media/\(media)").status == (isThere ? 200 : 404))
        }
        try check(false)
        fixture.turnClock(to: due - 1)
        fixture.site.watch.look()
        try check(false)
        let version = try fixture.store.contentVersion()
        fixture.turnClock(to: due)
        fixture.site.watch.look()
        try check(true)
        // Other processes are told once.
        #expect(try fixture.store.contentVersion() == version + 1)
        fixture.site.watch.look()
        #expect(try fixture.store.contentVersion() == version + 1)
    }

    @Test("the timer itself makes a scheduled episode visible")
    func timer() throws {
        var limits = SiteLimits()
        // Far away, so that it cannot be the poll that notices.
        limits.poll = 3600
        let fixture = try SiteFixture(limits: limits)
        let due = ISO8601DateFormatter().string(from: Date(timeIntervalSince1970: SiteFixture.now + 3600))
        try fixture.add(SiteFixture.episode(1, title: "First", front: "published: \(due)"))
        let client = try SiteClient(fixture, .inProcess)
        #expect(try client.get("/episodes/first").status == 404)
        fixture.turnClock(to: SiteFixture.now + 3599.9)
        fixture.site.start()
        fixture.turnClock(to: SiteFixture.now + 3600)
        var status = 404
        for _ in 0..<500 where status == 404 {
            usleep(20_000)
            status = try client.get("/episodes/first").status
        }
        #expect(status == 200)
    }

    @Test("another process' import is adopted by the poll")
    func otherProcess() throws {
        let fixture = try SiteFixture()
        let client = try SiteClient(fixture, .inProcess)
        #expect(try client.get("/episodes").text.contains("Elsewhere") == false)
        let other = try Store(
            path: fixture.store.path, migrations: SiteFixture.root + "/Migrations",
            clock: { Date(timeIntervalSince1970: SiteFixture.now) })
        let show = Show(title: "Small Talk", url: "https://talk.example")
        let importer = Importer(store: other, show: show, mediaFolder: fixture.data + "/media")
        #expect(try importer.run([SiteFixture.episode(1, title: "Elsewhere")]).added.count == 1)
        fixture.site.start()
        var isThere = false
        for _ in 0..<500 where !isThere {
            usleep(20_000)
            isThere = try client.get("/episodes").text.contains("Elsewhere")
        }
        #expect(isThere)
    }

    @Test(
        "a withdrawn episode takes its pages, its audio and its place beside the others along", arguments: Way.allCases)
    func withdrawn(_ way: Way) throws {
        let fixture = try SiteFixture()
        try fixture.add(
            SiteFixture.episode(1, title: "First"), SiteFixture.episode(2, title: "Second"), SiteFixture.audio(2))
        let client = try SiteClient(fixture, way)
        let media = try #require(try FileManager.default.contentsOfDirectory(atPath: fixture.data + "/media").first)
        #expect(try client.get("/media/\(media)").status == 200)
        let before = try client.get("/episodes/first")
        #expect(before.text.contains("Second"))
        fixture.turnClock(to: SiteFixture.now + 60)
        try fixture.add(SiteFixture.episode(2, title: "Second", front: "draft: true"))
        #expect(try client.get("/media/\(media)").status == 404)
        #expect(try client.get("/episodes/second").status == 404)
        let after = try client.get("/episodes/first")
        #expect(!after.text.contains("Second"))
        #expect(after["ETag"] != before["ETag"])
        #expect(after["Last-Modified"] != before["Last-Modified"])
    }

    @Test("a topic's page is as new as what it shows of other episodes, and every page as new as the settings")
    func dates() throws {
        let settings = Date(timeIntervalSince1970: SiteFixture.now - 5)
        let fixture = try SiteFixture(settingsChanged: settings)
        let client = try SiteClient(fixture, .inProcess)
        fixture.turnClock(to: SiteFixture.now - 100)
        try fixture.add(SiteFixture.episode(1, title: "First", topic: "Gears"))
        fixture.turnClock(to: SiteFixture.now)
        let date = { (seconds: Double) in HTTPDate.text(Int64(SiteFixture.now + seconds)) }
        let changed = { (target: String) in try client.get(target)["Last-Modified"] ?? "" }
        for target in ["/episodes/first", "/episodes/first.md", "/episodes/first/topics/1", "/llms.txt"] {
            #expect(try changed(target) == date(-5), "\(target)")
        }
        fixture.turnClock(to: SiteFixture.now + 60)
        try fixture.add(
            SiteFixture.notes(
                "2.md",
                "---\nnumber: 2\ntitle: Second\npublished: 2020-01-01T08:00:00Z\n---\n\n**Ada #1:** [**Again**](https://engine.example/1)\n"
            ))
        for target in ["/episodes/first/topics/1", "/episodes/first/topics/1.md"] {
            let page = try client.get(target)
            #expect(page.text.contains("Second") && page["Last-Modified"] == date(60), "\(target)")
        }
    }

    @Test("while many read, each import is live on the next request")
    func readers() throws {
        let fixture = try SiteFixture()
        let token = try fixture.token()
        let writer = try SiteClient(fixture, .socket)
        let isDone = Mutex(false)
        let failures = Mutex<[String]>([])
        let readers = DispatchGroup()
        for reader in 0..<3 {
            DispatchQueue(label: "reader.\(reader)").async(group: readers) {
                while !isDone.withLock(\.self) {
                    do {
                        let client = try SiteClient(fixture, .inProcess)
                        for target in ["/", "/episodes", "/feed.xml", "/api/v1/search?q=gears"] {
                            let status = try client.get(target).status
                            if status != 200 { failures.withLock { $0.append("\(target): \(status)") } }
                        }
                    } catch {
                        failures.withLock { $0.append("\(error)") }
                    }
                }
            }
        }
        for round in 1...15 {
            guard case .bytes(let note) = SiteFixture.episode(1, title: "Round \(round)", front: "slug: turning").source
            else { return }
            let answer = try writer.post(
                "/api/v1/import?name=1.md", ["Authorization": "Bearer \(token)", "Content-Type": "text/markdown"], note)
            #expect(answer.status == 200)
            for target in ["/episodes/turning", "/", "/episodes"] {
                #expect(try writer.get(target).text.contains("Round \(round)"), "\(target)")
            }
        }
        isDone.withLock { $0 = true }
        readers.wait()
        #expect(failures.withLock(\.self) == [])
    }

    @Test("a changed template or public file is seen without a restart")
    func files() throws {
        let fixture = try SiteFixture(files: ["public/site.css": "body { color: teal }"])
        let client = try SiteClient(fixture, .inProcess)
        let old = try #require(try client.get("/").text.firstMatch(of: #/\/site\.css\?v=[0-9a-f]+/#)?.output)
        #expect(try client.get(String(old)).text == "body { color: teal }")
        try Data("body { color: navy }\n".utf8).write(to: URL(fileURLWithPath: fixture.data + "/public/site.css"))
        fixture.turnClock(to: SiteFixture.now + 60)
        fixture.site.watch.look()
        let new = try #require(try client.get("/").text.firstMatch(of: #/\/site\.css\?v=[0-9a-f]+/#)?.output)
        #expect(new != old)
        #expect(try client.get(String(new)).text == "body { color: navy }\n")
    }

    @Test("a clock that is set back does not keep changed files from being seen")
    func clockSetBack() throws {
        var limits = SiteLimits()
        limits.filePoll = 0
        let fixture = try SiteFixture(limits: limits, files: ["public/note.txt": "before"])
        let client = try SiteClient(fixture, .inProcess)
        fixture.site.watch.look()
        #expect(try client.get("/note.txt").text == "before")
        fixture.turnClock(to: SiteFixture.now - 86_400)
        try Data("and after".utf8).write(to: URL(fileURLWithPath: fixture.data + "/public/note.txt"))
        fixture.site.watch.look()
        #expect(try client.get("/note.txt").text == "and after")
    }

    @Test("a broken template is left aside, and the pages stay as they were")
    func brokenTemplate() throws {
        let fixture = try SiteFixture(files: ["templates/problem.mustache": "<p>Mine</p>"])
        let client = try SiteClient(fixture, .inProcess)
        let path = fixture.data + "/templates/problem.mustache"
        try Data("{{#open}} and never closed".utf8).write(to: URL(fileURLWithPath: path))
        fixture.turnClock(to: SiteFixture.now + 60)
        #expect(throws: (any Error).self) { try fixture.site.looks.reload() }
        #expect(try client.get("/nowhere").text == "<p>Mine</p>")
        try Data("<p>Mended</p>".utf8).write(to: URL(fileURLWithPath: path))
        fixture.turnClock(to: SiteFixture.now + 120)
        fixture.site.watch.look()
        #expect(try client.get("/nowhere").text == "<p>Mended</p>")
    }
}
