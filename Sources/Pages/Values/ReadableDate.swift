// Dates as people read them, in the show's time zone.

import Foundation

/// A day of the show's calendar. Made by arithmetic: formatters cost more than the rest of a page.
struct ReadableDate: Equatable {
    var year: Int
    /// 1 to 12
    var month: Int
    /// 1 to 31
    var day: Int
    /// 0 for Sunday to 6 for Saturday
    var weekday: Int
    /// The time of the day, as "19:05".
    var clock: String
    /// The instant in the form of `<time datetime>` (RFC 3339), in UTC.
    var machine: String

    init(_ date: Date, in zone: TimeZone) {
        // Years 1 to 9999; the bounds keep a wild date from trapping.
        let instant = max(-62_135_596_800, min(date.timeIntervalSince1970, 253_402_300_799)).rounded(.down)
        let utc = Int(instant)
        let local = utc + zone.secondsFromGMT(for: date)
        let days = Self.floor(local, 86400)
        (year, month, day) = Self.civil(days: days)
        // The first day of 1970 was a Thursday.
        weekday = ((days + 4) % 7 + 7) % 7
        clock = "\(Self.padded((local - days * 86400) / 3600, 2)):\(Self.padded((local - days * 86400) / 60 % 60, 2))"
        let (utcYear, utcMonth, utcDay) = Self.civil(days: Self.floor(utc, 86400))
        let second = utc - Self.floor(utc, 86400) * 86400
        machine =
            "\(Self.padded(utcYear, 4))-\(Self.padded(utcMonth, 2))-\(Self.padded(utcDay, 2))T"
            + "\(Self.padded(second / 3600, 2)):\(Self.padded(second / 60 % 60, 2)):\(Self.padded(second % 60, 2))Z"
    }

    /// "1 November 2022", "November 1, 2022", "1. November 2022"
    func long(_ words: Words) -> String { written(words, .dateLong, .months) }

    /// "1 Nov 2022"
    func short(_ words: Words) -> String { written(words, .dateShort, .monthsShort) }

    /// The short form of each month, with the places of day and year left open for a script.
    static func openForms(_ words: Words) -> [String] {
        (1...12).map { month in
            words.text(
                .dateShort,
                ["month": words.item(.monthsShort, month - 1) ?? "\(month)", "mm": padded(month, 2)])
        }
    }

    private func written(_ words: Words, _ form: Word, _ names: Word) -> String {
        words.text(
            form,
            [
                "day": "\(day)", "month": words.item(names, month - 1) ?? "\(month)", "year": "\(year)",
                "dd": Self.padded(day, 2), "mm": Self.padded(month, 2),
            ])
    }

    /// The day of the proleptic Gregorian calendar, counted from 1970-01-01. (Howard Hinnant, "chrono-Compatible
    /// Low-Level Date Algorithms": years begin in March, so that the leap day comes last.)
    private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = floor(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func floor(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
