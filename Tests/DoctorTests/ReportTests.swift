import Foundation
import Outbound
import Testing

@testable import Doctor

@Suite struct ReportTests {
    private let doctor = Doctor(client: .init(contact: nil), now: { SoundFeed.now })

    private func report(_ own: OwnShow? = nil, _ change: (String) -> String = { $0 }) -> CheckReport {
        doctor.examine(Array(change(SoundFeed.text).utf8), name: "feed.xml", own: own)
    }

    @Test("The report for people names rule, place, finding and remedy, the gravest first")
    func text() {
        let text = report { text in
            text.replacing("<itunes:explicit>false", with: "<itunes:explicit>no").replacing(
                "Tue, 02 Apr", with: "Mon, 02 Apr")
        }.text()
        #expect(
            text.hasPrefix(
                "Looms & Engines: feed.xml\n2 episodes, the document alone: nobody was asked\n\nerror: explicit-value:")
        )
        #expect(text.contains("  item 1 \"The analytical engine\", line 40: \"no\"\n"))
        #expect(text.contains("  What to do: write true or false. (Apple)\n"))
        let (error, warning) = (text.firstRange(of: "error:"), text.firstRange(of: "warning: date-weekday"))
        #expect((error?.lowerBound ?? text.endIndex) < (warning?.lowerBound ?? text.startIndex))
        #expect(text.hasSuffix("\n3 errors, 1 warning\n"))
    }

    @Test("A show of our own is told which setting to change, and the writer of any other feed which tag")
    func remedies() throws {
        let owner = /(?s)<itunes:owner>.*?<\/itunes:owner>/
        let own = report(OwnShow(episodes: [], podcastGUID: nil)) { $0.replacing(owner, with: "") }
        let other = report { $0.replacing(owner, with: "") }
        let setting = "`owner: {name: Ada, email: ada@show.example}` in site.yml"
        #expect(own.text().contains("What to do: \(setting)"), "\(own.text())")
        #expect(String(decoding: try own.json(), as: UTF8.self).contains(setting))
        #expect(other.text().contains("What to do: add <itunes:owner>: directories verify"), "\(other.text())")
        #expect(!String(decoding: try other.json(), as: UTF8.self).contains("site.yml"))
    }

    @Test("Many findings of one rule are told with the first five and their number")
    func many() {
        var findings = FindingList()
        for number in 1...400 { findings.add(.itemLink, .item(number, title: "x", line: number), "no <link>") }
        let report = CheckReport(
            subject: "s", title: nil, items: 400, mediaChecked: 0, requests: 0, isDocumentOnly: true, isOwn: false,
            isCut: false,
            findings: findings.all)
        #expect(report.text().contains("  item 5 \"x\", line 5: no <link>\n  and 395 more\n"))
        #expect(!report.hasErrors)
    }

    @Test("A fault in every item of a huge feed takes no room from another")
    func crowd() {
        var findings = FindingList()
        for number in 1...30_000 { findings.add(.itemImage, .item(number, title: "", line: nil), "no <itunes:image>") }
        findings.add(.guidUnique, .item(30_000, title: "", line: nil), "g, as in item 1")
        #expect(findings.all.count == FindingList.limit + 1)
        #expect(findings.all.last?.rule.id == .guidUnique)
    }

    @Test("The report for programs holds each finding with its rule, place and remedy")
    func json() throws {
        let bytes = try report { $0.replacing(">looms-1<", with: ">looms-2<") }.json()
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(object["subject"] as? String == "feed.xml" && object["episodes"] as? Int == 2)
        #expect(object["counts"] as? [String: Int] == ["error": 1, "warning": 0, "hint": 0])
        let finding = try #require((object["findings"] as? [[String: Any]])?.first)
        #expect(finding["rule"] as? String == "guid-unique" && finding["severity"] as? String == "error")
        let place = try #require(finding["place"] as? [String: Any])
        #expect(place["kind"] as? String == "item" && place["item"] as? Int == 2)
        #expect(place["title"] as? String == "1801 and the loom" && place["line"] as? Int == 51)
        #expect((finding["remedy"] as? String)?.isEmpty == false)
    }

    @Test("What is found is told in one short line, whatever a feed holds")
    func short() {
        let long = report { $0.replacing("en-GB", with: String(repeating: "line\n", count: 10_000) + "x") }
        #expect(long.findings.count == 1)
        #expect(long.findings.allSatisfy { $0.found.count <= 200 && !$0.found.contains("\n") })
    }

    @Test("The show's own feed is held against its history")
    func own() {
        let episodes = [
            OwnShow.Episode(guid: "looms-2", label: "episode 2", absence: nil),
            OwnShow.Episode(guid: "looms-1-as-given", label: "episode 1", absence: nil),
            OwnShow.Episode(guid: "looms-3", label: "episode 3", absence: "it has no audio"),
        ]
        let own = OwnShow(episodes: episodes, podcastGUID: "9b024349-ccf0-5f69-a609-6b82873eab3c")
        let findings = report(own).findings
        #expect(findings.map(\.rule.id) == [.keptOut, .guidHistory, .missingEpisode, .podcastGuidHistory])
        #expect(findings.map(\.place).first == .episode("episode 3"))
        #expect(findings[1].place == .item(2, title: "1801 and the loom", line: 51))
        var scheduled = OwnShow.Episode(guid: "looms-3", label: "episode 3", absence: nil)
        scheduled.due = "2026-12-01 08:00 UTC"
        let waiting = report(OwnShow(episodes: [scheduled], podcastGUID: nil)).findings
        #expect(waiting.map(\.rule.id).contains(.scheduled) && !waiting.map(\.rule.id).contains(.missingEpisode))
        #expect(waiting.first?.found == "comes at 2026-12-01 08:00 UTC")
        let sound = OwnShow(
            episodes: ["looms-1", "looms-2"].map { OwnShow.Episode(guid: $0, label: $0, absence: nil) },
            podcastGUID: SoundFeed.guid)
        #expect(report(sound).findings == [])
        var homely = sound
        homely.podcastGUID = nil
        homely.privateAddress = OwnShow.PrivateAddress("https://crumb.example", isReserved: true)
        let guid = "<podcast:guid>\(SoundFeed.guid)</podcast:guid>"
        let found = report(homely) { $0.replacing(guid, with: "") }.findings
        #expect(found.map(\.rule.id) == [.publicAddress], "and nothing of the guid, which comes with the address")
        #expect(found.first?.found.contains("https://crumb.example, to which") == true)
    }
}
