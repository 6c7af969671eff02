// The pictures of the show and of episodes, on pages, in feeds, and as files.

import Foundation
import FoundationXML
import HTTPServer
import Importer
import Media
import Podcast
import Testing

@testable import Site

@Suite struct ArtworkTests {
    /// A PNG by its headers: no program can decode it, so nothing ever makes copies of it.
    static func png(_ side: UInt32, shade: UInt8 = 3) -> [UInt8] {
        let big = { (value: UInt32) in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
        let chunk = { (name: String, content: [UInt8]) in
            big(UInt32(content.count)) + Array(name.utf8) + content + [0, 0, 0, 0]
        }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", big(side) + big(side) + [8, 2, 0, 0, 0])
            + chunk("IDAT", [UInt8](repeating: shade, count: 20_000)) + chunk("IEND", [])
    }

    private static let show = Show(title: "Small Talk", url: "https://talk.example", image: "/cover.png")

    private static func fixture(
        _ pictures: [String: [UInt8]] = ["cover.png": png(1500), "art/7.png": png(1400, shade: 7)], show: Show = show
    ) throws -> SiteFixture {
        var limits = SiteLimits()
        limits.filePoll = 0
        let fixture = try SiteFixture(show: show, limits: limits, pictures: pictures, programPath: "/nowhere")
        try fixture.add(
            SiteFixture.episode(
                1, title: "First", front: "published: 2026-01-02T08:00:00Z\nslug: first\nimage: /art/7.png"),
            SiteFixture.audio(1))
        return fixture
    }

    /// Smaller copies are made in the background.
    private static func waitForCopies(_ fixture: SiteFixture) {
        let end = Date(timeIntervalSinceNow: 120)
        while fixture.site.lanes.artwork.counters.pending > 0, Date() < end { Thread.sleep(forTimeInterval: 0.02) }
    }

    private static func address(_ bytes: [UInt8], _ kind: String = "png") -> String {
        "/artwork/artwork-\(ArtworkVariants.hash(bytes)).\(kind)"
    }

    @Test("Feeds and pages name pictures by an address that changes with their bytes")
    func addresses() throws {
        let fixture = try Self.fixture()
        // Without art of its own: its item names the cover.
        try fixture.add(SiteFixture.episode(2, title: "Second"), SiteFixture.audio(2, frames: 60))
        let client = try SiteClient(fixture, .inProcess)
        let (cover, art) = (Self.address(Self.png(1500)), Self.address(Self.png(1400, shade: 7)))
        let feed = try client.get("/feed.xml").text
        #expect(feed.contains("<itunes:image href=\"https://talk.example\(cover)\"/>"))
        #expect(feed.contains("<itunes:image href=\"https://talk.example\(art)\"/>"))
        #expect(
            feed.contains(
                "<podcast:image href=\"https://talk.example\(art)\" aspect-ratio=\"1/1\" width=\"1400\" height=\"1400\" "
                    + "type=\"image/png\" purpose=\"artwork\"/>"))
        #expect(try client.get("/feed.json").text.contains("https://talk.example\(art)"))
        #expect(try client.get("/").text.contains("src=\"\(cover)\" width=\"220\""))
        let page = try client.get("/episodes/first").text
        #expect(page.contains("src=\"\(art)\" width=\"220\" height=\"220\""))
        #expect(page.contains("<meta property=\"og:image\" content=\"https://talk.example\(art)\">"))

        try SiteFixture.put(Self.png(1600), "cover.png", in: fixture.data)
        fixture.site.watch.look()
        let new = Self.address(Self.png(1600))
        let renewed = try client.get("/feed.xml").text
        #expect(renewed.contains("<itunes:image href=\"https://talk.example\(new)\"/>"))
        #expect(feed.contains(cover) && !renewed.contains(cover), "no item is left behind")
        #expect(try client.get("/").text.contains("src=\"\(new)\""))
        #expect(try client.get(cover).body == Self.png(1500), "apps with the old feed get what it named")
        try SiteFixture.put(Self.png(1700), "art/7.png", in: fixture.data)
        fixture.site.watch.look()
        #expect(try client.get("/feed.xml").text.contains(Self.address(Self.png(1700))))
    }

    @Test("A picture is served as media are, and for ever")
    func served() throws {
        let fixture = try Self.fixture()
        let client = try SiteClient(fixture, .socket)
        let bytes = Self.png(1500)
        // Nobody has asked for a page that names it: it is found all the same.
        let whole = try client.get(Self.address(bytes))
        #expect(whole.status == 200 && whole.body == bytes)
        #expect(whole["Content-Type"] == "image/png")
        #expect(whole["Cache-Control"] == "max-age=31536000, immutable")
        #expect(whole["Access-Control-Allow-Origin"] == "*" && whole["Accept-Ranges"] == "bytes")
        let head = try client.ask("HEAD", Self.address(bytes), [:])
        #expect(head.status == 200 && head.body.isEmpty && head["Content-Length"] == String(bytes.count))
        let part = try client.get(Self.address(bytes), ["Range": "bytes=10-19"])
        #expect(part.status == 206 && part.body == Array(bytes[10..<20]))
        let tag = try #require(whole["ETag"])
        #expect(try client.get(Self.address(bytes), ["If-None-Match": tag]).status == 304)
        #expect(try client.post(Self.address(bytes), [:], []).status == 405)
    }

    @Test(
        "Nothing else is served from there",
        arguments: [
            "artwork-0123456789.png", "artwork-0123456789-640.jpg", ".hidden", "..uploads", "uploads", "cover.png",
            "artwork-0123456789.png.", String(repeating: "a", count: 300),
        ])
    func strangers(name: String) throws {
        let fixture = try Self.fixture()
        try FileManager.default.createDirectory(
            atPath: fixture.data + "/cache/artwork", withIntermediateDirectories: true)
        try Data([1]).write(to: URL(fileURLWithPath: fixture.data + "/cache/artwork/.hidden"))
        try Data([1]).write(to: URL(fileURLWithPath: fixture.data + "/cache/artwork/cover.png"))
        #expect(try SiteClient(fixture, .inProcess).get("/artwork/\(name)").status == 404)
    }

    @Test("What the cache has lost is put back when it is asked for")
    func lost() throws {
        let fixture = try Self.fixture()
        let client = try SiteClient(fixture, .inProcess)
        #expect(try client.get("/").text.contains(Self.address(Self.png(1500))))
        // Not the folder: the other picture may just be written into it.
        let name = URL(fileURLWithPath: Self.address(Self.png(1500))).lastPathComponent
        try FileManager.default.removeItem(atPath: fixture.data + "/cache/artwork/" + name)
        #expect(try client.get(Self.address(Self.png(1500))).body == Self.png(1500))
    }

    @Test("What is no picture, or lies elsewhere, is named as it was written")
    func others() throws {
        for (image, shown) in [
            ("https://cdn.example/a.png", "https://cdn.example/a.png"),
            ("/cover.svg", "https://talk.example/cover.svg"),
            ("/missing.png", "https://talk.example/missing.png"),
        ] {
            var show = Self.show
            show.image = image
            let fixture = try Self.fixture(["cover.svg": Array("<svg/>".utf8)], show: show)
            let feed = try SiteClient(fixture, .inProcess).get("/feed.xml").text
            #expect(
                feed.contains("<itunes:image href=\"\(shown)\"/>")
                    && feed.contains("<podcast:image href=\"\(shown)\"/>"))
        }
    }

    @Test(
        "A picture of another site is asked for by no page, whoever named it; its address stands in feeds and previews")
    func strangers() throws {
        var show = Self.show
        show.people = [ShowPerson(name: "Ada", image: "https://cdn.example/ada.png")]
        let fixture = try Self.fixture(
            ["cover.png": Self.png(1500), "press.html": Array("<p>Press</p>".utf8)], show: show)
        for (number, image) in [(2, "https://cdn.example/2.png"), (3, "https://img.talk.example/3.png")] {
            try fixture.add(
                SiteFixture.episode(
                    number, title: "E\(number)",
                    front: "published: 2026-01-02T08:00:00Z\nslug: e\(number)\nimage: \(image)\nhosts: [Ada]"),
                SiteFixture.audio(number, frames: 50 + 10 * number))
        }
        let client = try SiteClient(fixture, .inProcess)
        let episode = try client.get("/episodes/e2")
        #expect(episode.text.contains("<meta property=\"og:image\" content=\"https://cdn.example/2.png\">"))
        for path in ["/episodes/e2", "/episodes/e2/embed", "/people", "/people/ada", "/about", "/press.html"] {
            let page = try client.get(path)
            #expect(page.status == 200 && !page.text.contains("src=\"https://cdn.example"), "\(path)")
            let policy = try #require(page["Content-Security-Policy"])
            #expect(policy.contains("img-src 'self' data: talk.example:* *.talk.example:*; "), "\(path)")
        }
        #expect(try client.get("/episodes/e2/embed").text.contains("src=\"\(Self.address(Self.png(1500)))\""))
        #expect(try client.get("/feed.xml").text.contains("<itunes:image href=\"https://cdn.example/2.png\"/>"))
        // The show's own, on a host below it.
        #expect(try client.get("/episodes/e3").text.contains("src=\"https://img.talk.example/3.png\""))
    }

    static let covers: [(String, [String: [UInt8]], String)] = [
        ("/cover.png", ["cover.png": png(1500)], ""),
        ("/cover.png", ["cover.png": png(300)], "should be at least 1400 by 1400 pixels, is 300 by 300"),
        ("/cover.jpg", ["cover.jpg": png(1500)], "is image/png and its name ends in .jpg"),
        ("/cover.png", [:], "is not there: put the file into the folder public"),
        ("/cover.png", ["cover.png": [1, 2, 3]], "should be a PNG or JPEG image"),
        ("https://cdn.example/a.png", [:], ""),
    ]

    @Test("The cover is looked at when the show starts", arguments: covers)
    func cover(image: String, pictures: [String: [UInt8]], expected: String) throws {
        var show = Self.show
        show.image = image
        let fixture = try SiteFixture(show: show, pictures: pictures)
        let faults = withExtendedLifetime(fixture) { fixture.site.coverFaults() }
        #expect(faults.count == (expected.isEmpty ? 0 : 1))
        #expect(faults.allSatisfy { $0.hasPrefix(expected) }, "\(faults)")
    }

    static let hasProgram = ArtworkVariants(folder: NSTemporaryDirectory()).canResize

    @Test(
        "Smaller copies are made in the background, once, and then pages and feeds name them",
        .enabled(if: hasProgram, "neither ImageMagick nor libvips is installed"))
    func copies() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "cover-\(UUID().uuidString).png").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["convert", "-size", "1400x1400", "gradient:red-blue", folder]
        try process.run()
        process.waitUntilExit()
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder)))
        let fixture = try Self.fixture(["cover.png": bytes, "art/7.png": Self.png(1400)])
        let client = try SiteClient(fixture, .inProcess)
        _ = try client.get("/feed.xml")
        let lane = fixture.site.lanes.artwork
        Self.waitForCopies(fixture)
        let hash = ArtworkVariants.hash(bytes)
        let feed = try client.get("/feed.xml").text
        #expect(feed.contains("<itunes:image href=\"https://talk.example/artwork/artwork-\(hash).png\"/>"))
        for side in [1280, 640, 320, 160] {
            #expect(
                feed.contains(
                    "<podcast:image href=\"https://talk.example/artwork/artwork-\(hash)-\(side).jpg\" aspect-ratio=\"1/1\" "
                        + "width=\"\(side)\" height=\"\(side)\" type=\"image/jpeg\" purpose=\"artwork\"/>"))
            let copy = try client.get("/artwork/artwork-\(hash)-\(side).jpg")
            #expect(try ImageFacts.read(MemorySource(copy.body)).width == side)
        }
        let page = try client.get("/").text
        #expect(page.contains("src=\"/artwork/artwork-\(hash)-640.jpg\""))
        #expect(page.contains("/artwork/artwork-\(hash)-160.jpg 160w, /artwork/artwork-\(hash)-320.jpg 320w, "))
        #expect(page.contains("/artwork/artwork-\(hash).png 1400w\" sizes=\"220px\""))
        #expect(page.contains("og:image\" content=\"https://talk.example/artwork/artwork-\(hash)-1280.jpg\""))
        // The other picture cannot be decoded: tried once, and shown as it is.
        #expect(
            try client.get("/episodes/first").text.contains("src=\"\(Self.address(Self.png(1400)))\" width=\"220\""))
        let accepted = lane.counters.accepted
        fixture.site.artwork.forget()
        _ = try client.get("/episodes/first?x=1")
        _ = try fixture.site.presentArtwork()
        #expect(lane.counters.accepted == accepted, "nothing is made twice")
    }

    @Test("Old pictures leave the cache after their time, present ones and strangers' files never")
    func sweep() throws {
        let fixture = try Self.fixture()
        let present = try fixture.site.presentArtwork()
        Self.waitForCopies(fixture)
        let folder = fixture.data + "/cache/artwork"
        for name in ["artwork-0123456789.png", "artwork-0123456789-640.jpg", "notes.txt"] {
            try Data([1]).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        let names = { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
        let all = try names()
        fixture.site.artwork.sweep(keeping: present, now: Date())
        #expect(try names() == all)
        fixture.site.artwork.sweep(keeping: present, now: Date(timeIntervalSinceNow: 40 * 86_400))
        #expect(try names() == all.filter { !$0.contains("0123456789") })
        #expect(try names().count == 3)
    }

    /// 45 frames of raw AAC, as long as 40 of MP3.
    static let aacBytes: [UInt8] = {
        let frame: [UInt8] = [0xFF, 0xF1, 0x50, 0x80, 4, 0x1F, 0xFC] + [UInt8](repeating: 0, count: 25)
        return Array((0..<45).map { _ in frame }.joined())
    }()

    @Test("Alternate files are in the feed and at the player")
    func sources() throws {
        let fixture = try Self.fixture()
        let aac = ImportFile(name: "1.aac", source: .bytes(Self.aacBytes))
        let client = try SiteClient(fixture, .inProcess)
        #expect(try !client.get("/feed.xml").text.contains("alternateEnclosure"))
        try fixture.add(aac)
        let feed = try client.get("/feed.xml").text
        #expect(feed.components(separatedBy: "<enclosure ").count == 2)
        #expect(
            feed.contains(
                "<podcast:alternateEnclosure type=\"audio/aac\" length=\"1440\" bitrate=\"11025\" title=\"AAC\">"))
        #expect(XMLParser(data: Data(feed.utf8)).parse())
        let place = try #require(
            feed.firstMatch(of: /<podcast:source uri="https:\/\/talk\.example(\/media\/1-[0-9a-f]{10}\.aac)"\/>/))
        #expect(try client.get(String(place.1)).body.count == 1440)
        #expect(try client.get("/feed.json").text.contains("\(place.1)"))
        for target in ["/", "/episodes/first"] {
            let page = try client.get(target).text
            #expect(
                page.contains("<source src=\"/media/1-") && page.contains("\(place.1)\" type=\"audio/aac\"></audio>"))
            #expect(page.contains("type=\"audio/mpeg\"><source src=\"\(place.1)\""), "the main one first")
        }
    }
}
