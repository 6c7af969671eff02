// The report for people.

extension CheckReport {
    /// Places that are named for one rule; more of the same tells nothing new.
    private static let shown = 5

    /// Grouped by severity and rule, the gravest first: what is wrong, where, and what to do.
    public func text() -> String {
        var out = "\(title.map { "\($0): " } ?? "")\(subject)\n"
        out += "\(Self.plural(items, "episode")), "
        out +=
            isDocumentOnly
            ? "the document alone: nobody was asked\n"
            : "the media of \(mediaChecked) looked at, \(Self.plural(requests, "request"))\n"
        for severity in Severity.allCases {
            let rules = Rule.all.filter { $0.severity == severity }
            for rule in rules {
                let found = findings.filter { $0.rule.id == rule.id }
                if !found.isEmpty { out += "\n" + paragraph(rule, found) }
            }
        }
        if isCut { out += "\nNot everything was looked at: the bound on requests or time was reached.\n" }
        out += "\n" + summary + "\n"
        return out
    }

    private func paragraph(_ rule: Rule, _ found: [Finding]) -> String {
        var out = "\(rule.severity.rawValue): \(rule.id.rawValue): \(rule.subject) should be: \(rule.should)\n"
        for finding in found.prefix(Self.shown) { out += "  \(finding.place.text): \(finding.found)\n" }
        if found.count > Self.shown { out += "  and \(found.count - Self.shown) more\n" }
        return out + "  What to do: \(rule.remedy(isOwn: isOwn)). (\(rule.source))\n"
    }

    private var summary: String {
        let parts = Severity.allCases.compactMap { severity -> String? in
            let count = count(severity)
            return count == 0 ? nil : Self.plural(count, severity.rawValue)
        }
        return parts.isEmpty ? "Nothing found: the feed is sound." : parts.joined(separator: ", ")
    }

    private static func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

extension Place {
    /// For people, as `item 3 "A title", line 41`.
    public var text: String {
        switch self {
        case .channel(let line): return line.map { "line \($0)" } ?? "channel"
        case .item(let number, let title, let line):
            let shown = title.count > 60 ? title.prefix(59) + "…" : title
            return "item \(number)\(title.isEmpty ? "" : " \"\(shown)\"")\(line.map { ", line \($0)" } ?? "")"
        case .address(let url): return url
        case .episode(let label): return label
        }
    }
}
