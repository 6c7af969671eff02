// Dates as mail and RSS write them.

import Foundation

/// A date of RFC 2822 §3.3, as `Tue, 02 Apr 2024 10:00:00 +0000`.
struct MailDate: Equatable {
    let date: Date
    /// Whether a weekday is named that the date does not have.
    let hasWrongWeekday: Bool

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    private static let weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    /// §4.3, in hours: the names that RSS takes over from RFC 822.
    private static let zones = [
        "ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
        "pst": -8, "pdt": -7,
    ]

    /// Nil for anything that is no such date: another form, a day that the month does not have, a year of two digits.
    init?(_ text: String) {
        var words = text.lowercased().split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        var weekday: Int?
        if let first = words.first, first.hasSuffix(",") {
            guard let index = Self.weekdays.firstIndex(of: String(first.dropLast())) else { return nil }
            weekday = index
            words.removeFirst()
        }
        guard words.count == 5, let day = Self.number(words[0], 1...2),
            let month = Self.months.firstIndex(of: words[1]),
            let year = Self.number(words[2], 4...4), year >= 1900, let seconds = Self.clock(words[3]),
            let offset = Self.offset(words[4])
        else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...lengths[month]).contains(day) else { return nil }
        // Days since 1970 in the Gregorian calendar.
        let before = year - 1
        let leaps = before / 4 - before / 100 + before / 400 - 477
        let days = (year - 1970) * 365 + leaps + lengths[..<month].reduce(0, +) + day - 1
        date = Date(timeIntervalSince1970: Double(days * 86_400 + seconds - offset))
        // 1 January 1970 was a Thursday.
        hasWrongWeekday = weekday.map { $0 != ((days + 4) % 7 + 7) % 7 } ?? false
    }

    private static func number(_ text: String, _ digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    private static func clock(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { number(String($0), 2...2) }
        guard parts.count == 2 || parts.count == 3, let hour = parts[0], let minute = parts[1], hour < 24, minute < 60
        else { return nil }
        guard parts.count == 3 else { return hour * 3600 + minute * 60 }
        guard let second = parts[2], second <= 60 else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    /// In seconds.
    private static func offset(_ text: String) -> Int? {
        if let hours = zones[text] { return hours * 3600 }
        guard let sign = text.first, sign == "+" || sign == "-", let digits = number(String(text.dropFirst()), 4...4),
            digits / 100 < 24, digits % 100 < 60
        else { return nil }
        return (digits / 100 * 3600 + digits % 100 * 60) * (sign == "-" ? -1 : 1)
    }
}
