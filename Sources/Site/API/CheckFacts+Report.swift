// The doctor's report, as its page shows it.

import Doctor
import Pages

extension CheckFacts {
    /// Places that are named for one rule; more of the same tells nothing new.
    private static let shown = 8

    /// By severity and rule, the gravest first.
    init(_ report: CheckReport) {
        let byRule = Dictionary(grouping: report.findings, by: \.rule.id)
        let rules = Severity.allCases.flatMap { severity in Rule.all.filter { $0.severity == severity } }
        self.init(
            feed: report.subject, episodes: report.items, requests: report.requests, isCut: report.isCut,
            sections: rules.compactMap { rule in
                guard let found = byRule[rule.id] else { return nil }
                return Section(
                    severity: rule.severity.rawValue, rule: rule.id.rawValue, subject: rule.subject,
                    should: rule.should, remedy: rule.remedy(isOwn: report.isOwn), source: rule.source,
                    places: found.prefix(Self.shown).map { ($0.place.text, $0.found) },
                    more: max(0, found.count - Self.shown))
            })
    }
}
