// Times of audio in the forms people write and read.

/// A time in an audio file as people write it.
public enum Timecode {
    /// `M:SS`, or `H:MM:SS` from an hour on; fractions are cut off.
    public static func short(_ seconds: Double) -> String {
        let whole = Int(max(0, min(seconds, 359_999_999)))
        let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
    }

    /// The seconds of `SS`, `MM:SS` (minutes may pass 59: `62:22`) or `H:MM:SS`, each with an optional fraction behind
    /// a dot or a comma; nil for anything else.
    public static func seconds(_ text: some StringProtocol) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count) else { return nil }
        var total = 0.0
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            guard let value = isLast ? fraction(part) : whole(part) else { return nil }
            if index > 0, value >= 60 { return nil }
            total = total * 60 + value
        }
        return total
    }

    private static func whole(_ text: some StringProtocol) -> Double? {
        guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Double(text)
    }

    private static func fraction(_ text: some StringProtocol) -> Double? {
        let halves = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard halves.count <= 2, let seconds = whole(halves[0]) else { return nil }
        guard halves.count == 2 else { return seconds }
        guard whole(halves[1]) != nil, let rest = Double("0." + halves[1]) else { return nil }
        return seconds + rest
    }
}
