// The report for programs.

import Foundation

extension CheckReport {
    /// One object, keys sorted:
    /// `{"subject", "title", "episodes", "mediaChecked", "requests", "documentOnly", "complete", "counts": {"error",
    /// "warning", "hint"}, "findings": [{"rule", "severity", "subject", "place": {"kind", "line", "item", "title", "url",
    /// "episode"}, "found", "should", "remedy", "source"}]}`. What a place does not have is left out.
    public func json() throws -> [UInt8] {
        let document = Document(
            subject: subject, title: title, episodes: items, mediaChecked: mediaChecked, requests: requests,
            documentOnly: isDocumentOnly, complete: !isCut,
            counts: Dictionary(uniqueKeysWithValues: Severity.allCases.map { ($0.rawValue, count($0)) }),
            findings: findings.map { Document.Entry($0, isOwn: isOwn) })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return [UInt8](try encoder.encode(document))
    }

    private struct Document: Encodable {
        let subject: String
        let title: String?
        let episodes: Int
        let mediaChecked: Int
        let requests: Int
        let documentOnly: Bool
        let complete: Bool
        let counts: [String: Int]
        let findings: [Entry]

        struct Entry: Encodable {
            let rule: String
            let severity: String
            let subject: String
            let place: Spot
            let found: String
            let should: String
            let remedy: String
            let source: String

            init(_ finding: Finding, isOwn: Bool) {
                rule = finding.rule.id.rawValue
                severity = finding.severity.rawValue
                subject = finding.rule.subject
                place = Spot(finding.place)
                found = finding.found
                should = finding.rule.should
                remedy = finding.rule.remedy(isOwn: isOwn)
                source = finding.rule.source
            }
        }

        struct Spot: Encodable {
            var kind: String
            var line: Int?
            var item: Int?
            var title: String?
            var url: String?
            var episode: String?

            init(_ place: Place) {
                switch place {
                case .channel(let line):
                    kind = "channel"
                    self.line = line
                case .item(let number, let title, let line):
                    kind = "item"
                    item = number
                    self.title = title
                    self.line = line
                case .address(let url):
                    kind = "address"
                    self.url = url
                case .episode(let label):
                    kind = "episode"
                    episode = label
                }
            }
        }
    }
}
