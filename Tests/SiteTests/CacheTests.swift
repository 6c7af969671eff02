// The page cache: what it keeps, what it never gives out, and what it makes only once.

import Foundation
import HTTPServer
import HTTPTypes
import Podcast
import Store
import Synchronization
import Testing

@testable import Site

@Suite struct CacheTests {
    private let now = Date(timeIntervalSince1970: 1000)
    private let show = Show(title: "Small Talk", url: "https://talk.example")

    private func draft(_ text: String, modified: Double? = nil) -> PageDraft {
        PageDraft(
            fields: PageFields.html(of: show), body: Array(text.utf8),
            lastModified: modified.map { Date(timeIntervalSince1970: $0) })
    }

    @discardableResult
    private func keep(_ cache: PageCache, _ key: String, _ draft: PageDraft) -> PreparedPage {
        cache.keep(draft, for: key, generation: cache.generation) { $0.prepared(level: 6) }.page
    }

    @Test func `A page is found by the very bytes of its key, and by no others`() {
        let cache = PageCache(limit: 1 << 20, now: now)
        let page = keep(cache, "/episodes/one", draft("one"))
        #expect(cache.page(for: "/episodes/one") === page)
        for other in ["", "/", "/episodes/on", "/episodes/one/", "/episodes/one?", "/episodes/two", "/Episodes/one"] {
            #expect(cache.page(for: other) == nil, "\(other)")
        }
    }

    @Test func `After a new version is adopted no older page is given out`() {
        let cache = PageCache(limit: 1 << 20, now: now)
        cache.adopt(version: 5, now: now)
        keep(cache, "/", draft("old"))
        #expect(!cache.adopt(version: 5, now: now))
        #expect(cache.page(for: "/") != nil)
        #expect(cache.adopt(version: 6, now: now))
        #expect(cache.page(for: "/") == nil)
        keep(cache, "/", draft("new"))
        // A version that was read before is old news.
        #expect(!cache.adopt(version: 5, now: now))
        #expect(cache.page(for: "/")?.body == Array("new".utf8))
    }

    @Test func `A page that was begun before a change is never given out after it`() {
        let cache = PageCache(limit: 1 << 20, now: now)
        cache.adopt(version: 1, now: now)
        let before = cache.generation
        cache.adopt(version: 2, now: now)
        _ = cache.keep(draft("late"), for: "/", generation: before) { $0.prepared(level: 6) }
        #expect(cache.page(for: "/") == nil)
        let fresh = keep(cache, "/", draft("fresh"))
        _ = cache.keep(draft("later still"), for: "/", generation: before) { $0.prepared(level: 6) }
        #expect(cache.page(for: "/") === fresh)
    }

    @Test func `Equal bytes keep the old page with its date`() {
        let cache = PageCache(limit: 1 << 20, now: now)
        cache.adopt(version: 1, now: now)
        let first = keep(cache, "/", draft("same", modified: 100))
        cache.adopt(version: 2, now: now)
        let second = keep(cache, "/", draft("same", modified: 500))
        #expect(first === second)
        #expect(cache.page(for: "/")?.lastModified == Date(timeIntervalSince1970: 100))
    }

    @Test func `Other bytes never have the old date, even when the content's own date stands still`() {
        let cache = PageCache(limit: 1 << 20, now: now)
        cache.adopt(version: 1, now: now)
        keep(cache, "/", draft("with a neighbour", modified: 100))
        let change = Date(timeIntervalSince1970: 2000)
        cache.adopt(version: 2, now: change)
        #expect(keep(cache, "/", draft("without", modified: 100)).lastModified == change)
        cache.adopt(version: 3, now: Date(timeIntervalSince1970: 3000))
        let newest = Date(timeIntervalSince1970: 2500)
        #expect(keep(cache, "/", draft("newer", modified: 2500)).lastModified == newest)
    }

    @Test func `The least recently used pages go when the bound is reached`() {
        let body = String(repeating: "a", count: 4000)
        let cost = PageDraft(fields: PageFields.html(of: show), body: Array(body.utf8), lastModified: nil).prepared(
            level: 6
        )
        .cost
        let cache = PageCache(limit: cost * 4, now: now)
        for name in ["/a", "/b", "/c"] { keep(cache, name, draft(body + name)) }
        #expect(cache.page(for: "/a") != nil)
        for name in ["/d", "/e"] { keep(cache, name, draft(body + name)) }
        #expect(cache.counts.bytes <= cost * 4)
        #expect(cache.page(for: "/a") != nil)
        #expect(cache.page(for: "/b") == nil)
        #expect(cache.page(for: "/e") != nil)
        keep(cache, "/huge", draft((0..<40_000).map { "\($0)" }.joined()))
        #expect(cache.page(for: "/huge") == nil)
    }

    @Test func `Thousands of insertions keep the count of bytes and pages right`() {
        let cache = PageCache(limit: 40_000, now: now)
        for round in 0..<3 {
            cache.adopt(version: Int64(round), now: now)
            for number in 0..<500 { keep(cache, "/\(number % 70)", draft("\(round) \(number)")) }
        }
        let counts = cache.counts
        #expect(counts.bytes <= 40_000)
        #expect(counts.pages > 10)
        let found = (0..<70).filter { cache.page(for: "/\($0)") != nil }
        #expect(found.count == counts.pages)
    }

    @Test func `Forty who ask for one page at once have it made once`() throws {
        let fixture = try SiteFixture()
        try fixture.add(SiteFixture.episode(1, title: "Beginnings"))
        let desk = fixture.site.desk
        // The lanes are held, so that all forty ask before the first making begins.
        let gate = DispatchSemaphore(value: 0)
        let limits = SiteLimits()
        for _ in 0..<limits.renderWidth { #expect(fixture.site.lanes.render.submit { gate.wait() }) }
        let made = desk.counts.made
        let answers = Mutex<[PreparedPage]>([])
        let all = DispatchGroup()
        for _ in 0..<40 {
            all.enter()
            desk.fetch(.episode("beginnings")) { given in
                if case .page(let page) = given { answers.withLock { $0.append(page) } }
                all.leave()
            }
        }
        for _ in 0..<limits.renderWidth { gate.signal() }
        #expect(all.wait(timeout: .now() + 20) == .success)
        let pages = answers.withLock(\.self)
        #expect(pages.count == 40)
        #expect(pages.allSatisfy { $0 === pages[0] })
        // The feed and the home page were made beforehand, perhaps while the gate was opening.
        #expect(desk.counts.made - made <= 3)
        #expect(desk.counts.joined >= 39)
    }

    @Test func `Whoever asks after a change gets a page that was begun after it`() throws {
        let fixture = try SiteFixture()
        try fixture.add(SiteFixture.episode(1, title: "Before"))
        let gate = DispatchSemaphore(value: 0)
        for _ in 0..<SiteLimits().renderWidth { #expect(fixture.site.lanes.render.submit { gate.wait() }) }
        let answers = Mutex<[String]>([])
        let all = DispatchGroup()
        let ask = { @Sendable in
            all.enter()
            fixture.site.desk.fetch(.episodeList(1)) { given in
                if case .page(let page) = given {
                    answers.withLock { $0.append(String(decoding: page.body, as: UTF8.self)) }
                }
                all.leave()
            }
        }
        ask()
        try fixture.importQuietly([SiteFixture.episode(2, title: "After")])
        fixture.site.watch.look()
        ask()
        for _ in 0..<SiteLimits().renderWidth { gate.signal() }
        #expect(all.wait(timeout: .now() + 20) == .success)
        #expect(answers.withLock(\.self).last?.contains("After") == true)
    }

    @Test func `A full lane is 503 with Retry-After, for all who wait`() throws {
        var limits = SiteLimits()
        limits.renderWidth = 1
        limits.renderDepth = 1
        let fixture = try SiteFixture(limits: limits)
        let gate = DispatchSemaphore(value: 0)
        while !fixture.site.lanes.render.submit({ gate.wait() }) { usleep(1000) }
        let client = try SiteClient(fixture, .inProcess)
        let answer = try client.get("/episodes")
        #expect(answer.status == 503)
        #expect(answer["Retry-After"] != nil)
        #expect(try client.get("/api/v1/search?q=a").status == 503)
        // What is in nobody's lane is answered all the same.
        #expect(try client.get("/nowhere").status == 404)
        gate.signal()
    }
}
