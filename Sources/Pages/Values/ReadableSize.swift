// Sizes and lengths as people read them.

enum ReadableSize {
    /// "34.2 MB"; decimal units, as file managers and download lists show them.
    static func bytes(_ count: Int64, _ words: Words) -> String {
        switch max(0, count) {
        case ..<1000: words.text(.bytes, ["n": "\(max(0, count))"])
        case ..<1_000_000: "\((count + 500) / 1000) kB"
        case ..<1_000_000_000: tenths(count, of: 1_000_000, words) + " MB"
        default: tenths(count, of: 1_000_000_000, words) + " GB"
        }
    }

    /// A length in seconds as a duration of HTML, as "PT31M6S".
    static func machineDuration(_ seconds: Double) -> String {
        let whole = Int(max(0, min(seconds, 359_999_999)))
        return "PT\(whole / 3600 > 0 ? "\(whole / 3600)H" : "")\(whole / 60 % 60)M\(whole % 60)S"
    }

    /// "32 min", "1 h 04 min", "45 s": for lists, where seconds say nothing.
    static func minutes(_ seconds: Double, _ words: Words) -> String {
        let whole = Int(max(0, min(seconds, 359_999_999)))
        if whole < 60 { return words.text(.lengthSeconds, ["n": "\(whole)"]) }
        let minutes = (whole + 30) / 60
        if minutes < 60 { return words.text(.lengthMinutes, ["n": "\(minutes)"]) }
        let rest = minutes % 60
        return words.text(
            .lengthHours, ["h": "\(minutes / 60)", "m": "\(rest)", "mm": "\(rest < 10 ? "0" : "")\(rest)"])
    }

    private static func tenths(_ count: Int64, of unit: Int64, _ words: Words) -> String {
        let tenths = (count + unit / 20) / (unit / 10)
        return "\(tenths / 10)\(words.text(.decimal))\(tenths % 10)"
    }
}
