// Seconds as documents write them.

/// Times within the audio.
enum FeedTime {
    /// `73`, `73.5`: at most three digits behind the dot.
    static func seconds(_ seconds: Double) -> String {
        let millis = Self.millis(seconds)
        guard millis % 1000 != 0 else { return String(millis / 1000) }
        var text = "\(millis / 1000).\(padded(millis % 1000, 3))"
        while text.hasSuffix("0") { text.removeLast() }
        return text
    }

    /// `HH:MM:SS.mmm`; `point` stands before the thousandths.
    static func clock(_ seconds: Double, point: Character = ".") -> String {
        let millis = Self.millis(seconds)
        return "\(padded(millis / 3_600_000, 2)):\(padded(millis / 60_000 % 60, 2)):"
            + "\(padded(millis / 1000 % 60, 2))\(point)\(padded(millis % 1000, 3))"
    }

    /// For people: `2:39`, `1:02:39`.
    static func short(_ seconds: Double) -> String {
        let whole = millis(seconds) / 1000
        let rest = "\(padded(whole % 60, 2))"
        return whole < 3600 ? "\(whole / 60):\(rest)" : "\(whole / 3600):\(padded(whole / 60 % 60, 2)):\(rest)"
    }

    /// Bounded, so that no value from a file is too large to be counted.
    private static func millis(_ seconds: Double) -> Int {
        guard seconds.isFinite else { return 0 }
        return Int((min(max(0, seconds), 3_599_999) * 1000).rounded())
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
