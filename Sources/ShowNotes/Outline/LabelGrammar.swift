// All labels of a notes file, with what one file teaches about its own labels.

/// What a line is labelled as.
enum LineLabel: Equatable {
    case topic(TopicLabel)
    case section(SectionLabel)
    case host(HostLabel)
    case time(TimeLabel)
}

/// Reads labels. Made from the file's own lines: they show who its hosts are and how it numbers its topics.
struct LabelGrammar {
    var topics = TopicGrammar()
    /// How many more names may be learned: of those known beforehand any number.
    private var room = Int.max
    /// Hosts known from elsewhere, and from bold headings, in small letters.
    private(set) var sure: KnownNames = []
    /// Times count in notes whose topics have no labels.
    var times = TimeGrammar()
    /// Whether any line has a topic's label.
    private(set) var hasTopics = false

    /// - Parameter names: Hosts known beforehand.
    init(_ lines: [Sketch], names: [String]) {
        for name in names { learn(name) }
        room = 2 * NotesLimits.people
        var row = TopicRow()
        for line in lines where line.bullet == nil && line.headingLevel != 1 && !line.words.isEmpty {
            guard let label = topics.label(line.words, isEmphasised: line.isEmphasised) else { continue }
            row.add(label, isEmphasised: line.isEmphasised, isKnown: label.host.map(topics.isKnown) ?? true)
        }
        topics.strangers = row.strangers
        for line in lines where line.isEmphasised && line.bullet == nil && line.headingLevel != 1 {
            guard let label = topics.label(line.words, isEmphasised: true), let host = label.host else { continue }
            for name in [host] + label.others { learn(name) }
            if let ordinal = label.ordinal { topics.emphasised.insert(ordinal) }
        }
        sure = topics.known
        var numbered = 0
        var countdown = 0
        var words = 0
        // Bold lines and headings that count from 1: other numbers, as "## 3. Third", are titles of their own.
        var outline: [Int] = []
        for line in lines where line.bullet == nil && !line.words.isEmpty {
            guard line.headingLevel != 1 else { continue }
            if let label = topics.label(line.words, isEmphasised: line.isEmphasised) {
                numbered += 1
                for name in [label.host].compactMap(\.self) + label.others { learn(name) }
            } else if line.isEmphasised, TopicGrammar.countdown(WordScanner(line.words)) != nil {
                countdown += 1
            } else if TopicGrammar.topicWord(WordScanner(line.words)) != nil {
                words += 1
            } else if line.isEmphasised, let label = TopicGrammar.outline(WordScanner(line.words)) {
                outline += [label.ordinal ?? 0]
            }
        }
        topics.readsCountdown = numbered == 0 && countdown >= 3
        topics.readsTopicWords = numbered == 0 && countdown < 3 && words >= 2
        topics.readsOutline =
            numbered == 0 && countdown < 3 && words < 2 && outline.count >= 2 && outline == Array(1...outline.count)
        hasTopics = numbered > 0 || countdown >= 3 || topics.readsTopicWords || topics.readsOutline
    }

    /// A name and its first word.
    mutating func learn(_ name: String) {
        guard PersonName.isPlausible(name), room > 0 else { return }
        let count = topics.known.count
        defer { room -= topics.known.count - count }
        topics.known.insert(name.lowercased())
        if let first = name.split(separator: " ").first, first.count >= 3 { topics.known.insert(first.lowercased()) }
    }

    /// The label of a line, from its plain words.
    func label(_ words: [Unicode.Scalar], isEmphasised: Bool, headingLevel: Int) -> LineLabel? {
        // The first heading of a file is the episode's: "# #472: Title" is no topic.
        if headingLevel != 1, let label = topics.label(words, isEmphasised: isEmphasised) { return .topic(label) }
        if times.isActive, headingLevel != 1, let label = TimeLabel.read(words) { return .time(label) }
        if let label = SectionGrammar.label(words, isHeading: headingLevel > 0) { return .section(label) }
        return HostLabel.read(words, isKnown: topics.isKnown).map(LineLabel.host)
    }
}
