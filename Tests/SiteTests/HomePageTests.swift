// Which episode the home page offers to play, and how the lists around it agree.

import Foundation
import Testing

@testable import Site

@Suite struct HomePageTests {
    /// The titles that stand in links of a class, or in a heading.
    private func titles(_ page: String, _ pattern: String) throws -> [String] {
        try page.matches(of: Regex(pattern, as: (Substring, Substring).self)).map { String($0.output.1) }
    }

    private let line = #"class="name" href="[^"]*">([^<]*)<"#
    private let latest = #"id="latest-title"><a href="[^"]*">([^<]*)<"#

    @Test("The newest episode that can be played is offered, and notes that nobody dated stand with their numbers")
    func ready() throws {
        let fixture = try SiteFixture()
        try fixture.add(
            SiteFixture.episode(1, title: "One"), SiteFixture.audio(1), SiteFixture.episode(2, title: "Two"),
            SiteFixture.audio(2, frames: 50), SiteFixture.episode(3, title: "Three"),
            SiteFixture.episode(4, title: "Four", front: "tags: [undated]"))
        let client = try SiteClient(fixture, .inProcess)
        let home = try client.get("/").text
        #expect(try titles(home, latest) == ["Two"])
        #expect(home.contains("<audio") && home.contains("<b>Ready to play</b>"))
        #expect(try titles(home, line) == ["Four", "Three", "One"])
        #expect(try titles(client.get("/episodes").text, line) == ["Four", "Three", "Two", "One"])
        #expect(try titles(client.get("/feed.xml").text, #"<item>\s*<title>([^<]*)<"#) == ["Two", "One"])
        let around = #"rel="(?:prev|next)" href="[^"]*"><small>[^<]*</small> <span>([^<]*)<"#
        #expect(try titles(client.get("/episodes/four").text, around) == ["Three"])
        #expect(try titles(client.get("/episodes/three").text, around) == ["Two", "Four"])
    }

    @Test("Where nothing new can be played, the newest notes stand first")
    func silent() throws {
        var limits = SiteLimits()
        limits.episodesPerPage = 2
        let fixture = try SiteFixture(limits: limits)
        try fixture.add(
            SiteFixture.episode(1, title: "One"), SiteFixture.audio(1), SiteFixture.episode(2, title: "Two"),
            SiteFixture.episode(3, title: "Three"))
        let client = try SiteClient(fixture, .inProcess)
        let home = try client.get("/").text
        #expect(try titles(home, latest) == ["Three"], "an old one is no news")
        #expect(home.contains("<b>Latest episode</b>"))
    }
}
