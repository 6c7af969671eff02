import Testing

@testable import Doctor

/// The doctor's own examination: a sound feed, and the same with one fault each.
@Suite struct FaultTests {
    @Test("The sound feed gives no finding")
    func sound() {
        #expect(SoundFeed.ids(in: SoundFeed.text) == [])
    }

    @Test("A feed with one fault gives that finding, and no other", arguments: Fault.all)
    func fault(_ fault: Fault) {
        let text = fault.change(SoundFeed.text)
        #expect(text != SoundFeed.text, "the change must find its place")
        #expect(SoundFeed.ids(in: text) == [fault.rule])
    }

    @Test("There are at least sixty of them, and every rule that a document alone can break has one")
    func complete() {
        #expect(Fault.all.count >= 60)
        let broken = Set(Fault.all.map(\.rule))
        let rules = Rule.documentRules + Rule.channelRules + Rule.itemRules + Rule.namespaceRules
        for rule in rules where !broken.contains(rule.id) { Issue.record("no feed breaks \(rule.id.rawValue)") }
    }

    @Test("A finding names the item, its title and the line of the tag")
    func place() throws {
        var check = FeedCheck(now: SoundFeed.now)
        let text = SoundFeed.text.replacing(">looms-1<", with: ">looms-2<")
        _ = check.run(Array(text.utf8))
        let finding = try #require(check.findings.all.first)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.lastIndex { $0.contains(">looms-2<") })
        #expect(finding.place == .item(2, title: "1801 and the loom", line: line + 1))
        #expect(finding.found == "looms-2, as in item 1")
        #expect(finding.severity == .error)
    }

    @Test("Each rule stands in the table once and says what should be, what to do and who says so")
    func table() {
        #expect(Rule.all.map(\.id.rawValue).sorted() == RuleID.allCases.map(\.rawValue).sorted())
        for rule in Rule.all {
            #expect(!rule.subject.isEmpty && !rule.should.isEmpty && !rule.remedy.isEmpty && !rule.source.isEmpty)
            #expect(!rule.remedy.hasSuffix("."), "\(rule.id): the report writes the full stop")
        }
    }
}
