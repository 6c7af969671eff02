// Dates as feeds and sitemaps write them.

import Foundation

/// Dates in UTC, written without a formatter: a feed has hundreds, and a formatter costs more than the rest of an item.
enum FeedDate {
    /// RFC 2822 §3.3, as `Tue, 02 Apr 2024 10:00:00 +0000`.
    static func rfc2822(_ date: Date) -> String {
        let (day, seconds) = split(date)
        let (year, month, dayOfMonth) = civil(day)
        // 1 January 1970 was a Thursday.
        let weekday = weekdays[((day + 4) % 7 + 7) % 7]
        return "\(weekday), \(two(dayOfMonth)) \(months[month - 1]) \(four(year)) \(clock(seconds)) +0000"
    }

    /// W3C date and time, as `2024-04-02T10:00:00Z`.
    static func w3c(_ date: Date) -> String {
        let (day, seconds) = split(date)
        let (year, month, dayOfMonth) = civil(day)
        return "\(four(year))-\(two(month))-\(two(dayOfMonth))T\(clock(seconds))Z"
    }

    /// Days since 1970 and seconds of the day, within the years 1 to 9999, which both forms can write.
    private static func split(_ date: Date) -> (day: Int, seconds: Int) {
        let bounded = min(max(date.timeIntervalSince1970, -62_135_596_800), 253_402_300_799)
        let whole = Int(bounded.rounded(.down))
        let seconds = (whole % 86_400 + 86_400) % 86_400
        return ((whole - seconds) / 86_400, seconds)
    }

    /// Year, month and day of a day since 1970, in the Gregorian calendar. Years are counted from March, so that the leap
    /// day is the last of its year; an era is 400 years, 146,097 days.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
    }

    private static func clock(_ seconds: Int) -> String {
        "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private static func four(_ value: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
