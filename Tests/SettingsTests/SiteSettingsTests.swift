import Foundation
import Podcast
import Settings
import Testing

@Suite struct SiteSettingsTests {
    private func read(_ text: String) throws(SettingsError) -> Show {
        try SiteFile.parse(Array(text.utf8), path: "site.yml", defaultURL: "http://127.0.0.1:8080")
    }

    private func faults(_ text: String) -> [String] {
        do throws(SettingsError) {
            _ = try read(text)
            return []
        } catch {
            return error.faults.map { "\($0.line ?? 0): \($0.message)" }
        }
    }

    @Test("The live stream is read, and its start is by the clock of the show")
    func live() throws {
        let live = try #require(
            try read(
                """
                title: Small Talk
                timezone: Europe/Berlin
                live:
                  title: Recording
                  url: https://video.example/live
                  embed: https://video.example/embed
                  start: 2026-03-03 20:00
                  rrule: FREQ=WEEKLY;BYDAY=TU
                  duration: "1:30"
                """
            ).live)
        #expect(live.title == "Recording")
        #expect(live.start == (try Date("2026-03-03T19:00:00Z", strategy: .iso8601)))
        #expect(live.duration == 5400)
        #expect(live.rule?.text == "FREQ=WEEKLY;BYDAY=TU")
        #expect(live.timeZone.identifier == "Europe/Berlin")
        let bare = try #require(
            try read("title: A\nlive: {url: \"https://v.example\", start: \"2026-03-03T20:00:00+02:00\", duration: 45}")
                .live)
        #expect(bare.title == "A, live")
        #expect(bare.start == (try Date("2026-03-03T18:00:00Z", strategy: .iso8601)))
        #expect(bare.duration == 2700 && bare.rule == nil && bare.embed == nil && bare.stream == nil)
        #expect(try read("live:").live == nil)
    }

    @Test(
        "A fault of the live stream is told with its line",
        arguments: [
            ("live: 5", "1: live: should have a title, a url, a start and a duration"),
            ("url: ftp://x", "2: live: url: should be an http address, is \"ftp://x\""),
            ("embed: http://x.example/", "2: live: embed: should be an https address that a frame may show"),
            ("embed: \"javascript:alert(1)\"", "2: live: embed: should be an https address"),
            ("stream: /live.mp3", "2: live: stream: should be the http address of the stream's sound"),
            ("start: tomorrow", "2: live: start: should be a date and a time as \"2026-03-03 20:00\", is \"tomorrow\""),
            ("start: 2026-02-30 20:00", "2: live: start: should be a date"),
            ("start: 2026-03-03 24:00", "2: live: start: should be a date"),
            ("duration: long", "2: live: duration: should be hours and minutes"),
            ("duration: 0", "2: live: duration: should be hours and minutes"),
            ("duration: 48:00", "2: live: duration: should be hours and minutes"),
            ("rrule: FREQ=DAILY", "2: live: rrule: should have FREQ=WEEKLY or FREQ=MONTHLY"),
            ("rrule: FREQ=WEEKLY;BYDAY=WE", "start: should be one of the rule's own days (FREQ=WEEKLY;BYDAY=WE)"),
            ("when: now", "2: live: has no when (there are duration"),
        ])
    func liveFaults(_ line: String, _ message: String) {
        let good = [
            "url": "https://v.example", "start": "2026-03-03 20:00", "duration": "90", "rrule": "FREQ=WEEKLY",
        ]
        var text = line
        if !line.hasPrefix("live") {
            let key = String(line.prefix { $0 != ":" })
            let rest = good.filter { $0.key != key }.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
            text = (["live:", "  \(line)"] + rest).joined(separator: "\n")
        }
        let faults = faults(text)
        #expect(faults.contains { $0.contains(message) }, "\(faults)")
    }

    @Test("Short links and listings are read in their forms")
    func links() throws {
        let show = try read(
            """
            shortLinks: {Datadog: "https://d.example/?a=1", py.talk: "http://t.example"}
            subscribe:
              spotify: https://open.spotify.example/1
              apple: https://podcasts.example/2
            """)
        #expect(show.shortLinks == ["datadog": "https://d.example/?a=1", "py.talk": "http://t.example"])
        #expect(show.listings.map(\.key) == ["spotify", "apple"])
    }

    @Test(
        "What cannot be a short link or a listing is told",
        arguments: [
            ("shortLinks: [a]", "1: shortLinks: should be lines as `datadog: https://…`"),
            ("shortLinks: {a/b: \"https://x.example\"}", "1: shortLinks: a/b: should be a name of letters and digits"),
            ("shortLinks: {\"..\": \"https://x.example\"}", "1: shortLinks: ..: should be a name"),
            ("shortLinks: {308: \"https://x.example\"}", "1: shortLinks: 308: should not be a number"),
            ("shortLinks: {a: \"javascript:alert(1)\"}", "1: shortLinks: a: should lead to an http address"),
            ("shortLinks: {a: /path}", "1: shortLinks: a: should lead to an http address"),
            (
                "shortLinks:\n  a: https://x.example\n  A: https://y.example",
                "3: shortLinks: A: stands here a second time"
            ),
            ("subscribe: {apple: \"http://x.example\"}", "1: subscribe: apple: should be an https address"),
            ("subscribe: {\"<b>\": \"https://x.example\"}", "1: subscribe: should have the name of a directory"),
        ])
    func linkFaults(_ text: String, _ message: String) {
        let faults = faults(text)
        #expect(faults.count == 1 && faults[0].hasPrefix(message), "\(faults)")
    }

    @Test("Synonyms are lists of words and names")
    func synonyms() throws {
        let show = try read("synonyms:\n  - [sklearn, scikit-learn]\n  - [k8s, Kubernetes, container herder]")
        #expect(show.synonyms == [["sklearn", "scikit-learn"], ["k8s", "Kubernetes", "container herder"]])
        #expect(try read("title: A").synonyms.isEmpty)
    }

    @Test(
        "What cannot be synonyms is told",
        arguments: [
            ("synonyms: a", "1: synonyms: should be at most 500 lists"),
            ("synonyms: [[a, b], c]", "1: synonyms: should be 2 to 10 words"),
            ("synonyms:\n  - [a]", "2: synonyms: should be 2 to 10 words"),
            ("synonyms:\n  - [a, {b: c}]", "2: synonyms: should be 2 to 10 words"),
            ("synonyms:\n  - [a, \"!!\"]", "2: synonyms: should be 2 to 10 words"),
            (
                "synonyms:\n  - [\(Array(repeating: "a", count: 11).joined(separator: ", "))]",
                "2: synonyms: should be 2"
            ),
            ("synonyms:\n  - [a, \(String(repeating: "b", count: 61))]", "2: synonyms: should be 2 to 10 words"),
        ])
    func synonymFaults(_ text: String, _ message: String) {
        let faults = faults(text)
        #expect(faults.count == 1 && faults[0].hasPrefix(message), "\(faults)")
    }
}
