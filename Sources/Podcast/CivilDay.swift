// Days of the calendar as numbers, for what reckons in whole days.

public import Foundation

/// A day of the Gregorian calendar, and the instants in it.
public struct CivilDay: Sendable, Equatable, Comparable {
    /// Days since 1 January 1970.
    public var number: Int

    public init(number: Int) { self.number = number }

    /// The day of these figures; nil when there is none.
    ///
    /// - Parameters:
    ///   - year: 1 to 9999.
    ///   - month: 1 to 12.
    ///   - day: 1 to 31, and no more than the month has.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, in: year)
        else { return nil }
        // Years begin in March, so that the leap day comes last; an era is 400 years, 146,097 days.
        let shifted = month <= 2 ? year - 1 : year
        let era = Self.floor(shifted, 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let yearOfEra = shifted - era * 400
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day that a clock in this zone shows at an instant, and the seconds since its midnight by that clock.
    public static func local(_ date: Date, in zone: TimeZone) -> (day: CivilDay, seconds: Int) {
        // Within the years 1 to 9999, so that no wild date traps.
        let instant = Int(min(max(date.timeIntervalSince1970, -62_135_500_000), 253_402_200_000).rounded(.down))
        let shown = instant + zone.secondsFromGMT(for: date)
        let number = floor(shown, 86_400)
        return (CivilDay(number: number), shown - number * 86_400)
    }

    /// Year, month (1 to 12) and day (1 to 31).
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = Self.floor(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
    }

    /// 0 for Monday to 6 for Sunday.
    public var weekday: Int { number + 3 - Self.floor(number + 3, 7) * 7 }

    /// The instant at which a clock in this zone shows so many seconds since midnight. A time that the clock leaps over is
    /// meant by the clock as it went before; one that it shows twice is the first (RFC 5545 §3.3.5).
    public func instant(seconds: Int, in zone: TimeZone) -> Date {
        let shown = Double(number * 86_400 + seconds)
        let offset = { (instant: Double) in
            Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: instant)))
        }
        let (before, after) = (offset(shown - 86_400), offset(shown + 86_400))
        if before != after, offset(shown - before) != before, offset(shown - after) == after {
            return Date(timeIntervalSince1970: shown - after)
        }
        return Date(timeIntervalSince1970: shown - before)
    }

    public static func < (one: CivilDay, other: CivilDay) -> Bool { one.number < other.number }

    /// How many days a month has.
    public static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func floor(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }
}
