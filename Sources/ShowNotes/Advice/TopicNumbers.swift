// Whether topics are numbered as their host meant.

import Podcast

/// Advice about the numbers of topics. They are kept as written.
enum TopicNumbers {
    /// Warnings for a number that is there twice, and for one that is missing in the row.
    static func warnings(for topics: [Topic]) -> [(line: Int, message: String)] {
        var warnings: [(line: Int, message: String)] = []
        var lines: [Int: Int] = [:]
        for topic in topics {
            guard let number = topic.ordinal else { continue }
            // 0 is no number to count by: 0.1 and 0.2 are both 0.
            if number == 0 { continue }
            if let first = lines[number] {
                warnings.append((topic.line, "topic number \(number) should be there once, is also in line \(first)"))
            } else {
                lines[number] = topic.line
            }
        }
        let numbers = lines.keys.sorted()
        guard numbers.count > 1, let last = numbers.last else { return warnings }
        for (before, number) in zip([0] + numbers, numbers) where number > before + 1 {
            let missing =
                switch number - before {
                case 2: "\(before + 1) is"
                case 3: "\(before + 1) and \(before + 2) are"
                default: "\(before + 1) to \(number - 1) are"
                }
            // One number far above all others is a slip of its own.
            let isFar = number == last && number > 2 * numbers.count + 2
            let message =
                isFar
                ? "topic number should be \(before + 1), is \(number)"
                : "topic numbers should run without a gap: \(missing) missing before \(number)"
            warnings.append((lines[number] ?? 0, message))
        }
        return warnings
    }
}
