// Dates of HTTP (RFC 9110 §5.6.7), read and written without Foundation's formatters.

/// An instant in whole seconds since 1970 as HTTP writes it.
package enum HTTPDate {
    private static let days: [StaticString] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    /// What RFC 850 dates add to the short names.
    private static let endings: [StaticString] = ["day", "day", "sday", "nesday", "rsday", "day", "urday"]
    private static let months: [StaticString] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Sun, 06 Nov 1994 08:49:37 GMT`.
    package static func text(_ seconds: Int64) -> String {
        let day = floorDivide(seconds, 86400)
        let second = seconds - day * 86400
        let (year, month, date) = civil(day)
        let weekday = Int(floorModulo(day + 4, 7))
        return "\(days[weekday]), \(two(date)) \(months[month - 1]) \(four(year)) "
            + "\(two(Int(second / 3600))):\(two(Int(second / 60 % 60))):\(two(Int(second % 60))) GMT"
    }

    /// Any of the three forms that a recipient must take: IMF-fixdate, RFC 850 and asctime. Nil for anything else; that
    /// the day of the week is the date's own is not asked.
    ///
    /// - Parameter now: seconds since 1970, for dates with two digits of a year; nil: the system's clock is asked.
    static func parse(_ bytes: Span<UInt8>, now: Int64? = nil) -> Int64? {
        var reader = Reader(position: 0)
        guard let day = reader.name(bytes, days) else { return nil }
        if reader.take(bytes, 0x20) { return ansi(bytes, &reader) }
        let separator = reader.take(bytes, endings[day]) ? UInt8(ascii: "-") : 0x20
        guard reader.take(bytes, UInt8(ascii: ",")), reader.take(bytes, 0x20),
            let date = reader.number(bytes, digits: 2), reader.take(bytes, separator),
            let month = reader.name(bytes, months), reader.take(bytes, separator),
            var year = reader.number(bytes, digits: separator == 0x20 ? 4 : 2), reader.take(bytes, 0x20),
            let time = reader.time(bytes), reader.take(bytes, " GMT"), reader.position == bytes.count
        else { return nil }
        if separator != 0x20 {
            // Two digits mean a time at most 50 years ahead, else the last such year in the past (RFC 9110 §5.6.7).
            let now = now ?? System.unixSeconds()
            let today = floorDivide(now, 86400)
            let present = civil(today)
            let clock = Int(now - today * 86400)
            year += present.year / 100 * 100
            if year <= present.year - 50 { year += 100 }
            if (year, month + 1, date, time) > (present.year + 50, present.month, present.date, clock) { year -= 100 }
        }
        return seconds(year: year, month: month + 1, date: date, time: time)
    }

    /// What follows the day's name in C's form: `Nov  6 08:49:37 1994`.
    private static func ansi(_ bytes: Span<UInt8>, _ reader: inout Reader) -> Int64? {
        guard let month = reader.name(bytes, months), reader.take(bytes, 0x20) else { return nil }
        let date = reader.take(bytes, 0x20) ? reader.number(bytes, digits: 1) : reader.number(bytes, digits: 2)
        guard let date, reader.take(bytes, 0x20), let time = reader.time(bytes), reader.take(bytes, 0x20),
            let year = reader.number(bytes, digits: 4), reader.position == bytes.count
        else { return nil }
        return seconds(year: year, month: month + 1, date: date, time: time)
    }

    private static func seconds(year: Int, month: Int, date: Int, time: Int) -> Int64? {
        guard (1...31).contains(date) else { return nil }
        let day = dayNumber(year: year, month: month, date: date)
        guard civil(day).month == month else { return nil }
        return day * 86400 + Int64(time)
    }

    /// Days since 1970-01-01 in the Gregorian calendar, counted in eras of 400 years that begin on 1 March.
    private static func dayNumber(year: Int, month: Int, date: Int) -> Int64 {
        let shifted = Int64(month <= 2 ? year - 1 : year)
        let era = floorDivide(shifted, 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = Int64((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + date - 1)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ day: Int64) -> (year: Int, month: Int, date: Int) {
        let shifted = day + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        let year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
        return (year, month, Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))
    }

    private static func floorDivide(_ value: Int64, _ by: Int64) -> Int64 {
        value >= 0 ? value / by : -((-value + by - 1) / by)
    }

    private static func floorModulo(_ value: Int64, _ by: Int64) -> Int64 { value - floorDivide(value, by) * by }
    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    private static func four(_ value: Int) -> String {
        String(repeating: "0", count: max(0, 4 - "\(value)".count)) + "\(value)"
    }

    /// A position in the bytes; each step says whether it fitted.
    private struct Reader {
        var position: Int

        mutating func take(_ bytes: Span<UInt8>, _ byte: UInt8) -> Bool {
            guard position < bytes.count, bytes[position] == byte else { return false }
            position += 1
            return true
        }

        mutating func take(_ bytes: Span<UInt8>, _ word: StaticString) -> Bool {
            guard bytes.count - position >= word.utf8CodeUnitCount else { return false }
            for index in 0..<word.utf8CodeUnitCount where bytes[position + index] != word.utf8Start[index] {
                return false
            }
            position += word.utf8CodeUnitCount
            return true
        }

        mutating func number(_ bytes: Span<UInt8>, digits: Int) -> Int? {
            guard bytes.count - position >= digits else { return nil }
            var value = 0
            for index in position..<position + digits {
                guard ByteClass.isDigit(bytes[index]) else { return nil }
                value = value * 10 + Int(bytes[index] - 48)
            }
            position += digits
            return value
        }

        /// The place in the list of the name that stands here.
        mutating func name(_ bytes: Span<UInt8>, _ names: [StaticString]) -> Int? {
            names.indices.first { take(bytes, names[$0]) }
        }

        /// `HH:MM:SS` in seconds; 60 is taken for a leap second.
        mutating func time(_ bytes: Span<UInt8>) -> Int? {
            guard let hour = number(bytes, digits: 2), take(bytes, UInt8(ascii: ":")),
                let minute = number(bytes, digits: 2), take(bytes, UInt8(ascii: ":")),
                let second = number(bytes, digits: 2), hour < 24, minute < 60, second <= 60
            else { return nil }
            return hour * 3600 + minute * 60 + second
        }
    }
}
