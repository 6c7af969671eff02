import Foundation
import Podcast
import Syndication
import Testing

@Suite struct CalendarTests {
    private static func live(_ zone: String) throws -> LiveSchedule {
        let zone = try #require(TimeZone(identifier: zone))
        return LiveSchedule(
            title: "Brewing, live; with \\ and\nmore", url: "https://video.example/live?a=1",
            start: try Date("2026-03-03T19:00:00Z", strategy: .iso8601), duration: 5400,
            rule: try RecurrenceRule("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231T190000Z", in: zone), timeZone: zone)
    }

    private static func lines(_ live: LiveSchedule, show: Show = Sample.show) throws -> [(name: String, value: String)]
    {
        let now = try Date("2026-03-10T00:00:00Z", strategy: .iso8601)
        return try CalendarReader.lines(
            CalendarDocument(show: show, live: live, changed: now, now: now).document())
    }

    @Test("A schedule in universal time is what it was")
    func snapshot() throws {
        let now = try Date("2026-03-10T00:00:00Z", strategy: .iso8601)
        try Snapshot.expect(
            CalendarDocument(show: Sample.show, live: try Self.live("GMT"), changed: now, now: now).document(),
            "live.ics")
    }

    @Test("The event has what RFC 5545 asks for, and reads back as it was")
    func event() throws {
        let lines = try Self.lines(Self.live("GMT"))
        let value = { (name: String) in lines.first { $0.name == name }?.value }
        #expect(lines.first?.value == "VCALENDAR" && lines.last?.value == "VCALENDAR")
        #expect(value("VERSION") == "2.0")
        #expect(value("UID") == "live@show.example")
        #expect(value("DTSTAMP") == "20260310T000000Z")
        #expect(value("DTSTART") == "20260303T190000Z")
        #expect(value("DURATION") == "PT5400S")
        #expect(value("RRULE") == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231T190000Z")
        #expect(try CalendarReader.text(try #require(value("SUMMARY"))) == "Brewing, live; with \\ and\nmore")
        #expect(value("URL;VALUE=URI") == "https://video.example/live?a=1")
        #expect(!lines.contains { $0.value == "VTIMEZONE" })
    }

    @Test("Where the clock changes, the times go by it, and its changes are told")
    func zone() throws {
        let lines = try Self.lines(Self.live("Europe/Berlin"))
        #expect(lines.first { $0.name == "DTSTART;TZID=Europe/Berlin" }?.value == "20260303T200000")
        let zone = lines.drop { $0.value != "VTIMEZONE" }.prefix { !($0.name == "END" && $0.value == "VTIMEZONE") }
        #expect(zone.contains { $0.name == "TZID" && $0.value == "Europe/Berlin" })
        // 29 March 2026: at 02:00 the clock, which was an hour ahead, goes to two hours ahead.
        let change = try #require(zone.firstIndex { $0.value == "20260329T020000" })
        #expect(zone[change - 1].value == "DAYLIGHT")
        #expect(zone[change + 1].name == "TZOFFSETFROM" && zone[change + 1].value == "+0100")
        #expect(zone[change + 2].name == "TZOFFSETTO" && zone[change + 2].value == "+0200")
        #expect(zone.contains { $0.value == "20261025T030000" })
        #expect(zone.contains { $0.value == "20301027T030000" })
        // Half hours, and the other side of the world.
        let far = try Self.lines(Self.live("America/St_Johns"))
        #expect(far.contains { $0.name == "TZOFFSETTO" && $0.value == "-0230" })
        let fixed = try Self.lines(Self.live("Asia/Kolkata"))
        #expect(fixed.first { $0.name == "DTSTART;TZID=Asia/Kolkata" }?.value == "20260304T003000")
        #expect(fixed.contains { $0.name == "TZOFFSETTO" && $0.value == "+0530" })
    }

    @Test("Long and hostile texts stay one value on folded lines")
    func folding() throws {
        var live = try Self.live("GMT")
        live.title = String(repeating: "Käse, 🧀; ", count: 60) + "\r\nBEGIN:VALARM\r\nX:1\u{0}\u{85}\\n"
        var show = Sample.show
        show.title = "A\nMETHOD:CANCEL"
        let lines = try Self.lines(live, show: show)
        #expect(!lines.contains { $0.value == "VALARM" || $0.value == "CANCEL" })
        let title = try CalendarReader.text(try #require(lines.first { $0.name == "SUMMARY" }?.value))
        #expect(title == String(repeating: "Käse, 🧀; ", count: 60) + "\nBEGIN:VALARM\nX:1\\n")
        live.url = "https://v.example/\r\nX:1 \u{e9}"
        #expect(
            try Self.lines(live, show: show).first { $0.name == "URL;VALUE=URI" }?.value
                == "https://v.example/%0D%0AX:1%20%C3%A9")
    }
}

/// A strict reader of content lines (RFC 5545 §3.1), for tests.
enum CalendarReader {
    struct Malformed: Error { let why: String }

    static func lines(_ bytes: [UInt8]) throws -> [(name: String, value: String)] {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Malformed(why: "not UTF-8") }
        var physical: [[UInt8]] = [[]]
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 13:
                guard index + 1 < bytes.count, bytes[index + 1] == 10 else { throw Malformed(why: "bare CR") }
                physical.append([])
                index += 1
            case 10: throw Malformed(why: "bare LF")
            case 0..<32 where bytes[index] != 9, 127: throw Malformed(why: "control")
            default: physical[physical.count - 1].append(bytes[index])
            }
            index += 1
        }
        guard physical.removeLast().isEmpty else { throw Malformed(why: "no break at the end") }
        var logical: [[UInt8]] = []
        for line in physical {
            guard line.count <= 75 else { throw Malformed(why: "a line of \(line.count) bytes") }
            guard String(validating: line, as: UTF8.self) != nil else { throw Malformed(why: "a cut character") }
            if line.first == 32 {
                guard !logical.isEmpty else { throw Malformed(why: "folded at the start") }
                logical[logical.count - 1] += line.dropFirst()
            } else {
                logical.append(line)
            }
        }
        var open: [String] = []
        let lines = try logical.map { line in
            let text = String(decoding: line, as: UTF8.self)
            // Our parameters have no quoted values.
            guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else { throw Malformed(why: text) }
            return (name: String(text[..<colon]), value: String(text[text.index(after: colon)...]))
        }
        for line in lines {
            if line.name == "BEGIN" { open.append(line.value) }
            if line.name == "END", open.popLast() != line.value { throw Malformed(why: "END:\(line.value)") }
        }
        guard open.isEmpty else { throw Malformed(why: "open: \(open)") }
        return lines
    }

    /// A TEXT value without its escapes (§3.3.11).
    static func text(_ value: String) throws -> String {
        var out = String.UnicodeScalarView()
        var rest = value.unicodeScalars.makeIterator()
        while let scalar = rest.next() {
            guard scalar == "\\" else {
                guard scalar != ";", scalar != "," else { throw Malformed(why: "bare \(scalar)") }
                out.append(scalar)
                continue
            }
            switch rest.next() {
            case "n", "N": out.append("\n")
            case let next? where "\\;,".unicodeScalars.contains(next): out.append(next)
            case let next: throw Malformed(why: "escaped \(String(describing: next))")
            }
        }
        return String(out)
    }
}
