// Hosts whom nothing names but the prefixes of their items: "Ann: [A book](…)".

import Podcast

extension RoleAssigner {
    /// The names before at least two items of the extras, where most items of their lists have one: the hosts of notes that
    /// name no others.
    static func prefixedHosts(_ entries: [OutlineEntry], _ grammar: LabelGrammar) -> [String] {
        guard grammar.topics.known.isEmpty else { return [] }
        var isInExtras = false
        var names: [String] = []
        var itemCount = 0
        for entry in entries {
            switch entry.kind {
            case .section(let label, _): isInExtras = label.role == .extras
            case .topic, .time, .heading: isInExtras = false
            case .host: continue
            case .block:
                guard isInExtras else { continue }
                let lines =
                    if case .list(_, _, let items) = entry.block.kind {
                        items.compactMap { $0.first?.inlines }
                    } else {
                        [entry.block.inlines].compactMap(\.self)
                    }
                let found = lines.compactMap(prefix)
                if !found.isEmpty { itemCount += lines.count }
                names += found
            }
        }
        return names.count >= 2 && names.count * 2 > itemCount ? Set(names).sorted() : []
    }

    /// The plausible name in front of an item's colon: a name alone is none, for "Moss" looks like one.
    private static func prefix(_ inlines: [Inline]) -> String? {
        guard inlines.plain.contains(":") else { return nil }
        return hostLabel(inlines) { _ in true }?.name
    }

    /// The host's name that an item begins with; a link may be glued to it (`Ann:[A book](…)`).
    static func hostLabel(_ inlines: [Inline], isKnown: (String) -> Bool) -> HostLabel? {
        let words = Array(inlines.plain.unicodeScalars.prefix(Sketch.limit))
        if let label = HostLabel.read(words, isKnown: isKnown) { return label }
        guard inlines.count > 1, case .text(let text)? = inlines.first, text.trimmed.hasSuffix(":"),
            case .link = inlines[1]
        else { return nil }
        let name = text.trimmed.dropLast().trimmed
        guard PersonName.isPlausible(name), isKnown(name) else { return nil }
        return HostLabel(name: name, length: text.unicodeScalars.count, isAlone: false)
    }
}
