// Cards over the whole site, with the real program where the machine has it.

import Foundation
import Importer
import Media
import Podcast
import Testing

@testable import Site

@Suite struct CardTests {
    static let hasProgram = BoundedProcess.find("rsvg-convert") != nil

    private static func filled(_ show: Show? = nil, limits: SiteLimits = SiteLimits(), program: String? = nil) throws
        -> SiteFixture
    {
        let fixture = try SiteFixture(
            show: show ?? Show(title: "Small Talk", url: "https://talk.example"), limits: limits, programPath: program)
        try fixture.add(
            SiteFixture.episode(1, title: "Gears & <wheels>", front: "slug: gears"),
            SiteFixture.episode(2, title: "Springs", front: "slug: springs"))
        return fixture
    }

    private static func cards(_ fixture: SiteFixture) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: fixture.data + "/cache/cards")) ?? []).sorted()
    }

    /// The address of a page's picture.
    private static func picture(_ page: String) throws -> String {
        let match = try #require(page.firstMatch(of: /property="og:image" content="https:\/\/talk.example([^"]*)"/))
        return String(match.1)
    }

    @Test(
        "A card is drawn when it is first asked for, is 1200 by 630, and stays",
        .enabled(if: hasProgram, "rsvg-convert is not installed"))
    func drawing() throws {
        let fixture = try Self.filled()
        let client = try SiteClient(fixture, .socket)
        let page = try client.get("/episodes/gears").text
        #expect(page.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"))
        #expect(page.contains("<meta property=\"og:image:width\" content=\"1200\">"))
        #expect(Self.cards(fixture).isEmpty)
        let address = try Self.picture(page)
        #expect(address.hasPrefix("/episodes/gears/card.png?v="))
        let first = try client.get(address)
        #expect(first.status == 200 && first["Content-Type"] == "image/png")
        #expect(first["Cache-Control"] == "max-age=31536000, immutable")
        let facts = try ImageFacts.read(MemorySource(first.body))
        #expect(facts.type == "image/png" && facts.width == 1200 && facts.height == 630)
        #expect(Self.cards(fixture).count == 1)
        #expect(try client.get(address).body == first.body)
        #expect(try client.ask("HEAD", address)["Content-Length"] == String(first.body.count))
        #expect(try client.get(address, ["If-None-Match": try #require(first["ETag"])]).status == 304)
        // Without its version, or with another, it may change.
        for other in ["/episodes/gears/card.png", "/episodes/gears/card.png?v=0000"] {
            #expect(try client.get(other)["Cache-Control"] == "max-age=0, must-revalidate")
        }
        #expect(try client.get("/episodes/1/card.png")["Location"] == "/episodes/gears/card.png")
        for target in ["/episodes/gears/topics/1/card.png", "/card.png"] {
            #expect(try client.get(target)["Content-Type"] == "image/png", "\(target)")
        }
        #expect(Self.cards(fixture).count == 3)
        for target in ["/episodes/gears/topics/2/card.png", "/episodes/nobody/card.png"] {
            #expect(try client.get(target).status == 404, "\(target)")
        }
    }

    @Test(
        "A new title makes a new picture with a new address", .enabled(if: hasProgram, "rsvg-convert is not installed"))
    func change() throws {
        let fixture = try Self.filled()
        let client = try SiteClient(fixture, .inProcess)
        let old = try Self.picture(try client.get("/episodes/gears").text)
        let first = try client.get(old)
        try fixture.add(SiteFixture.episode(1, title: "Wheels", front: "slug: gears"))
        let new = try Self.picture(try client.get("/episodes/gears").text)
        #expect(new != old)
        #expect(try client.get(new).body != first.body)
    }

    @Test(
        "An episode's own picture stands on its cards, and in its frames",
        .enabled(if: hasProgram, "rsvg-convert is not installed"))
    func ownPicture() throws {
        let picture = try [UInt8](Data(contentsOf: URL(fileURLWithPath: SiteFixture.root + "/Demo/public/cover.png")))
        let fixture = try SiteFixture(pictures: ["art/1.png": picture])
        let front = "published: 2026-01-01T08:00:00Z\nslug: gears"
        try fixture.add(SiteFixture.episode(1, title: "Gears", front: front))
        let client = try SiteClient(fixture, .inProcess)
        let pages = ["/episodes/gears", "/episodes/gears/topics/1"]
        let before = try pages.map { try Self.picture(try client.get($0).text) }
        let first = try before.map { try client.get($0).body }
        #expect(try !client.get("/episodes/gears/embed").text.contains("class=\"art\""))
        try fixture.add(SiteFixture.episode(1, title: "Gears", front: front + "\nimage: /art/1.png"))
        for (index, page) in pages.enumerated() {
            let address = try Self.picture(try client.get(page).text)
            #expect(address != before[index])
            let answer = try client.get(address)
            #expect(answer.status == 200 && answer.body != first[index])
            #expect(try client.get(page + "/embed").text.contains("<img class=\"art\" src=\"/artwork/artwork-"))
        }
        // A picture elsewhere is not fetched for a card.
        try fixture.add(SiteFixture.episode(1, title: "Gears", front: front + "\nimage: https://art.example/1.png"))
        #expect(try pages.map { try Self.picture(try client.get($0).text) } == before)
    }

    @Test("The oldest pictures go when there are too many", .enabled(if: hasProgram, "rsvg-convert is not installed"))
    func sweep() throws {
        var limits = SiteLimits()
        limits.cardFolder = 1
        let fixture = try Self.filled(limits: limits)
        let client = try SiteClient(fixture, .inProcess)
        _ = try client.get("/episodes/gears/card.png")
        let first = Self.cards(fixture)
        #expect(first.count == 1)
        #expect(try client.get("/episodes/springs/card.png").status == 200)
        #expect(Self.cards(fixture).count == 1 && Self.cards(fixture) != first)
    }

    @Test("Without the program, the show's art stands for all cards, and nothing without that")
    func noProgram() throws {
        var show = Show(title: "Small Talk", url: "https://talk.example")
        show.image = "/cover.png"
        let client = try SiteClient(try Self.filled(show, program: "/nowhere"), .inProcess)
        let page = try client.get("/episodes/gears").text
        #expect(page.contains("property=\"og:image\" content=\"https://talk.example/cover.png\""))
        #expect(page.contains("<meta name=\"twitter:card\" content=\"summary\">"))
        let answer = try client.get("/episodes/gears/card.png")
        #expect(answer.status == 302 && answer["Location"] == "/cover.png")
        let bare = try SiteClient(try Self.filled(program: "/nowhere"), .inProcess)
        #expect(try bare.get("/episodes/gears/card.png").status == 404)
    }

    @Test("A program that fails, or hangs, or makes something else is not asked twice for the same")
    func failing() throws {
        var limits = SiteLimits()
        limits.cardSeconds = 1
        var show = Show(title: "Small Talk", url: "https://talk.example")
        show.image = "/cover.png"
        for script in ["exit 1", "exec sleep 60", "printf nothing > card.png", "printf x >> \(Self.marker); exit 1"] {
            let folder = NSTemporaryDirectory() + "notecast-program-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let path = folder + "/rsvg-convert"
            try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            let fixture = try Self.filled(show, limits: limits, program: folder)
            let client = try SiteClient(fixture, .inProcess)
            for _ in 0..<2 { #expect(try client.get("/episodes/gears/card.png").status == 302, "\(script)") }
            #expect(Self.cards(fixture).isEmpty, "\(script)")
        }
        let asked = try Data(contentsOf: URL(fileURLWithPath: Self.marker))
        try FileManager.default.removeItem(atPath: Self.marker)
        #expect(asked.count == 1)
    }

    @Test("A card that could not be drawn is tried again after a while")
    func retry() throws {
        let folder = NSTemporaryDirectory() + "notecast-program-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/rsvg-convert"
        try Data("#!/bin/sh\necho asked >> \(folder)/log\nexit 1\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        let asked = {
            (try? String(contentsOfFile: folder + "/log", encoding: .utf8))?.split(separator: "\n").count ?? 0
        }
        var show = Show(title: "Small Talk", url: "https://talk.example")
        show.image = "/cover.png"
        let fixture = try Self.filled(show, program: folder)
        let client = try SiteClient(fixture, .inProcess)
        for _ in 0..<3 { #expect(try client.get("/episodes/gears/card.png").status == 302) }
        #expect(asked() == 1)
        fixture.turnClock(to: SiteFixture.now + SiteLimits().cardRetry - 1)
        _ = try client.get("/episodes/gears/card.png")
        #expect(asked() == 1)
        fixture.turnClock(to: SiteFixture.now + SiteLimits().cardRetry)
        _ = try client.get("/episodes/gears/card.png")
        _ = try client.get("/episodes/gears/card.png")
        #expect(asked() == 2)
    }

    @Test(
        "A card is as old as what it shows, whenever it was drawn",
        .enabled(if: hasProgram, "rsvg-convert is not installed"))
    func modified() throws {
        let fixture = try Self.filled()
        let client = try SiteClient(fixture, .socket)
        let page = try client.get("/episodes/gears/embed")
        let first = try client.get("/episodes/gears/card.png")
        #expect(first["Last-Modified"] == page["Last-Modified"])
        for name in Self.cards(fixture) {
            try FileManager.default.removeItem(atPath: fixture.data + "/cache/cards/" + name)
        }
        let again = try client.get("/episodes/gears/card.png")
        #expect(again["Last-Modified"] == first["Last-Modified"] && again["ETag"] == first["ETag"])
    }

    @Test("A host's template of cards, another colour and another art have other addresses")
    func editions() throws {
        var show = Show(title: "Small Talk", url: "https://talk.example")
        let program = NSTemporaryDirectory() + "notecast-program-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: program) }
        try FileManager.default.createDirectory(atPath: program, withIntermediateDirectories: true)
        try Data("#!/bin/sh\n".utf8).write(to: URL(fileURLWithPath: program + "/rsvg-convert"))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: program + "/rsvg-convert")
        func address(_ files: [String: String] = [:]) throws -> String {
            let fixture = try SiteFixture(show: show, files: files, programPath: program)
            try fixture.add(SiteFixture.episode(1, title: "Gears", front: "slug: gears"))
            return try Self.picture(try SiteClient(fixture, .inProcess).get("/episodes/gears").text)
        }
        let plain = try address()
        #expect(try address() == plain)
        let own = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>{{#lines}}{{line}}{{/lines}}</text></svg>"
        #expect(try address(["templates/card.svg.mustache": own]) != plain)
        show.accent = "#123456"
        #expect(try address() != plain)
        show.accent = nil
        show.title = "Large Talk"
        #expect(try address() != plain)
    }

    private static let marker = NSTemporaryDirectory() + "notecast-card-\(UUID().uuidString)"
}
