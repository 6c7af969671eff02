// HTTP's dates read a second way, word by word (RFC 9110 §5.6.7).

enum PlainDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let short = days.map { String($0.prefix(3)) }

    /// Seconds since 1970; nil for what is no HTTP-date. `now` says what two digits of a year mean.
    static func seconds(_ bytes: [UInt8], now: Int64) -> Int64? {
        guard bytes.count < 64, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        let words = bytes.split(separator: 32, omittingEmptySubsequences: false).map { Grammar.string($0) }
        switch words.count {
        // Sun, 06 Nov 1994 08:49:37 GMT
        case 6 where words[5] == "GMT" && short.contains { $0 + "," == words[0] }:
            return instant(words[3], words[2], words[1], words[4])
        // Sunday, 06-Nov-94 08:49:37 GMT
        case 4 where words[3] == "GMT" && days.contains { $0 + "," == words[0] }:
            let parts = words[1].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3, let year = year(parts, words[2], now) else { return nil }
            return instant(year, parts[1], parts[0], words[2])
        // Sun Nov  6 08:49:37 1994
        case 5 where short.contains(words[0]):
            return instant(words[4], words[1], words[2], words[3])
        case 6 where short.contains(words[0]) && words[2].isEmpty && words[3].utf8.count == 1:
            return instant(words[5], words[1], "0" + words[3], words[4])
        default: return nil
        }
    }

    /// The four digits that the last two of `06-Nov-94` stand for: the latest year that does not put the date more
    /// than 50 years ahead. Year, month, day and time are compared as texts.
    private static func year(_ date: [String], _ time: String, _ now: Int64) -> String? {
        guard number(date[2], 2) != nil, let month = months.firstIndex(of: date[1]) else { return nil }
        var days = Int(now / 86400) + 719_528
        var year = 0
        while days >= length(year) {
            days -= length(year)
            year += 1
        }
        var present = 0
        while days >= lengths(year)[present] {
            days -= lengths(year)[present]
            present += 1
        }
        let clock = [Int(now % 86400) / 3600, Int(now % 3600) / 60, Int(now % 60)].map { padded($0, 2) }
        let last =
            "\(padded(year + 50, 4)) \(padded(present, 2)) \(padded(days + 1, 2)) "
            + clock.joined(separator: ":")
        return (0...99).map { padded($0, 2) + date[2] }
            .last { "\($0) \(padded(month, 2)) \(date[0]) \(time)" <= last }
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        String("0000\(number)".suffix(digits))
    }

    private static func lengths(_ year: Int) -> [Int] {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    }

    private static func length(_ year: Int) -> Int { lengths(year).reduce(0, +) }

    private static func instant(_ year: String, _ month: String, _ day: String, _ time: String) -> Int64? {
        let clock = time.split(separator: ":", omittingEmptySubsequences: false).compactMap { number(String($0), 2) }
        guard let year = number(year, 4), let month = months.firstIndex(of: month), let day = number(day, 2),
            time.utf8.count == 8, clock.count == 3, clock[0] < 24, clock[1] < 60, clock[2] <= 60
        else { return nil }
        let lengths = lengths(year)
        guard (1...lengths[month]).contains(day) else { return nil }
        // Days before the year, with the leap days of the years before it, year 0 being one.
        let leaps = year == 0 ? 0 : (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 + 1
        let days = year * 365 + leaps + lengths[..<month].reduce(0, +) + day - 1 - 719_528
        return Int64(days * 86400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
    }

    private static func number(_ text: String, _ digits: Int) -> Int? {
        text.utf8.count == digits && text.utf8.allSatisfy(Grammar.digits.contains) ? Int(text) : nil
    }
}
