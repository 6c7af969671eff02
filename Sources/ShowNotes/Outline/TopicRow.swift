// Tells hosts from other words with a number behind them, by the row that the numbers of a file make.

/// The labels of a file as they are read one by one: "Ann #1", "Bob #2", and perhaps "Bug #99" or "GPT #6".
struct TopicRow {
    private struct Label {
        /// Nil when the label names nobody.
        var host: String?
        var ordinal: Int
        var isEmphasised: Bool
        /// "GPT", "C": written as hosts are only where all of them are.
        var isCapitals: Bool
    }

    private var labels: [Label] = []
    /// Hosts in small letters: known beforehand, then found by their numbers.
    private var hosts: Set<String> = []

    /// - Parameter isKnown: Whether the host is known beforehand.
    mutating func add(_ label: TopicLabel, isEmphasised: Bool, isKnown: Bool) {
        let host = label.host?.lowercased()
        if isKnown, let host { hosts.insert(host) }
        guard let ordinal = label.ordinal else { return }
        labels.append(
            Label(
                host: host, ordinal: ordinal, isEmphasised: isEmphasised,
                isCapitals: !isKnown && label.host.map(PersonName.isCapitals) == true))
    }

    /// The names that head no topics, in small letters: the row of numbers has no need of theirs.
    ///
    /// The row is the numbers of known hosts and those that follow one another from the lowest. Whoever has the number that
    /// comes next, or one that is missing, is a host; in bold one may be left out.
    var strangers: Set<String> {
        let all = Set(labels.compactMap(\.host))
        var row = self
        let written = labels.filter { !$0.isCapitals }
        row.find(among: written)
        let capitals = labels.filter(\.isCapitals)
        // Two numbers show that all hosts are written in capitals; among others, a bold line is needed.
        if written.isEmpty {
            if Set(capitals.map(\.ordinal)).isSuperset(of: [1, 2]) { row.find(among: capitals) }
        } else {
            row.find(among: capitals.filter(\.isEmphasised), skipping: 0)
        }
        return all.subtracting(row.hosts)
    }

    /// Makes hosts of those whose numbers fit.
    private mutating func find(among found: [Label], skipping gap: Int = 1) {
        let isRow = { [hosts] (label: Label) in label.host.map(hosts.contains) ?? true }
        let row = labels.filter(isRow).map(\.ordinal)
        let bold = found.filter(\.isEmphasised).map(\.ordinal)
        guard let lowest = (bold.count * 2 < found.count ? found.map(\.ordinal) : bold).min() else { return }
        var taken = Set(row)
        var top = row.max() ?? lowest - 1
        var highest: [String: Int] = [:]
        for label in found { if let host = label.host { highest[host] = max(highest[host] ?? 0, label.ordinal) } }
        // By number, bold lines first: of two with one number the bold one is meant.
        let inOrder = found.sorted {
            ($0.ordinal, $0.isEmphasised ? 0 : 1) < ($1.ordinal, $1.isEmphasised ? 0 : 1)
        }
        for label in inOrder {
            guard let host = label.host, !hosts.contains(host) else { continue }
            let left = label.isEmphasised && !taken.isEmpty ? gap : 0
            guard label.ordinal <= top + 1 + left, label.isEmphasised || !taken.contains(label.ordinal) else {
                continue
            }
            hosts.insert(host)
            taken.insert(label.ordinal)
            top = max(top, highest[host] ?? label.ordinal)
        }
    }
}
