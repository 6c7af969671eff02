// Names that a file lists before it uses them.

/// Hosts and guests by their lists: below "Special guests", below "Connect with the hosts", and in bullets that are headings.
enum ListedNames {
    private enum List { case guests, hosts }

    static func read(_ lines: [SourceLine], _ sketches: [Sketch]) -> [String] {
        var names: [String] = []
        var seen: Set<String> = []
        func add(_ name: String) {
            guard PersonName.isPlausible(name), names.count < NotesLimits.people, seen.insert(name).inserted else {
                return
            }
            names.append(name)
        }
        var list: List?
        for (index, sketch) in sketches.enumerated() where !lines[index].isBlank {
            guard sketch.bullet != nil else {
                // A text of many words is no label.
                if list != nil || sketch.words.count <= 70 { list = opened(by: sketch) }
                continue
            }
            // Nearly all bullets are text: outside these lists only a number makes one a heading.
            guard list != nil || lines[index].bytes.prefix(80).contains(UInt8(ascii: "#")), sketch.indent < 4,
                let words = Sketch.bulletWords(lines[index].bytes)
            else { continue }
            switch list {
            case .guests: add(GuestLine.name(leading: String(String.UnicodeScalarView(words)).collapsed))
            case .hosts:
                if let label = HostLabel.read(words, isKnown: { _ in true }), !label.isAlone {
                    add(label.name)
                }
            case nil:
                if let host = BulletHeading.label(words)?.host { add(host) }
            }
        }
        return names
    }

    private static func opened(by sketch: Sketch) -> List? {
        guard let label = SectionGrammar.label(sketch.words, isHeading: sketch.headingLevel > 0), label.isAlone else {
            return nil
        }
        switch label.role {
        case .guests: return .guests
        case .boilerplate: return .hosts
        default: return nil
        }
    }
}

/// A topic's heading written as a bullet: "- **Ann #1:** [Title](…)".
enum BulletHeading {
    /// Its label with host and number; nil when the words are none.
    static func label(_ words: [Unicode.Scalar]) -> TopicLabel? {
        guard words.prefix(60).contains("#"), let label = TopicGrammar().label(words, isEmphasised: true),
            label.host != nil, label.ordinal != nil
        else {
            return nil
        }
        // "#1 Ann" and "Ann 1" are how lists number things.
        return words.first { !$0.isBlank } == "#" ? nil : label
    }
}
