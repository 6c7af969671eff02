// Dates, sizes, names and pages as people read them.

import Foundation
import Testing

@testable import Pages

struct ReadableValuesTests {
    private let words: Words

    init() throws { words = try #require(PageSamples.words) }

    @Test("Dates agree with Foundation's calendar in every zone, across centuries")
    func dates() throws {
        for identifier in ["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati"] {
            let zone = try #require(TimeZone(identifier: identifier))
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = zone
            for second in stride(from: -2_000_000_000.0, through: 8_000_000_000, by: 98_765_432.1) {
                let date = Date(timeIntervalSince1970: second)
                let parts = calendar.dateComponents([.year, .month, .day], from: date)
                let day = ReadableDate(date, in: zone)
                #expect([day.year, day.month, day.day] == [parts.year, parts.month, parts.day])
                #expect(day.machine == date.formatted(.iso8601))
            }
        }
    }

    @Test("A day is the show's day, not Greenwich's")
    func zone() throws {
        let date = Date(timeIntervalSince1970: 1_667_257_200)
        #expect(
            ReadableDate(date, in: try #require(TimeZone(identifier: "Europe/Berlin"))).long(words) == "1 November 2022"
        )
        #expect(ReadableDate(date, in: .gmt).short(words) == "31 Oct 2022")
    }

    @Test("Wild dates don't trap", arguments: [Date.distantPast, .distantFuture, Date(timeIntervalSince1970: 1e300)])
    func wild(date: Date) {
        #expect((-1...10000).contains(ReadableDate(date, in: .gmt).year))
    }

    @Test(
        "Sizes are in decimal units",
        arguments: [
            (0, "0 bytes"), (999, "999 bytes"), (1500, "2 kB"), (34_218_113, "34.2 MB"), (2_000_000_000, "2.0 GB"),
        ] as [(Int64, String)])
    func sizes(bytes: Int64, written: String) {
        #expect(ReadableSize.bytes(bytes, words) == written.replacing(" ", with: "\u{A0}"))
    }

    @Test(
        "Lengths in lists are in minutes",
        arguments: [
            (45.0, "45 s"), (60, "1 min"), (1926.4, "32 min"), (3590, "1 h"), (5400, "1 h 30 min"),
            (3840, "1 h 04 min"),
        ])
    func lengths(seconds: Double, written: String) {
        #expect(ReadableSize.minutes(seconds, words) == written.replacing(" ", with: "\u{A0}"), "it never breaks")
    }

    @Test(
        "Initials are those of the name, without titles, and of scripts without capitals the first letter alone",
        arguments: [
            ("Ada", "A"), ("Dr. Lena Fuchs", "LF"), ("Prof. Dr.-Ing. jörg Öztürk", "JÖ"),
            ("Ludwig van Beethoven", "LB"),
            ("J. R. R. Tolkien", "JT"), ("Lena Fuchs, PhD", "LF"), ("Michael (MK)", "M"), ("Анна Петрова", "АП"),
            ("山田 太郎", "山"), ("فاطمة حسن", "ف"), ("דנה לוי", "ד"), ("प्रिया शर्मा", "प्रि"), ("Dr.", "D"), ("@ada", "A"),
            ("ßeta", "S"), ("🤖", "🤖"), ("", ""), ("- (x)", "X"),
        ])
    func initials(name: String, written: String) { #expect(HostBadge.initials(of: name) == written) }

    @Test("Names make a sentence, long casts are cut")
    func names() {
        #expect(words.sentence([]) == "")
        #expect(words.sentence(["Ada", "Felix"]) == "Ada and Felix")
        #expect(words.sentence(["Ada", "Felix", "Grace"], limit: 3) == "Ada, Felix and Grace")
        #expect(
            words.sentence(["Ada", "Felix", "Grace", "Noor", "Lin"], limit: 3) == "Ada, Felix, Grace and 2 more")
    }

    @Test(
        "The pager names the first page, the last and the neighbours, and never hides a single one",
        arguments: [
            (1, 1, "1"), (1, 3, "1 2 3"), (1, 9, "1 2 … 9"), (3, 9, "1 2 3 4 … 9"), (5, 9, "1 … 4 5 6 … 9"),
            (4, 9, "1 2 3 4 5 … 9"), (9, 9, "1 … 8 9"),
        ])
    func pager(page: Int, count: Int, shown: String) {
        let pages = Pager.shown(around: page, of: count)
        #expect(pages.map { $0.map(String.init) ?? "…" }.joined(separator: " ") == shown)
    }

    @Test("Descriptions are cut at a word")
    func shortened() {
        #expect(PageFrame.shortened("a\n b", to: 10) == "a b")
        #expect(PageFrame.shortened("one two three", to: 9) == "one two…")
        #expect(PageFrame.shortened("one two", to: 8) == "one two")
        #expect(PageFrame.shortened("one two", to: 6) == "one…")
        #expect(PageFrame.shortened(" one  two ", to: 20) == "one two")
        #expect(PageFrame.shortened("ünî\u{A0}çode  wörds", to: 20) == "ünî çode wörds")
        #expect(PageFrame.shortened("", to: 20) == "")
        #expect(PageFrame.shortened(String(repeating: "x", count: 50), to: 10) == "xxxxxxxxxx…")
    }
}
