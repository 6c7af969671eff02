// Dates as people and programs write them.

import Foundation
import Podcast

/// Reads ISO 8601 dates, with or without time and zone, and seconds or milliseconds since 1970.
enum DateReader {
    /// The date; nil when the text is none, or there is no such day.
    static func read(_ text: String) -> WrittenDate? {
        let text = text.trimmed
        if let stamp = stamp(text) { return .instant(stamp) }
        var scanner = DigitScanner(text)
        guard let year = scanner.number(4), scanner.take("-"), let month = scanner.number(2), scanner.take("-"),
            let day = scanner.number(2), isDay(year, month, day)
        else { return nil }
        var components = DateComponents(year: year, month: month, day: day)
        if scanner.isAtEnd { return .local(components) }
        guard scanner.take("T") || scanner.take("t") || scanner.take(" "), let hour = scanner.number(2),
            scanner.take(":"),
            let minute = scanner.number(2), hour < 24, minute < 60
        else { return nil }
        var second = 0
        if scanner.take(":") {
            guard let value = scanner.number(2), value < 61 else { return nil }
            second = min(value, 59)
            if scanner.take(".") || scanner.take(",") { scanner.skipDigits() }
        }
        components.hour = hour
        components.minute = minute
        components.second = second
        while scanner.take(" ") {}
        if scanner.isAtEnd { return .local(components) }
        guard let offset = zone(&scanner), scanner.isAtEnd else { return nil }
        components.timeZone = TimeZone(secondsFromGMT: offset)
        return Calendar(identifier: .gregorian).date(from: components).map(WrittenDate.instant)
    }

    /// Seconds since 1970, or milliseconds from twelve digits on.
    private static func stamp(_ text: String) -> Date? {
        guard (9...13).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
            let value = Double(text)
        else {
            return nil
        }
        return Date(timeIntervalSince1970: text.utf8.count >= 12 ? value / 1000 : value)
    }

    private static func zone(_ scanner: inout DigitScanner) -> Int? {
        if scanner.take("Z") || scanner.take("z") { return 0 }
        if scanner.takeWord("UTC") || scanner.takeWord("GMT") { return 0 }
        let sign = scanner.take("+") ? 1 : scanner.take("-") ? -1 : 0
        guard sign != 0, let hours = scanner.number(2), hours <= 14 else { return nil }
        _ = scanner.take(":")
        let minutes = scanner.isAtEnd ? 0 : scanner.number(2)
        guard let minutes, minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        guard (1...12).contains(month), day >= 1, year >= 1970 else { return false }
        let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return day <= days[month - 1]
    }
}

/// Walks over digits and marks.
private struct DigitScanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { index >= bytes.count }

    /// A number of exactly so many digits.
    mutating func number(_ width: Int) -> Int? {
        guard index + width <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[index..<index + width] {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        index += width
        return value
    }

    mutating func take(_ mark: Character) -> Bool {
        guard index < bytes.count, mark.asciiValue == bytes[index] else { return false }
        index += 1
        return true
    }

    mutating func takeWord(_ word: String) -> Bool {
        guard bytes[index...].starts(with: word.utf8) else { return false }
        index += word.utf8.count
        return true
    }

    mutating func skipDigits() {
        while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
    }
}
