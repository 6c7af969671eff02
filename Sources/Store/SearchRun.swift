// One search: from a plan to episodes that answer it.

import Foundation
internal import GRDB
import Podcast
import Search

/// Looks for what a plan asks, and puts the episodes in order. All pages of a question are cut from the same order.
struct SearchRun: ~Copyable {
    let reader: Reader
    let question: SearchQuestion
    let plan: SearchPlan
    var scope: SearchScope
    let limits: SearchLimits
    /// What planning left of the search's time.
    let clock: SearchClock
    var found = FoundDocuments()
    /// False when looking stopped at a bound.
    var isComplete = true
    /// Down to which place in time everything was looked at.
    var frontier: Int64 = 0
    /// What was read of the entries and passages that answer, by episode.
    var parts: [Int64: [FoundPart]] = [:]
    var moments: [Int64: [FoundMoment]] = [:]
    var readEntries: Set<DocumentKey> = []
    var readPassages: Set<DocumentKey> = []
    /// Documents of which only the text told whether they answer.
    var doubts = 0
    /// Documents that may have what is to be absent, once somebody asked; nil within: too many to be listed.
    var excludedEntries: Set<DocumentKey>??
    var excludedPassages: Set<DocumentKey>??
    private(set) var matcher: TextMatcher
    let excluded: TextMatcher
    /// The episodes in order, as their places in time.
    private(set) var ranked: [Int64] = []

    init(_ reader: Reader, _ question: SearchQuestion, _ plan: SearchPlan, _ scope: SearchScope) {
        (self.reader, self.question, self.plan, self.scope) = (reader, question, plan, scope)
        limits = question.limits
        clock = plan.clock.rest
        matcher = TextMatcher(plan.slots.map(\.alternatives))
        excluded = TextMatcher(plan.excluded.map(\.alternatives))
    }

    /// Whether there is anything to show.
    var hasFound: Bool { !found.episodes.isEmpty }
    var isNewest: Bool { question.order == .newest || plan.slots.isEmpty }
    var isEnough: Bool { found.episodes.count >= limits.enough }

    // MARK: From strict to loose

    /// Looks for what has all the words, or all of the rare ones.
    mutating func findStrictly() throws {
        guard !scope.isEmpty else { return }
        guard !plan.slots.isEmpty else { return try list() }
        if isNewest { try findAll() } else { try findBest() }
        try rank()
    }

    /// What answers best is looked for first: where a bound is reached, it has been found.
    private mutating func findBest() throws {
        let slots = plan.slots
        if let title = plan.title, !scope.isLinksOnly {
            try look(.init(.entries, scope.entries(SearchSlot.quoted(title), without: withoutInEntries), .wholeTitle))
        }
        let isLong = slots.count > limits.short
        if !isLong { try entries(slots, .title, isTitle: true) }
        if slots.count > 1, let row = plan.row {
            let pairs = scope.entries(SearchSlot.notedPairs(row), without: withoutInEntries)
            try look(.init(.entries, pairs, .phrase, postings: pairPostings(slots), isPreliminary: true))
        }
        let rare = plan.rareSlots
        var hasRareEntries = false
        if !isLong { hasRareEntries = try entries(slots, rare) }
        let isRowWhole = try findRow()
        // Who quotes a sentence wants that sentence, and not all the places where its words are said.
        let isQuotation = isLong && !found.passages.isEmpty
        if isLong {
            try entries(slots, .title, isTitle: true)
            hasRareEntries = try entries(slots, rare)
        }
        if !isQuotation { try passages(slots, .all) } else if !isRowWhole { isComplete = false }
        if rare.count < slots.count {
            if !hasRareEntries, found.entries.count < limits.enough {
                try entries(rare, .rare, isTitle: true)
                try entries(rare, .rare)
            }
            if !hasFound || (!isQuotation && !isEnough) { try passages(rare, .rare) }
        }
        if !isEnough { try complete() }
    }

    /// What is found is to be whole down to some date: the newest may say it anywhere.
    private mutating func findAll() throws {
        try entries(plan.slots, .all)
        try passages(plan.slots, .all)
        if !hasFound, plan.rare.count < plan.slots.count {
            try entries(plan.rareSlots, .rare)
            try passages(plan.rareSlots, .rare)
        }
        if !isEnough { try complete() }
    }

    /// The last word may be the beginning of others.
    private mutating func complete() throws {
        guard let completion = plan.completion, let last = plan.slots.last, last.terms == completion.terms else {
            return
        }
        var slots = plan.slots
        slots[slots.count - 1] = completion
        var alternatives = plan.slots.map(\.alternatives)
        alternatives[alternatives.count - 1] += completion.alternatives.map { alternative in
            var alternative = alternative
            alternative.weight *= 0.85
            return alternative
        }
        matcher = TextMatcher(alternatives)
        try entries(slots, .beginning)
        if !isEnough || isNewest { try passages(slots, .beginning) }
    }

    /// Passages that say the whole query as one row of words: they stand first among those that have the words.
    ///
    /// - Returns: whether all of them were seen.
    private mutating func findRow() throws -> Bool {
        guard plan.slots.count > 1, let row = plan.row else { return true }
        // Many words in a row are a quotation, which is somewhere; two are said everywhere.
        let count = plan.slots.count
        let most = count > limits.short + 2 ? limits.doubts : count > limits.short ? limits.batch * 4 : limits.passages
        return try look(
            .init(
                .pairs, SearchSlot.saidPairs(row), .phrase, postings: pairPostings(plan.slots), isSure: false,
                documents: limits.passages, doubts: most,
                isPreliminary: true))
    }

    /// Looks for what has some of the words.
    mutating func findLoosely() throws {
        let slots = plan.slots
        guard slots.count > 1, !scope.isEmpty else { return }
        let quoted = slots.filter(\.isQuoted)
        if slots.count > 2 {
            // One word may be wrong: the rarest is it more often than others. What stands between quotes is meant.
            let others = slots.indices.filter { !slots[$0].isQuoted }
            for missing in others.sorted(by: { slots[$0].docs < slots[$1].docs }).prefix(5) {
                var some = slots
                some.remove(at: missing)
                try entries(some, .some)
                if !isEnough { try passages(some, .some) }
            }
        }
        if !isEnough, quoted.isEmpty {
            for slot in plan.rareSlots.sorted(by: { $0.docs < $1.docs }).prefix(4) {
                try entries([slot], .some)
                try passages([slot], .some)
            }
        } else if !isEnough, quoted.count < slots.count {
            try entries(quoted, .some)
            try passages(quoted, .some)
        }
        try rank()
    }

    /// What filters alone leave: episodes that have nothing of what is to be absent.
    private mutating func list() throws {
        try barExcluded()
        if scope.hasEntries {
            let heads = SearchSlot.quoted(IndexToken.mark(.kind, IndexEntry.Kind.episode.rawValue))
            let all = scope.entries(nil, without: []) ?? scope.entries(heads, without: [])
            try look(.init(.entries, all, .listed))
        } else {
            try look(.init(.passages, SearchSlot.quoted(IndexToken.mark(.first, "")), .listed))
        }
        try rank()
    }

    // MARK: What is asked of the indexes

    /// Looks for entries with all of the words. Those are among the ones with the rare words: where these are so few that
    /// each is read, it is not asked which have the frequent ones, too, since that takes the longest of all.
    ///
    /// - Returns: whether all entries with the rare words are known now.
    private mutating func entries(_ slots: [SearchSlot], _ rare: [SearchSlot]) throws -> Bool {
        if rare.count < slots.count {
            let (before, doubtsBefore) = (found, doubts)
            let known = found.entries.values.reduce(0) { $0 + $1.count }
            if known < limits.entries, try entries(rare, .rare, most: limits.entries - known) { return true }
            // Some of many, of which nobody knows whether they have the frequent words.
            (found, doubts) = (before, doubtsBefore)
        }
        try entries(slots, .all)
        return false
    }

    /// - Parameter most: how many are wanted to be all there are; nil: all that are found.
    /// - Returns: whether all of them were seen.
    @discardableResult
    private mutating func entries(
        _ slots: [SearchSlot], _ tier: SearchTier, isTitle: Bool = false, most: Int? = nil
    ) throws -> Bool {
        guard isFindable(slots) else { return true }
        let words = SearchSlot.all(slots.map { isTitle ? $0.titleExpression : $0.entryExpression })
        let all = isTitle ? scope.timeline.entries / limits.titles : scope.timeline.entries
        return try look(
            .init(
                .entries, scope.entries(words, isTitle: isTitle, without: withoutInEntries), tier,
                postings: postings(slots, of: all), isSure: slots.allSatisfy(\.isSureInEntries),
                documents: most.map { $0 + 1 } ?? self.most(tier), isPreliminary: most != nil))
    }

    private mutating func passages(_ slots: [SearchSlot], _ tier: SearchTier) throws {
        guard isFindable(slots) else { return }
        let sure = slots.compactMap(\.surePassageExpression)
        if sure.count == slots.count {
            try look(
                .init(
                    .passages, scope.passages(SearchSlot.all(sure), without: withoutInPassages), tier,
                    postings: postings(slots), documents: most(tier)))
            // What was heard as two words matters where the word is not said beside the others.
            let isBegun = slots.contains { $0.alternatives.contains { $0.beginning != nil } }
            if slots.count > 1, !isBegun, tier != .all || !found.passages.isEmpty { return }
        }
        guard slots.contains(where: \.hasDoubtfulPassages) else { return }
        // What has to stand side by side is known by its pairs: those of words that stand everywhere are rare.
        let phrases = slots.compactMap { $0.isQuoted || slots.count == 1 ? $0.pairExpression : nil }
        if !phrases.isEmpty {
            try look(
                .init(
                    .pairs, SearchSlot.all(phrases), tier, postings: pairPostings(slots.filter(\.isQuoted)),
                    isSure: false, documents: most(tier)))
            if !slots.contains(where: \.isBeginning) || slots.contains(where: \.isQuoted) { return }
        }
        let words = SearchSlot.all(slots.map(\.passageExpression))
        try look(
            .init(
                .passages, scope.passages(words, without: withoutInPassages), tier, postings: postings(slots),
                isSure: false, documents: most(tier)))
    }

    private func most(_ tier: SearchTier) -> Int { tier == .beginning ? limits.completed : .max }

    /// A word that nothing has makes all of them unfindable.
    private func isFindable(_ slots: [SearchSlot]) -> Bool {
        slots.allSatisfy { $0.docs > 0 || $0.alternatives.count > 1 }
    }

    /// Rows that SQLite may go through to find what has all of them: all of the rarest, and of the others what it cannot
    /// leap over.
    ///
    /// - Parameter all: rows that there are.
    private func postings(_ slots: [SearchSlot], of all: Int = .max) -> Int {
        let least = min(slots.map(\.docs).min() ?? 0, all)
        return slots.reduce(0) { $0 + min($1.docs, all, (least + 1) * limits.leap) }
    }

    /// The same of the pairs of words: two that stand everywhere are neighbours now and then.
    private func pairPostings(_ slots: [SearchSlot]) -> Int { (slots.map(\.docs).min() ?? 0) / 4 * max(1, slots.count) }

    // MARK: The order

    /// Puts what was found in order. What is read for a page afterwards changes it no more.
    private mutating func rank() throws {
        let timeline = scope.timeline
        if isNewest {
            if frontier > 0 {
                // Of what is nowhere among the newest, an older one is better than none; but filters alone leave older ones
                // that nobody asked for what is to be absent.
                if plan.slots.isEmpty || found.episodes.contains(where: { $0 >= frontier }) {
                    found.cut(below: frontier)
                }
                isComplete = false
            }
            let newest = found.episodes.compactMap(timeline.position(of:)).sorted(by: timeline.isNewer)
            if newest.count > limits.episodes { isComplete = false }
            ranked = newest.prefix(limits.episodes).map { timeline.ordinals[$0] }
            return
        }
        try readFirst()
        let values = found.episodes.map { (episode: $0, value: value($0), strictness: strictness($0)) }
        ranked = values.sorted {
            ($0.value, -$0.strictness, $0.episode) > ($1.value, -$1.strictness, $1.episode)
        }.map(\.episode)
    }

    /// How well an episode answers, by what was read of it; 0 where nothing was.
    private func value(_ episode: Int64) -> Double {
        let scores = (parts[episode] ?? []).map(\.score) + (moments[episode] ?? []).map(\.score)
        guard let best = scores.max() else { return 0 }
        return best + min(4, 0.04 * (scores.reduce(0, +) - best))
    }

    /// How strictly an episode was found, the strictest the lowest: notes before what is said.
    private func strictness(_ episode: Int64) -> Int {
        let noted = found.entries[episode]?.map { $0.tier.rawValue * 2 }.min()
        let said = found.passages[episode]?.map { $0.tier.rawValue * 2 + 1 }.min()
        return min(noted ?? .max, said ?? .max)
    }
}
