import Foundation
import Podcast
import Testing

@Suite struct LiveScheduleTests {
    private static let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt

    private static func instant(_ text: String) throws -> Date {
        try Date(text, strategy: .iso8601)
    }

    private static func live(_ start: String, _ rule: String?, zone: TimeZone = berlin) throws -> LiveSchedule {
        LiveSchedule(
            title: "Live", url: "https://video.example/live", start: try instant(start), duration: 5400,
            rule: try rule.map { try RecurrenceRule($0, in: zone) }, timeZone: zone)
    }

    private static func starts(_ live: LiveSchedule, after now: String, _ count: Int) throws -> [String] {
        live.occurrences(after: try instant(now), limit: count).map { $0.start.formatted(.iso8601) }
    }

    @Test("A weekly stream stays at its hour when the clock changes")
    func clockChange() throws {
        // 20:00 in Berlin: 19:00 UTC in winter, 18:00 from 29 March 2026 on.
        let live = try Self.live("2026-03-03T19:00:00Z", "FREQ=WEEKLY;BYDAY=TU")
        #expect(
            try Self.starts(live, after: "2026-03-20T00:00:00Z", 3) == [
                "2026-03-24T19:00:00Z", "2026-03-31T18:00:00Z", "2026-04-07T18:00:00Z",
            ])
    }

    @Test("What is on comes first, and its end is the end")
    func isOn() throws {
        let live = try Self.live("2026-03-03T19:00:00Z", "FREQ=WEEKLY")
        let now = try Self.instant("2026-03-10T20:29:59Z")
        let next = try #require(live.next(after: now))
        #expect(next.isOn(at: now))
        #expect(!next.isOn(at: next.end))
        #expect(try #require(live.next(after: next.end)).start == (try Self.instant("2026-03-17T19:00:00Z")))
        // Before the first time, the first is the next.
        #expect(live.next(after: .distantPast)?.start == live.start)
    }

    @Test(
        "Rules of weeks and months give the days that they say",
        arguments: [
            (
                "2026-01-06T19:00:00Z", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "2026-01-07T00:00:00Z",
                ["2026-01-08", "2026-01-20", "2026-01-22"]
            ),
            (
                "2026-01-13T19:00:00Z", "FREQ=MONTHLY;BYDAY=2TU", "2026-02-01T00:00:00Z",
                ["2026-02-10", "2026-03-10", "2026-04-14"]
            ),
            (
                "2026-01-30T19:00:00Z", "FREQ=MONTHLY;BYDAY=-1FR", "2026-01-31T00:00:00Z",
                ["2026-02-27", "2026-03-27", "2026-04-24"]
            ),
            // A month without such a day has none.
            (
                "2026-01-31T19:00:00Z", "FREQ=MONTHLY", "2026-02-01T00:00:00Z",
                ["2026-03-31", "2026-05-31", "2026-07-31"]
            ),
            (
                "2026-01-31T19:00:00Z", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-02-01T00:00:00Z",
                ["2026-02-28", "2026-03-31", "2026-04-30"]
            ),
            (
                "2026-12-29T19:00:00Z", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "2027-01-01T00:00:00Z",
                ["2027-02-02", "2027-02-09", "2027-02-16"]
            ),
            ("2026-01-06T19:00:00Z", "FREQ=WEEKLY;COUNT=3", "2026-01-07T00:00:00Z", ["2026-01-13", "2026-01-20"]),
            (
                "2026-01-06T19:00:00Z", "FREQ=WEEKLY;UNTIL=20260120", "2026-01-07T00:00:00Z",
                ["2026-01-13", "2026-01-20"]
            ),
            ("2026-01-06T19:00:00Z", "FREQ=WEEKLY;UNTIL=20260120T185959Z", "2026-01-07T00:00:00Z", ["2026-01-13"]),
            (
                "2016-01-05T19:00:00Z", "FREQ=WEEKLY", "2036-01-02T00:00:00Z",
                ["2036-01-08", "2036-01-15", "2036-01-22"]
            ),
        ])
    func rules(_ start: String, _ rule: String, _ now: String, _ days: [String]) throws {
        let live = try Self.live(start, rule)
        #expect(live.startsByItsRule)
        #expect(try Self.starts(live, after: now, 3).map { String($0.prefix(10)) } == days)
    }

    @Test("A single time is over once it is over, and a rule without days ends")
    func ends() throws {
        let once = try Self.live("2026-03-03T19:00:00Z", nil)
        #expect(once.next(after: try Self.instant("2026-03-03T20:29:00Z")) != nil)
        #expect(once.next(after: try Self.instant("2026-03-03T20:30:00Z")) == nil)
        let never = try Self.live("2026-02-28T19:00:00Z", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30")
        #expect(never.next(after: .distantPast) == nil)
        #expect(!never.startsByItsRule)
    }

    @Test("A time that the clock leaps over, or shows twice, is one instant")
    func gaps() throws {
        let gap = try #require(CivilDay(year: 2026, month: 3, day: 29))
        #expect(gap.instant(seconds: 9000, in: Self.berlin) == (try Self.instant("2026-03-29T01:30:00Z")))
        let twice = try #require(CivilDay(year: 2026, month: 10, day: 25))
        #expect(twice.instant(seconds: 9000, in: Self.berlin) == (try Self.instant("2026-10-25T00:30:00Z")))
        let newYork = try #require(TimeZone(identifier: "America/New_York"))
        let leap = try #require(CivilDay(year: 2026, month: 3, day: 8))
        #expect(leap.instant(seconds: 9000, in: newYork) == (try Self.instant("2026-03-08T07:30:00Z")))
    }

    @Test("Days count as the calendar does")
    func days() throws {
        #expect(CivilDay(year: 1970, month: 1, day: 1)?.number == 0)
        #expect(CivilDay(year: 2026, month: 2, day: 29) == nil)
        #expect(CivilDay(year: 2024, month: 2, day: 29) != nil)
        for number in stride(from: -700_000, to: 2_900_000, by: 997) {
            let (year, month, day) = CivilDay(number: number).parts
            #expect(CivilDay(year: year, month: month, day: day)?.number == number)
            #expect(CivilDay(number: number + 1).weekday == (CivilDay(number: number).weekday + 1) % 7)
        }
        // 3 March 2026 was a Tuesday.
        #expect(CivilDay(year: 2026, month: 3, day: 3)?.weekday == 1)
        #expect(CivilDay.local(Date(timeIntervalSince1970: 1e300), in: .gmt).day.parts.year == 9999)
    }

    @Test("A rule is written as it was read")
    func text() throws {
        for text in [
            "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "FREQ=MONTHLY;BYDAY=2TU,-1FR;COUNT=5",
            "FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20261231T190000Z",
        ] {
            #expect(try RecurrenceRule(text, in: .gmt).text == text)
        }
        #expect(
            try RecurrenceRule("freq=weekly;until=20260120", in: Self.berlin).text.hasSuffix("UNTIL=20260120T225959Z"))
    }

    @Test(
        "What is no rule is refused with what should be there",
        arguments: [
            ("", "should be as"), ("WEEKLY", "should be as"), ("FREQ=DAILY", "FREQ=WEEKLY or"),
            ("BYDAY=TU", "FREQ=WEEKLY or"),
            ("FREQ=WEEKLY;FREQ=WEEKLY", "should be as"), ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL should be from 1"),
            ("FREQ=WEEKLY;BYDAY=2TU", "no numbers"), ("FREQ=WEEKLY;BYDAY=XX", "BYDAY should be days"),
            ("FREQ=MONTHLY;BYDAY=9TU", "BYDAY should be days"), ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY should be"),
            ("FREQ=WEEKLY;BYMONTHDAY=1", "monthly rule"), ("FREQ=WEEKLY;COUNT=2;UNTIL=20260101", "not both"),
            ("FREQ=WEEKLY;UNTIL=2026", "UNTIL should be"), ("FREQ=WEEKLY;UNTIL=20261301", "UNTIL should be"),
            ("FREQ=WEEKLY;UNTIL=20260101T250000Z", "UNTIL should be"), ("FREQ=WEEKLY;BYSETPOS=1", "no BYSETPOS"),
            ("FREQ=WEEKLY\r\nX:1", "FREQ=WEEKLY or"), ("FREQ=WEEKLY;", "should be as"),
        ])
    func faults(_ text: String, _ words: String) {
        do throws(RecurrenceRule.Fault) {
            _ = try RecurrenceRule(text, in: .gmt)
            Issue.record("\(text) was taken")
        } catch {
            #expect(error.description.contains(words), "\(error)")
        }
    }
}
