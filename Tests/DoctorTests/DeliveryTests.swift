import Foundation
import Outbound
import ScriptedServer
import Testing

@testable import Doctor

/// What servers answer, over real sockets.
@Suite struct DeliveryTests {
    private func doctor(all: Bool = false, _ change: (inout Doctor.Limits) -> Void = { _ in }) -> Doctor {
        var limits = Doctor.Limits()
        change(&limits)
        return Doctor(
            client: Outbound(contact: nil, allowsPrivate: true), limits: limits, checksAll: all, now: { SoundFeed.now })
    }

    private func ids(_ report: CheckReport) -> [RuleID] {
        var ids: [RuleID] = []
        for finding in report.findings where !ids.contains(finding.rule.id) { ids.append(finding.rule.id) }
        return ids
    }

    @Test("A sound site gives no finding, with a handful of requests that say who asks")
    func sound() throws {
        let site = try SoundSite()
        let report = doctor().examine(url: site.address)
        #expect(report.findings == [])
        #expect(report.title == "Looms & Engines" && report.items == 2 && report.mediaChecked == 2)
        #expect(report.requests == site.server.requests.count)
        #expect(report.requests == 22)
        #expect(site.server.requests.allSatisfy { $0["User-Agent"] == "Notecast" })
        #expect(report.text().hasSuffix("Nothing found: the feed is sound.\n"))
    }

    @Test("A site with one fault gives that finding, and no other", arguments: DeliveryFault.all)
    func fault(_ fault: DeliveryFault) throws {
        let site = try fault.site()
        let isOld = fault.rule == .feedRedirect || fault.rule == .feedMoved
        let address = isOld ? site.address + "?old" : site.address
        #expect(ids(doctor().examine(url: address)) == [fault.rule])
    }

    @Test("A feed of two pages is followed to its end, and its episodes are those of both")
    func pages() throws {
        let site = try SoundSite(text: SoundFeed.firstPage)
        let episodes = ["looms-2", "looms-1", "looms-0", "looms-00"].map {
            OwnShow.Episode(guid: $0, label: $0, absence: nil)
        }
        let report = doctor().examine(url: site.address)
        #expect(report.findings == [], "\(report.text())")
        #expect(report.items == 4)
        let own = doctor().examine(url: site.address, own: OwnShow(episodes: episodes, podcastGUID: nil))
        #expect(own.findings == [], "\(own.text())")
        let fewer = doctor().examine(
            url: site.address, own: OwnShow(episodes: Array(episodes.dropLast()), podcastGUID: nil))
        #expect(ids(fewer) == [.guidHistory])
        #expect(fewer.findings.first?.place == .item(4, title: "1801 and the loom", line: nil))
        let more = episodes + [OwnShow.Episode(guid: "lost", label: "lost", absence: nil)]
        #expect(
            ids(doctor().examine(url: site.address, own: OwnShow(episodes: more, podcastGUID: nil))) == [
                .missingEpisode
            ])
    }

    @Test("An episode is not called missing when a page that may have it cannot be read")
    func unreadPage() throws {
        let site = try SoundSite(text: SoundFeed.firstPage) { request, answer in
            request.target.hasSuffix("?page=2") ? ScriptedAnswer(500) : answer
        }
        let episodes = ["looms-2", "looms-1", "looms-0"].map { OwnShow.Episode(guid: $0, label: $0, absence: nil) }
        let report = doctor().examine(url: site.address, own: OwnShow(episodes: episodes, podcastGUID: nil))
        #expect(ids(report) == [.furtherPage])
    }

    @Test("Every rule of delivery is broken by one of them")
    func complete() {
        let broken = Set(DeliveryFault.all.map(\.rule))
        for rule in Rule.deliveryRules where !broken.contains(rule.id) { Issue.record("\(rule.id.rawValue)") }
    }

    @Test("A feed at an address that is not public is refused, and the report says why")
    func refused() throws {
        let site = try SoundSite()
        let report = Doctor(client: Outbound(contact: nil)).examine(url: site.address)
        #expect(ids(report) == [.feedStatus])
        #expect(report.findings.first?.found.contains("a loopback address") == true)
        #expect(site.server.requests.isEmpty)
    }

    @Test("The show's own server may be reached though nothing else of this machine may")
    func home() throws {
        let other = try ScriptedServer { .file([UInt8](repeating: 1, count: 2000), type: "audio/mpeg", $0) }
        let text = SoundFeed.text.replacing("https://looms.example/media/002.mp3", with: other.url + "/002.mp3")
        let site = try SoundSite(text: text)
        let home = (base: site.server.url + "/", client: Outbound(contact: nil, allowsPrivate: true))
        let report = Doctor(client: Outbound(contact: nil), home: home, now: { SoundFeed.now }).examine(
            url: site.address)
        #expect(ids(report) == [.mediaStatus])
        #expect(report.mediaChecked == 2)
        #expect(other.requests.isEmpty)
    }

    @Test("Of many episodes the newest twenty are asked for, and all when that is wanted")
    func sample() throws {
        let text = Self.long(episodes: 50)
        let site = try SoundSite(text: text) { request, answer in
            request.target.hasPrefix("/media/e")
                ? .file([UInt8](repeating: 1, count: 2000), type: "audio/mpeg", request) : answer
        }
        let report = doctor().examine(url: site.address)
        #expect(report.mediaChecked == 20 && !report.isCut)
        let asked = Set(site.server.requests.map(\.target).filter { $0.hasPrefix("/media/e") })
        #expect(asked == Set((31...50).map { "/media/e\($0).mp3" }))
        let everything = doctor(all: true).examine(url: site.address)
        #expect(everything.mediaChecked == 50, "\(everything.text())")
        let cut = doctor { $0.requests = 20 }.examine(url: site.address)
        #expect(cut.isCut && cut.requests == 20)
        #expect(cut.text().contains("Not everything was looked at"))
    }

    /// Oldest first, so that the newest are not those that stand first.
    private static func long(episodes: Int) -> String {
        let items = (1...episodes).map { number in
            """
            <item><title>Episode</title><guid isPermaLink="false">g\(number)</guid>
            <pubDate>\(number % 28 + 1 < 10 ? "0" : "")\(number % 28 + 1) \(number < 28 ? "Jan" : "Feb") 2024 10:00:00 GMT</pubDate>
            <enclosure url="https://looms.example/media/e\(number).mp3" length="2000" type="audio/mpeg"/></item>
            """
        }
        let head = SoundFeed.text.firstRange(of: "<item>").map { SoundFeed.text[..<$0.lowerBound] } ?? ""
        return head + items.joined() + "</channel></rss>"
    }

    @Test("A feed that is no XML is told with its line, and nothing more is asked")
    func broken() throws {
        let site = try SoundSite(text: "<rss>\n<channel>\n&nbsp;</channel></rss>")
        let report = doctor().examine(url: site.address)
        #expect(ids(report) == [.wellFormed])
        #expect(report.findings.first?.place == .channel(line: 3))
        #expect(site.server.requests.allSatisfy { $0.target == "/feed.xml" })
    }
}
