// The live schedule as a calendar that apps subscribe to.

public import Foundation
public import Podcast

/// An iCalendar document (RFC 5545) with the show's live stream as one event that comes again.
public struct CalendarDocument: Sendable {
    /// A line has at most so many bytes, its break not counted (§3.1).
    private static let lineLimit = 75
    /// Changes of the clock that are written, from the first time on: those of thirty years.
    private static let transitionLimit = 60
    /// How far ahead changes of the clock are written, in seconds: five years. Whoever subscribes asks again sooner.
    private static let horizon = 5 * 366 * 86_400.0

    private let show: Show
    private let live: LiveSchedule
    private let changed: Date
    private let now: Date
    private let name: String

    /// - Parameters:
    ///   - name: what apps call it; nil: the show's title and "live".
    ///   - changed: when the schedule was last changed.
    ///   - now: bounds the changes of the clock that are written.
    public init(show: Show, live: LiveSchedule, name: String? = nil, changed: Date, now: Date) {
        self.show = show
        self.live = live
        self.changed = changed
        self.now = now
        self.name = name ?? "\(show.title) live"
    }

    /// The document, UTF-8; to be served as `text/calendar; charset=utf-8`.
    public func document() -> [UInt8] {
        let address = SiteAddress(show)
        var out = CalendarText(limit: Self.lineLimit)
        out.line("BEGIN", raw: "VCALENDAR")
        out.line("VERSION", raw: "2.0")
        out.line("PRODID", raw: "-//Notecast//Live schedule//EN")
        out.line("CALSCALE", raw: "GREGORIAN")
        out.line("METHOD", raw: "PUBLISH")
        out.line("NAME", text: name)
        // What apps knew before RFC 7986.
        out.line("X-WR-CALNAME", text: name)
        out.line("REFRESH-INTERVAL;VALUE=DURATION", raw: "P1D")
        let zone = zoneName
        if zone != nil { writeZone(to: &out) }
        out.line("BEGIN", raw: "VEVENT")
        out.line("UID", text: "live@\(address.host)")
        out.line("DTSTAMP", raw: RecurrenceRule.stamp(changed))
        if let zone {
            let (day, seconds) = CivilDay.local(live.start, in: live.timeZone)
            out.line("DTSTART;TZID=\(zone)", raw: RecurrenceRule.stamp(day, seconds: seconds))
        } else {
            out.line("DTSTART", raw: RecurrenceRule.stamp(live.start))
        }
        out.line("DURATION", raw: "PT\(Int(live.duration))S")
        if let rule = live.rule { out.line("RRULE", raw: rule.text) }
        out.line("SUMMARY", text: live.title)
        if !show.description.isEmpty { out.line("DESCRIPTION", text: show.description) }
        out.line("URL;VALUE=URI", raw: SiteAddress.ascii(live.url))
        out.line("LOCATION", text: live.url)
        out.line("TRANSP", raw: "TRANSPARENT")
        out.line("END", raw: "VEVENT")
        out.line("END", raw: "VCALENDAR")
        return out.bytes
    }

    /// The name of the zone whose clock the times go by; nil where universal time says it all.
    private var zoneName: String? {
        let zone = live.timeZone
        guard zone.secondsFromGMT(for: live.start) != 0 || !transitions.isEmpty else { return nil }
        // Names of zones have none of the characters that end a parameter; what has is not one that a calendar knows.
        let isPlain = zone.identifier.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "/_+-".utf8.contains($0)
        }
        return isPlain ? zone.identifier : nil
    }

    /// When the clock changes, from shortly before the first time on.
    private var transitions: [Date] {
        var found: [Date] = []
        var last = live.start - 366 * 86_400
        let end = max(now, live.start) + Self.horizon
        while found.count < Self.transitionLimit,
            let next = live.timeZone.nextDaylightSavingTimeTransition(after: last),
            next > last, next < end
        {
            found.append(next)
            last = next
        }
        return found
    }

    /// Each change of the clock as an observance of its own (§3.6.5): that needs no rule, which none of our sources has.
    private func writeZone(to out: inout CalendarText) {
        let zone = live.timeZone
        out.line("BEGIN", raw: "VTIMEZONE")
        out.line("TZID", raw: zone.identifier)
        let changes = transitions
        let begin = (changes.first ?? live.start) - 86_400
        writeObservance(from: begin, before: begin, to: &out)
        for change in changes { writeObservance(from: change, before: change - 1, to: &out) }
        out.line("END", raw: "VTIMEZONE")
    }

    /// - Parameter before: an instant at which the earlier offset holds.
    private func writeObservance(from begin: Date, before: Date, to out: inout CalendarText) {
        let zone = live.timeZone
        let (old, new) = (zone.secondsFromGMT(for: before), zone.secondsFromGMT(for: begin))
        let kind = zone.isDaylightSavingTime(for: begin) ? "DAYLIGHT" : "STANDARD"
        // The time by the clock as it went before the change.
        let (day, seconds) = CivilDay.local(begin + Double(old), in: .gmt)
        out.line("BEGIN", raw: kind)
        out.line("DTSTART", raw: RecurrenceRule.stamp(day, seconds: seconds))
        out.line("TZOFFSETFROM", raw: Self.offset(old))
        out.line("TZOFFSETTO", raw: Self.offset(new))
        out.line("END", raw: kind)
    }

    private static func offset(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return (seconds < 0 ? "-" : "+") + two(minutes / 60) + two(minutes % 60)
    }
}

/// Content lines in the making.
private struct CalendarText {
    let limit: Int
    private(set) var bytes: [UInt8] = []

    init(limit: Int) { self.limit = limit }

    /// A value of type TEXT (§3.3.11): escaped, without controls.
    mutating func line(_ name: String, text: String) {
        var value = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": value += "\\\\"
            case ";": value += "\\;"
            case ",": value += "\\,"
            case "\n": value += "\\n"
            case "\t": value += " "
            default:
                if scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value) { value.unicodeScalars.append(scalar) }
            }
        }
        line(name, raw: value)
    }

    /// A value as it is, folded where it is long: never within a character.
    mutating func line(_ name: String, raw value: String) {
        var room = limit
        for scalar in "\(name):\(value)".unicodeScalars {
            let size = UTF8.width(scalar)
            if size > room {
                bytes += "\r\n ".utf8
                room = limit - 1
            }
            bytes += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            room -= size
        }
        bytes += "\r\n".utf8
    }
}
