// Sizes and lengths as people read them.

enum ReadableSize {
    /// A number stays with its unit at the end of a line.
    private static func joined(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }

    /// "34.2 MB"; decimal units, as file managers and download lists show them.
    static func bytes(_ count: Int64, _ words: Words) -> String {
        let (unit, size): (Word, String) =
            switch max(0, count) {
            case ..<1000: (.bytes, "\(max(0, count))")
            case ..<1_000_000: (.kilobytes, "\((count + 500) / 1000)")
            case ..<1_000_000_000: (.megabytes, tenths(count, of: 1_000_000, words))
            default: (.gigabytes, tenths(count, of: 1_000_000_000, words))
            }
        return joined(words.text(unit, ["n": size]))
    }

    /// A length in seconds as a duration of HTML, as "PT31M6S".
    static func machineDuration(_ seconds: Double) -> String {
        let whole = Int(max(0, min(seconds, 359_999_999)))
        return "PT\(whole / 3600 > 0 ? "\(whole / 3600)H" : "")\(whole / 60 % 60)M\(whole % 60)S"
    }

    /// "32 min", "1 h 04 min", "2 h", "45 s": for lists, where seconds say nothing.
    static func minutes(_ seconds: Double, _ words: Words) -> String {
        let whole = Int(max(0, min(seconds, 359_999_999)))
        if whole < 60 { return joined(words.text(.lengthSeconds, ["n": "\(whole)"])) }
        let minutes = (whole + 30) / 60
        if minutes < 60 { return joined(words.text(.lengthMinutes, ["n": "\(minutes)"])) }
        let rest = minutes % 60
        if rest == 0 { return joined(words.text(.lengthFullHours, ["h": "\(minutes / 60)"])) }
        return joined(
            words.text(
                .lengthHours, ["h": "\(minutes / 60)", "m": "\(rest)", "mm": "\(rest < 10 ? "0" : "")\(rest)"]))
    }

    private static func tenths(_ count: Int64, of unit: Int64, _ words: Words) -> String {
        let tenths = (count + unit / 20) / (unit / 10)
        return "\(tenths / 10)\(words.text(.decimal))\(tenths % 10)"
    }
}
