// What the doctor tells a host to write is what the host's files take.

import Podcast
import Settings
import ShowNotes
import Testing

@testable import Doctor

@Suite struct RemedyTests {
    /// A piece between backticks, and the file that is named behind it, or before it where none is.
    struct Advice: CustomTestStringConvertible, Sendable {
        let rule: RuleID
        let line: String
        let isForSettings: Bool
        var testDescription: String { "\(rule.rawValue): \(line)" }
    }

    static let all: [Advice] = Rule.all.flatMap { rule -> [Advice] in
        let text = rule.remedy(isOwn: true)
        var isForSettings = false
        let matches = text.matches(of: /`([^`]+)`/)
        return matches.map { match in
            let rest = text[match.range.upperBound...]
            let (settings, notes) = (rest.firstRange(of: "in site.yml"), rest.firstRange(of: "in front matter"))
            if let settings {
                isForSettings = notes.map { settings.lowerBound < $0.lowerBound } ?? true
            } else if notes != nil {
                isForSettings = false
            }
            return Advice(rule: rule.id, line: String(match.1), isForSettings: isForSettings)
        }
    }

    @Test("Each line of a remedy is one that site.yml or front matter takes", arguments: all)
    func isTaken(_ advice: Advice) throws {
        let key = String(advice.line.prefix { $0 != ":" })
        let isWhole = advice.line.contains(": ")
        if advice.isForSettings {
            do throws(SettingsError) {
                _ = try SiteFile.parse(
                    Array((isWhole ? advice.line : "\(key):").utf8), path: "s", defaultURL: "http://a")
            } catch {
                Issue.record("\(error)")
            }
            return
        }
        let parse = { (line: String) in
            NotesParser().parse(Array("---\n\(line)\n---\n\nWords\n".utf8), path: "7.md").problems.map(\.message)
        }
        if isWhole { #expect(parse(advice.line).isEmpty) }
        // Front matter passes over keys that it does not know: a slip beside one that it knows is told.
        #expect(parse("\(key)x: 1").contains("\(key)x: is no key of the front matter (did you mean \(key)?)"))
    }

    @Test("Most rules have a remedy of their own for our shows")
    func count() {
        #expect(Rule.all.count { $0.ownRemedy != nil } > Rule.all.count * 4 / 5)
        #expect(Self.all.count > 30)
        for rule in Rule.all { #expect(rule.ownRemedy?.hasSuffix(".") != true, "\(rule.id)") }
    }
}
