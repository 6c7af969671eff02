// The label of a topic's heading: host and number.

/// "Ann #1:", "#1 (Ann)", "Topic #0:", "BO 1:": what stands in front of a topic's title.
struct TopicLabel: Equatable {
    /// As written; nil when the label names nobody; the first of several.
    var host: String?
    /// Who else has the topic: "Ann and Bob #1".
    var others: [String] = []
    /// As written; the whole part of `0.1`; nil when it is missing.
    var ordinal: Int?
    /// The plain scalars that the label takes, the blanks behind it among them.
    var length: Int
    /// Words in brackets within the label, with the brackets: "(bonus)"; nil when there are none.
    var remark: String?
}

/// Reads topic labels from a line's plain words.
struct TopicGrammar {
    /// Hosts known from elsewhere, lower case: needed where a label has no `#`.
    var known: KnownNames = []
    /// Numbers of bold headings. Where there are any, a plain "Myth #1: it is too warm." is text: its number is taken, or it
    /// is a sentence.
    var emphasised: Set<Int> = []
    /// Words that stand where a host would and are none, lower case: "Fedora #43".
    var strangers: Set<String> = []
    /// Whether "10: Title" is a topic: in notes that number their topics in no other way.
    var readsCountdown = false
    /// Whether "Story 1: Title" is one, likewise.
    var readsTopicWords = false
    /// Whether "1. Title" is one in bold and in headings, likewise.
    var readsOutline = false

    /// The label that a line begins with; nil when it begins with none.
    /// - Parameter isEmphasised: Whether the line is a heading, or begins with bold text or a link.
    func label(_ words: [Unicode.Scalar], isEmphasised: Bool) -> TopicLabel? {
        var scanner = WordScanner(words)
        scanner.skipBlanks()
        if scanner.peek == "#" { return numberFirst(scanner, isEmphasised) }
        if let label = hostFirst(scanner, isEmphasised) {
            if let host = label.host, strangers.contains(host.lowercased()) { return nil }
            return isEmphasised || isTrusted(label, words) ? label : nil
        }
        return hostWithoutHash(scanner) ?? countdown(scanner, isEmphasised)
            ?? (readsTopicWords ? Self.topicWord(scanner) : nil)
            ?? (readsOutline && isEmphasised ? Self.outline(scanner) : nil)
    }

    /// Whether a plain line may be a heading, in notes that may have bold ones.
    private func isTrusted(_ label: TopicLabel, _ words: [Unicode.Scalar]) -> Bool {
        guard !emphasised.isEmpty, let host = label.host, !isKnown(host) else { return true }
        guard let ordinal = label.ordinal, !emphasised.contains(ordinal) else { return false }
        let rest = words[min(label.length, words.count)...].drop { $0.isBlank }
        let isSentence = rest.first?.properties.isLowercase == true && rest.last { !$0.isBlank } == "."
        return !isSentence
    }

    /// Whether words are a host that is known, by a first or a full name or by initials.
    func isKnown(_ name: String) -> Bool {
        // Two letters only: "BTW:" is nobody.
        let isInitials = name.count == 2 && PersonName.isInitials(name)
        let name = name.lowercased()
        if known.contains(name) { return true }
        return isInitials ? known.containsInitial(of: name) : known.containsOneSlip(from: name)
    }

    /// `#1 Ann: T`, `#1 (Ann) T`, `#1 T`.
    private func numberFirst(_ start: WordScanner, _ isEmphasised: Bool) -> TopicLabel? {
        var scanner = start
        guard scanner.take("#") else { return nil }
        scanner.skipBlanks()
        guard let ordinal = scanner.ordinal() else { return nil }
        scanner.skipBlanks()
        var named = scanner
        named.skipSeparator()
        if named.take("("), let words = named.until(")"), case let names = PersonName.several(words), !names.isEmpty {
            named.skipSeparator()
            return TopicLabel(
                host: names[0], others: Array(names.dropFirst()), ordinal: ordinal, length: named.index)
        }
        named = scanner
        if let words = named.until(":"), case let names = PersonName.several(words), !names.isEmpty,
            words.split(separator: " ").count <= 3
        {
            named.skipSeparator()
            return TopicLabel(
                host: names[0], others: Array(names.dropFirst()), ordinal: ordinal, length: named.index)
        }
        // "#5 Ann" in bold, and the title behind it without a mark.
        named = scanner
        if isEmphasised, let name = named.word(), known.contains(name.lowercased()), PersonName.isPlausible(name) {
            named.skipSeparator()
            return TopicLabel(host: name, ordinal: ordinal, length: named.index)
        }
        let hasSeparator = scanner.skipSeparator()
        return hasSeparator || isEmphasised ? TopicLabel(host: nil, ordinal: ordinal, length: scanner.index) : nil
    }

    /// `Ann #1: T`, `Bob: #0: T`, `Leah #6 - T`, `Ann #: T`, `Topic #0: T`.
    private func hostFirst(_ start: WordScanner, _ isEmphasised: Bool) -> TopicLabel? {
        var scanner = start
        guard var head = scanner.until("#") else { return nil }
        if head.hasSuffix(":") || head.hasSuffix("-") { head = String(head.dropLast()).trimmed }
        let isTopicWord = Phrases.topicWords.contains(head.lowercased())
        let names = isTopicWord ? [] : PersonName.several(head)
        guard isTopicWord || !names.isEmpty else { return nil }
        let host = names.first
        let others = Array(names.dropFirst())
        scanner.skipBlanks()
        let ordinal = scanner.ordinal()
        if ordinal == nil, scanner.peek?.isWordPart == true { return nil }
        scanner.skipBlanks()
        let remark = scanner.remark()
        let hasSeparator = scanner.skipSeparator()
        if ordinal == nil {
            guard hasSeparator, host != nil else { return nil }
            return TopicLabel(host: host, others: others, ordinal: nil, length: scanner.index)
        }
        guard hasSeparator || isEmphasised || scanner.isAtEnd else { return nil }
        return TopicLabel(host: host, others: others, ordinal: ordinal, length: scanner.index, remark: remark)
    }

    /// `BO 1: T`, `Cecil 5: T`: only for a host that is known, for "Part 1:" looks the same.
    private func hostWithoutHash(_ start: WordScanner) -> TopicLabel? {
        var scanner = start
        guard let head = scanner.untilDigit(), PersonName.isPlausible(head), isKnown(head) else { return nil }
        guard let ordinal = scanner.ordinal(), ordinal < 100 else { return nil }
        scanner.skipBlanks()
        guard scanner.peek == ":" else { return nil }
        scanner.skipSeparator()
        return TopicLabel(host: head, ordinal: ordinal, length: scanner.index)
    }

    /// `10: T`.
    private func countdown(_ start: WordScanner, _ isEmphasised: Bool) -> TopicLabel? {
        guard readsCountdown, isEmphasised else { return nil }
        return Self.countdown(start)
    }

    /// `Story 1: T`.
    static func topicWord(_ start: WordScanner) -> TopicLabel? {
        var scanner = start
        guard let head = scanner.untilDigit(), Phrases.topicWords.contains(head.lowercased()),
            let ordinal = scanner.ordinal(), ordinal < 100
        else { return nil }
        guard scanner.skipSeparator() else { return nil }
        return TopicLabel(host: nil, ordinal: ordinal, length: scanner.index)
    }

    /// `1. T`, `1) T`.
    static func outline(_ start: WordScanner) -> TopicLabel? {
        var scanner = start
        guard let ordinal = scanner.ordinal(), ordinal < 100, scanner.take(".") || scanner.take(")"),
            scanner.peek?.isBlank == true
        else { return nil }
        scanner.skipBlanks()
        return scanner.isAtEnd ? nil : TopicLabel(host: nil, ordinal: ordinal, length: scanner.index)
    }

    static func countdown(_ start: WordScanner) -> TopicLabel? {
        var scanner = start
        guard let ordinal = scanner.ordinal(), ordinal < 100, scanner.take(":"), scanner.peek?.isDigit != true else {
            // "12:40" is a time.
            return nil
        }
        scanner.skipSeparator()
        return TopicLabel(host: nil, ordinal: ordinal, length: scanner.index)
    }
}
