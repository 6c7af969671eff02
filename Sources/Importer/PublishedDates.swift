// Publishing dates from a CSV file, for notes that do not tell them.

public import Foundation
public import Podcast

/// Publishing dates by episode number, read from a CSV file (RFC 4180) with a header line: the columns `number` and
/// `published`, or `recorded` in its place. Spreadsheets of many countries write semicolons in place of commas, or tabs.
public struct PublishedDates: Sendable {
    public var dates: [Int: Date] = [:]
    public var problems: [Problem] = []

    /// A date without a time is 00:00 in `timeZone`; a row without a date is passed over.
    public init(csv bytes: [UInt8], path: String, timeZone: TimeZone) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            problems.append(Problem(path: path, line: nil, severity: .error, message: "should be UTF-8 text"))
            return
        }
        guard let (rows, number, date) = [",", ";", "\t"].lazy.compactMap({ Self.table(text, $0) }).first else {
            let message = "should begin with a line that names the columns number and published (or recorded)"
            problems.append(Problem(path: path, line: 1, severity: .error, message: message))
            return
        }
        for row in rows.dropFirst() {
            guard row.fields.count > max(number, date) else {
                note(path, row.line, "should have as many fields as the first line, has \(row.fields.count)")
                continue
            }
            let (written, day) = (row.fields[number], row.fields[date].trimmingCharacters(in: .whitespaces))
            if day.isEmpty { continue }
            guard let number = Int(written.trimmingCharacters(in: .whitespaces)), number >= 0 else {
                note(path, row.line, "number: should be a whole number, is \"\(written)\"")
                continue
            }
            guard let instant = Self.instant(day, timeZone) else {
                note(path, row.line, "published: should be as 2026-11-22 or 2026-11-22T09:00:00Z, is \"\(day)\"")
                continue
            }
            if let other = dates.updateValue(instant, forKey: number), other != instant {
                note(path, row.line, "number: \(number) is there twice, with different dates")
            }
        }
    }

    /// The rows of a table whose header has the two columns, and which these are; nil where it has not.
    private static func table(_ text: String, _ separator: Unicode.Scalar) -> (rows: [CSV.Row], number: Int, date: Int)?
    {
        let rows = CSV.rows(text, separator: separator)
        guard let names = rows.first?.fields.map({ $0.trimmingCharacters(in: .whitespaces).lowercased() }),
            let number = names.firstIndex(of: "number"),
            let date = names.firstIndex(of: "published") ?? names.firstIndex(of: "recorded")
        else { return nil }
        return (rows, number, date)
    }

    private mutating func note(_ path: String, _ line: Int, _ message: String) {
        problems.append(Problem(path: path, line: line, severity: .error, message: message))
    }

    private static func instant(_ text: String, _ timeZone: TimeZone) -> Date? {
        if let date = try? Date(text, strategy: .iso8601) { return date }
        let parts = text.split { $0 == "T" || $0 == " " }
        guard (1...2).contains(parts.count), let day = day(parts[0]) else { return nil }
        var components = day
        if parts.count == 2 {
            let fields = parts[1].split(separator: ":", omittingEmptySubsequences: false)
            let clock = fields.compactMap { $0.utf8.count == 2 ? UInt8($0).map(Int.init) : nil }
            guard clock.count == fields.count, (2...3).contains(clock.count), clock[0] < 24, clock[1] < 60,
                (clock.last ?? 0) < 60
            else { return nil }
            (components.hour, components.minute) = (clock[0], clock[1])
            components.second = clock.count == 3 ? clock[2] : 0
        }
        return WrittenDate.local(components).date(in: timeZone)
    }

    private static func day(_ text: Substring) -> DateComponents? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, text.utf8.count == 10, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
            return nil
        }
        let components = DateComponents(year: parts[0], month: parts[1], day: parts[2])
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        // The calendar would turn 31 February into a day of March.
        guard components.isValidDate(in: calendar) else { return nil }
        return components
    }
}

/// Comma-separated values, RFC 4180.
enum CSV {
    struct Row {
        /// The line that the row begins in, from 1.
        let line: Int
        var fields: [String]
    }

    static func rows(_ text: String, separator: Unicode.Scalar = ",") -> [Row] {
        var rows: [Row] = []
        var field: [UInt8] = []
        var fields: [String] = []
        var (line, start) = (1, 1)
        var isQuoted = false
        var bytes = Array(text.utf8)[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        let endField = {
            fields.append(String(decoding: field, as: UTF8.self))
            field = []
        }
        let endRow = {
            endField()
            if fields != [""] { rows.append(Row(line: start, fields: fields)) }
            fields = []
        }
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            switch byte {
            case UInt8(ascii: "\"") where isQuoted && index < bytes.endIndex && bytes[index] == byte:
                field.append(byte)
                index += 1
            case UInt8(ascii: "\"") where isQuoted || field.isEmpty: isQuoted.toggle()
            case UInt8(ascii: separator) where !isQuoted: endField()
            case UInt8(ascii: "\r") where !isQuoted: break
            case UInt8(ascii: "\n") where !isQuoted:
                endRow()
                start = line
            default: field.append(byte)
            }
        }
        if !field.isEmpty || !fields.isEmpty { endRow() }
        return rows
    }
}
