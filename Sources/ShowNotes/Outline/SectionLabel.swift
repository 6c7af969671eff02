// The label of a section: "Extras", "Joke:", "Sponsored by".

/// A phrase of the table at the beginning of a line.
struct SectionLabel: Equatable {
    var role: SectionRole
    /// Whose section it is: "Extra Ann:"; nil when the label does not say.
    var host: String?
    /// The plain scalars that the label takes, its mark and the blanks behind it among them.
    var length: Int
    /// Words in brackets within the label, without the brackets: "Joke (in honour of today):"; nil when there are none.
    var remark: String?
    /// Whether the label is all of its line.
    var isAlone: Bool
}

/// Reads section labels from a line's plain words.
struct SectionGrammar {
    private static let labels = table(.label)
    private static let headings = table(.heading)
    private static let endings = table(.ending)
    private static let openers: [(words: [Unicode.Scalar], role: SectionRole)] =
        Phrases.rows.filter { $0.place == .opener }.map { (Squeezed($0.words).scalars, $0.role) }
        .sorted { $0.words.count > $1.words.count }

    /// The first words of all phrases that may stand in a line of text.
    private static let firstWords = Set(
        (Array(labels.keys) + openers.map { String(String.UnicodeScalarView($0.words)) })
            .compactMap { $0.split(separator: " ").first.map(String.init) })

    /// The label that a line begins with; nil when it begins with none.
    static func label(_ words: [Unicode.Scalar], isHeading: Bool) -> SectionLabel? {
        guard let first = words.first(where: { !$0.isBlank }), first.value != 0x23 else { return nil }
        // Nearly all lines are told by their first word. A heading may be one by its last.
        if !isHeading, let word = Squeezed.firstWord(of: words), !firstWords.contains(word) { return nil }
        for mark in marks(words) {
            let head = Array(words[..<mark.start])
            guard head.count <= 70, let found = section(head, isHeading: isHeading) else { continue }
            let isAlone = words[mark.end...].allSatisfy { $0.isBlank || $0 == "*" }
            return SectionLabel(
                role: found.role, host: found.host, length: mark.end, remark: found.remark, isAlone: isAlone)
        }
        return opener(words)
    }

    /// Where a label may end: at its first colon, at a dash between blanks, at the end of the line.
    private static func marks(_ words: [Unicode.Scalar]) -> [(start: Int, end: Int)] {
        var marks: [(start: Int, end: Int)] = []
        func blanks(from index: Int) -> Int {
            var index = index
            while index < words.count, words[index].isBlank || words[index] == "*" || isColon(words[index]) {
                index += 1
            }
            return index
        }
        let window = words.prefix(71)
        if let colon = window.firstIndex(where: isColon) { marks.append((colon, blanks(from: colon + 1))) }
        let dashes: [Unicode.Scalar] = ["-", "\u{2013}", "\u{2014}"]
        if let dash = window.indices.first(where: { index in
            dashes.contains(window[index]) && index > 0 && window[index - 1].isBlank
                && (index + 1 == words.count || words[index + 1].isBlank)
        }) {
            marks.append((dash, blanks(from: dash + 1)))
        }
        if words.count <= 70 { marks.append((words.count, words.count)) }
        return marks
    }

    private static func isColon(_ scalar: Unicode.Scalar) -> Bool { scalar == ":" || scalar == "\u{FF1A}" }

    private static func section(
        _ head: [Unicode.Scalar], isHeading: Bool
    ) -> (role: SectionRole, host: String?, remark: String?)? {
        let squeezed = Squeezed(head)
        let words = squeezed.text
        guard !words.isEmpty else { return nil }
        let remark = squeezed.remark
        if let role = labels[words] ?? (isHeading ? headings[words] : nil) {
            if role == .extras, let remark, !remark.contains(" "), PersonName.isPlausible(remark.capitalised) {
                return (role, remark.capitalised, nil)
            }
            return (role, nil, remark)
        }
        if isHeading, let role = ending(words) { return (role, nil, remark) }
        // "Extra Ann:".
        let parts = String(String.UnicodeScalarView(head)).collapsed.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let word = parts.first, let name = parts.last else { return nil }
        guard labels[Squeezed(String(word)).text] == .extras, PersonName.isPlausible(name) else { return nil }
        return (.extras, String(name), nil)
    }

    /// "Quick book picks": a short heading whose last word says what it is.
    private static func ending(_ words: String) -> SectionRole? {
        let words = words.split(separator: " ")
        guard words.count <= 4, let last = words.last else { return nil }
        return endings[String(last)]
    }

    private static func opener(_ words: [Unicode.Scalar]) -> SectionLabel? {
        let squeezed = Squeezed(Array(words.prefix(80)))
        for opener in openers where squeezed.scalars.starts(with: opener.words) {
            let next = opener.words.count
            if next < squeezed.scalars.count, squeezed.scalars[next] != " " { continue }
            var length = squeezed.ends[next - 1]
            while length < words.count, words[length].isBlank || words[length] == ":" || words[length] == "*" {
                length += 1
            }
            return SectionLabel(
                role: opener.role, host: nil, length: length, remark: nil, isAlone: length == words.count)
        }
        return nil
    }

    private static func table(_ place: Phrases.Place) -> [String: SectionRole] {
        var table: [String: SectionRole] = [:]
        for row in Phrases.rows where row.place == place { table[Squeezed(row.words).text] = row.role }
        return table
    }
}

/// Words as the table compares them: lower-case letters and digits with single blanks, doubled letters once, remarks in
/// round brackets left out.
private struct Squeezed {
    private(set) var scalars: [Unicode.Scalar] = []
    /// For each scalar, the index behind the one of the line that it came from.
    private(set) var ends: [Int] = []
    private(set) var remark: String?

    init(_ text: String) {
        self.init(Array(text.unicodeScalars))
    }

    init(_ words: [Unicode.Scalar]) {
        var index = 0
        var pending = false
        while index < words.count {
            let scalar = words[index]
            if scalar == "(", remark == nil, let close = words[index...].firstIndex(of: ")") {
                remark = String(String.UnicodeScalarView(words[index + 1..<close])).collapsed
                index = close + 1
                continue
            }
            index += 1
            if Self.isGlue(scalar) { continue }
            guard scalar.isWordPart else {
                pending = !scalars.isEmpty
                continue
            }
            if pending {
                scalars.append(" ")
                ends.append(index - 1)
                pending = false
            }
            scalar.eachLowercased { lower in
                guard scalars.last != lower else { return }
                scalars.append(lower)
                ends.append(index)
            }
            if let last = ends.indices.last { ends[last] = index }
        }
    }

    var text: String { String(String.UnicodeScalarView(scalars)) }

    /// The first word alone; nil where a remark may stand within or before it.
    static func firstWord(of words: [Unicode.Scalar]) -> String? {
        let start = words.firstIndex { $0 == "(" || $0.isWordPart } ?? words.endIndex
        let rest = words[start...]
        let end = rest.firstIndex { !$0.isWordPart && !isGlue($0) } ?? rest.endIndex
        guard end == words.endIndex || words[end] != "(" else { return nil }
        return Squeezed(Array(words[start..<end])).text
    }

    /// An apostrophe, which parts no word.
    private static func isGlue(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar.value == 0x2019 }
}

extension String {
    /// The first letter of each word a capital.
    fileprivate var capitalised: String {
        split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }
}

extension Unicode.Scalar {
    /// Gives the small letter to `body`, or several: one but for a few. No text is made for ASCII, which nearly all is.
    fileprivate func eachLowercased(_ body: (Unicode.Scalar) -> Void) {
        guard isASCII else { return properties.lowercaseMapping.unicodeScalars.forEach(body) }
        body((65...90).contains(value) ? Unicode.Scalar(UInt8(value) | 32) : self)
    }
}
