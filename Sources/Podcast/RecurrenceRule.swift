// How something comes again: the part of iCalendar's rules that a show needs.

public import Foundation

/// A weekly or monthly rule of RFC 5545 §3.3.10, with INTERVAL, BYDAY, BYMONTHDAY, COUNT and UNTIL.
public struct RecurrenceRule: Sendable, Equatable {
    public enum Frequency: String, Sendable {
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
    }

    /// A weekday, in a monthly rule perhaps one of the month.
    public struct Weekday: Sendable, Equatable {
        /// 0 for Monday to 6 for Sunday.
        public var day: Int
        /// The first is 1, the last -1; nil for each.
        public var place: Int?

        public init(day: Int, place: Int? = nil) {
            self.day = day
            self.place = place
        }
    }

    /// Why a text is no rule that is understood.
    public struct Fault: Error, Sendable, Equatable, CustomStringConvertible {
        /// What should be there, and what is.
        public let description: String
    }

    public var frequency: Frequency
    /// Every so many weeks or months, from 1.
    public var interval = 1
    /// Empty: the weekday of the start, in a weekly rule.
    public var weekdays: [Weekday] = []
    /// 1 to 31; -1 for the last of the month. In a monthly rule without weekdays; nil: the start's.
    public var monthDay: Int?
    /// How often in all; nil for ever.
    public var count: Int?
    /// The last instant at which it may begin.
    public var until: Date?

    /// A rule without an end takes no more steps than this to find its next time.
    private static let countLimit = 1000
    private static let intervalLimit = 100
    private static let dayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    public init(frequency: Frequency) { self.frequency = frequency }

    /// Reads `FREQ=WEEKLY;BYDAY=TU`.
    ///
    /// - Parameter zone: what UNTIL without a zone is meant in.
    public init(_ text: String, in zone: TimeZone) throws(Fault) {
        var parts: [String: String] = [:]
        for part in text.uppercased().split(separator: ";", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard halves.count == 2, !halves[1].isEmpty, parts.updateValue(halves[1], forKey: halves[0]) == nil else {
                throw Fault(description: "should be as FREQ=WEEKLY;BYDAY=TU, is \"\(text.prefix(80))\"")
            }
        }
        guard let frequency = parts.removeValue(forKey: "FREQ").flatMap(Frequency.init) else {
            throw Fault(description: "should have FREQ=WEEKLY or FREQ=MONTHLY")
        }
        self.frequency = frequency
        if let text = parts.removeValue(forKey: "INTERVAL") {
            interval = try Self.number(text, 1...Self.intervalLimit, "INTERVAL")
        }
        if let text = parts.removeValue(forKey: "COUNT") { count = try Self.number(text, 1...Self.countLimit, "COUNT") }
        if let text = parts.removeValue(forKey: "BYMONTHDAY") {
            monthDay = text == "-1" ? -1 : try Self.number(text, 1...31, "BYMONTHDAY")
        }
        if let text = parts.removeValue(forKey: "BYDAY") { weekdays = try Self.weekdays(text, frequency) }
        if let text = parts.removeValue(forKey: "UNTIL") { until = try Self.until(text, zone) }
        if let week = parts.removeValue(forKey: "WKST"), week != "MO" {
            throw Fault(description: "WKST should be MO or left out")
        }
        if let other = parts.keys.sorted().first {
            throw Fault(description: "has FREQ, INTERVAL, BYDAY, BYMONTHDAY, COUNT and UNTIL, no \(other.prefix(20))")
        }
        if monthDay != nil, frequency == .weekly || !weekdays.isEmpty {
            throw Fault(description: "BYMONTHDAY should stand in a monthly rule without BYDAY")
        }
        if count != nil, until != nil { throw Fault(description: "should have COUNT or UNTIL, not both") }
    }

    /// The rule as iCalendar writes it.
    public var text: String {
        var parts = ["FREQ=\(frequency.rawValue)"]
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        if !weekdays.isEmpty {
            let days = weekdays.map { ($0.place.map(String.init) ?? "") + Self.dayNames[$0.day] }
            parts.append("BYDAY=" + days.joined(separator: ","))
        }
        if let monthDay { parts.append("BYMONTHDAY=\(monthDay)") }
        if let count { parts.append("COUNT=\(count)") }
        if let until { parts.append("UNTIL=" + Self.stamp(until)) }
        return parts.joined(separator: ";")
    }

    /// An instant as iCalendar writes it in UTC: `20260303T190000Z`.
    public static func stamp(_ date: Date) -> String {
        let (day, seconds) = CivilDay.local(date, in: .gmt)
        return "\(stamp(day))T\(clock(seconds))Z"
    }

    /// A day and the seconds since its midnight, by a clock of some zone: `20260303T200000`.
    public static func stamp(_ day: CivilDay, seconds: Int) -> String { "\(stamp(day))T\(clock(seconds))" }

    private static func stamp(_ day: CivilDay) -> String {
        let (year, month, day) = day.parts
        return padded(year, 4) + padded(month, 2) + padded(day, 2)
    }

    private static func clock(_ seconds: Int) -> String {
        padded(seconds / 3600, 2) + padded(seconds / 60 % 60, 2) + padded(seconds % 60, 2)
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    // MARK: Reading

    private static func number(_ text: String, _ range: ClosedRange<Int>, _ name: String) throws(Fault) -> Int {
        guard let number = Int(text), range.contains(number) else {
            throw Fault(
                description: "\(name) should be from \(range.lowerBound) to \(range.upperBound), is \(text.prefix(20))")
        }
        return number
    }

    private static func weekdays(_ text: String, _ frequency: Frequency) throws(Fault) -> [Weekday] {
        var days: [Weekday] = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            let prefix = item.dropLast(2)
            let place = prefix.isEmpty ? nil : Int(prefix)
            guard let day = dayNames.firstIndex(of: String(item.suffix(2))),
                prefix.isEmpty || (place.map { (1...5).contains(abs($0)) } ?? false)
            else {
                throw Fault(
                    description: "BYDAY should be days as TU or, in a monthly rule, 2TU or -1FR, is \(text.prefix(40))")
            }
            guard place == nil || frequency == .monthly else {
                throw Fault(description: "BYDAY should have no numbers in a weekly rule, is \(text.prefix(40))")
            }
            let weekday = Weekday(day: day, place: place)
            if !days.contains(weekday) { days.append(weekday) }
        }
        return days
    }

    private static func until(_ text: String, _ zone: TimeZone) throws(Fault) -> Date {
        let fault = Fault(description: "UNTIL should be as 20261231 or 20261231T190000Z, is \(text.prefix(20))")
        let digits = text.utf8.filter { (48...57).contains($0) }.map { Int($0) - 48 }
        let isWhole = digits.count == 14 && text.utf8.count >= 15 && Array(text.utf8)[8] == UInt8(ascii: "T")
        guard isWhole ? text.utf8.count == 15 || text.hasSuffix("Z") && text.utf8.count == 16 : text.utf8.count == 8,
            isWhole || digits.count == 8
        else { throw fault }
        let value = { (range: Range<Int>) in digits[range].reduce(0) { $0 * 10 + $1 } }
        guard let day = CivilDay(year: value(0..<4), month: value(4..<6), day: value(6..<8)) else { throw fault }
        // A day alone: to its end.
        guard isWhole else { return day.instant(seconds: 86_399, in: zone) }
        let seconds = value(8..<10) * 3600 + value(10..<12) * 60 + value(12..<14)
        guard seconds < 86_400, value(10..<12) < 60, value(12..<14) < 60 else { throw fault }
        return day.instant(seconds: seconds, in: text.hasSuffix("Z") ? .gmt : zone)
    }
}
