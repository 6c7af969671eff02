// Lines that Markdown takes for definitions of links, and swallows.

/// `[words]: more` is a definition of a link to Markdown (CommonMark §4.7), and nobody sees it. Where nothing refers to it,
/// or what stands behind the colon is no address, the line was meant to be read.
enum Definitions {
    /// Escapes the bracket of such lines.
    static func mend(_ lines: inout [SourceLine]) {
        var places: [(index: Int, bracket: Int, label: String)] = []
        for index in lines.indices where !lines[index].isCode {
            let bytes = lines[index].bytes
            guard let bracket = bracket(bytes), let close = bytes[bracket...].firstIndex(of: UInt8(ascii: "]")),
                close + 1 < bytes.count, bytes[close + 1] == UInt8(ascii: ":")
            else { continue }
            let target = String(decoding: bytes[(close + 2)...], as: UTF8.self).trimmed
            // `<https://x.example>` is how a definition may write its address, too.
            let address = target.drop { $0 == "<" }.prefix { $0 != " " && $0 != ">" }
            let label = SafeURL.isAllowed(String(address)) ? label(bytes[(bracket + 1)..<close]) : ""
            places.append((index, bracket, label))
        }
        guard !places.isEmpty else { return }
        let used = places.contains { !$0.label.isEmpty } ? labels(lines, leavingOut: Set(places.map(\.index))) : []
        for place in places where place.label.isEmpty || !used.contains(place.label) {
            lines[place.index].bytes.insert(UInt8(ascii: "\\"), at: place.bracket)
        }
    }

    /// The bracket that a line begins with, behind its bullets and blanks.
    private static func bracket(_ bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count, bytes[index] == 32 || bytes[index] == 9 || "-+*>".utf8.contains(bytes[index]) {
            index += 1
        }
        return index < bytes.count && bytes[index] == UInt8(ascii: "[") ? index : nil
    }

    /// All words in brackets, but for the lines that define them.
    private static func labels(_ lines: [SourceLine], leavingOut places: Set<Int>) -> Set<String> {
        var labels: Set<String> = []
        for index in lines.indices where !lines[index].isCode && !places.contains(index) {
            var open: Int?
            let bytes = lines[index].bytes
            for offset in bytes.indices {
                if bytes[offset] == UInt8(ascii: "[") { open = offset }
                guard bytes[offset] == UInt8(ascii: "]"), let start = open else { continue }
                labels.insert(label(bytes[(start + 1)..<offset]))
                open = nil
            }
        }
        return labels
    }

    private static func label(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).collapsed.lowercased()
    }
}
