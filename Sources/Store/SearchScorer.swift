// How well a part of the notes, or what is said, answers a query.

import Foundation
internal import GRDB
import Podcast
import Search

/// An entry that was found and read.
struct FoundPart {
    let key: DocumentKey
    let tier: SearchTier
    let kind: IndexEntry.Kind
    let item: Int?
    let ordinal: Int?
    let topicIndex: Int?
    let url: String?
    let host: String
    let title: String
    let links: String
    let text: String
    var titleMatch: TextMatch?
    var textMatch: TextMatch?
    /// Whether words were found in its addresses alone.
    var isByLink = false
    var score = 0.0

    static let columns = "e.id, e.kind, e.item, e.ordinal, e.topic_index, e.url, e.host, e.title, e.links, e.text"

    /// - Parameter row: see `columns`.
    init(_ candidate: Candidate, _ row: Row) {
        (key, tier) = (candidate.key, candidate.tier)
        kind = IndexEntry.Kind(rawValue: row[1]) ?? .prose
        (item, ordinal, topicIndex, url) = (row[2], row[3], row[4], row[5])
        (host, title, links, text) = (row[6], row[7], row[8], row[9])
    }
}

/// A passage that was found and read.
struct FoundMoment {
    let key: DocumentKey
    /// With the first words of the next one, where the words that were found go on there.
    let passage: Passage
    /// The cues' beginnings as they are stored: read for what is shown alone.
    let marks: String
    let match: TextMatch
    let score: Double
}

/// A moment as it is shown.
struct ShownMoment {
    let place: Int
    let moment: SearchResult.Moment
    /// Seconds: the cues that the excerpt begins and ends in.
    private let shown: ClosedRange<Double>

    init(_ found: FoundMoment, _ limits: SearchLimits) {
        place = found.key.place
        let cut = Excerpt.cut(found.passage.text, found.match, length: limits.spokenExcerpt)
        var passage = found.passage
        passage.marks = Passage.decodeMarks(found.marks)
        shown = passage.second(at: cut.window.lowerBound)...passage.second(at: max(0, cut.window.upperBound - 1))
        moment = SearchResult.Moment(
            start: cut.offset.map(passage.second(at:)) ?? passage.start, excerpt: cut.excerpt)
    }

    /// Whether both are the same spoken words: those in which two neighbouring passages overlap, or one cue's.
    func isSame(as other: ShownMoment) -> Bool {
        if moment.start == other.moment.start { return true }
        guard abs(place - other.place) == 1 else { return false }
        return shown.contains(other.moment.start) || other.shown.contains(moment.start)
    }
}

/// Compares texts with a plan. What a title has counts more than what a text has, all words more than some, and words in
/// the query's order more than the same words apart.
struct SearchScorer {
    let plan: SearchPlan
    let matcher: TextMatcher
    let excluded: TextMatcher
    /// Whether only addresses count, and whether they do not.
    let isLinksOnly: Bool
    let hidesLinks: Bool

    /// How telling each slot is: the fewer documents have it, the more.
    private var tellings: [Double] {
        plan.slots.map { log(1 + Double(max(plan.documents, 1)) / Double(1 + $0.docs)) }
    }

    /// Whether a text has what it was found by. Pairs of words share tokens, and rare ones are looked for without the others:
    /// only the text tells.
    private func answers(_ tier: SearchTier, _ weights: [Double]) -> Bool {
        if zip(plan.slots, weights).contains(where: { $0.isQuoted && $1 == 0 }) { return false }
        switch tier {
        case .wholeTitle, .listed: return true
        case .title, .phrase, .all, .beginning: return weights.allSatisfy { $0 > 0 }
        case .rare: return plan.rare.allSatisfy { weights[$0] > 0 }
        case .some: return weights.contains { $0 > 0 }
        }
    }

    private func share(_ weights: [Double]) -> Double {
        let tellings = tellings
        let all = tellings.reduce(0, +)
        return all > 0 ? zip(weights, tellings).reduce(0) { $0 + $1.0 * $1.1 } / all : 0
    }

    private func hasExcluded(_ text: String) -> Bool {
        !plan.excluded.isEmpty && excluded.match(text).hasAny
    }

    // MARK: Notes

    /// The part with its score; nil when it does not answer after all.
    func scored(_ part: FoundPart) -> FoundPart? {
        var part = part
        guard !plan.slots.isEmpty else {
            part.score = Self.bonus(part.kind)
            return part
        }
        if hasExcluded(part.title) || hasExcluded(part.text) { return nil }
        let title = isLinksOnly ? TextMatch(weights: plan.slots.map { _ in 0 }) : matcher.match(part.title)
        part.titleMatch = title
        var text: TextMatch?
        var weights = title.weights
        let add = { (match: TextMatch) in
            for (slot, weight) in match.weights.enumerated() { weights[slot] = max(weights[slot], weight) }
        }
        // Who has it all in the title is shown with its text, and compared without it.
        if !isLinksOnly, !title.hasAll {
            let match = matcher.match(part.text)
            add(match)
            text = match
            part.textMatch = match
            if !weights.allSatisfy({ $0 > 0 }), !part.host.isEmpty { add(matcher.match(part.host)) }
        }
        if !hidesLinks, !weights.allSatisfy({ $0 > 0 }), !part.links.isEmpty {
            let before = weights
            add(matcher.match(part.links))
            part.isByLink = weights != before && !(text?.hasAny ?? false) && !title.hasAny
        }
        // Words that may be one stand together somewhere in the part: "py" in its title, and "test" in its text.
        if !isLinksOnly, plan.hasWordsApart, !weights.allSatisfy({ $0 > 0 }) {
            let all = [part.title, part.host, part.text, hidesLinks ? "" : part.links]
            add(matcher.match(all.joined(separator: "\n")))
        }
        let hasAll = weights.allSatisfy { $0 > 0 }
        guard answers(part.tier, weights) else { return nil }
        part.score = value(part, title, text, weights, hasAll) + Self.bonus(part.kind)
        return part.score > 0 ? part : nil
    }

    private func value(
        _ part: FoundPart, _ title: TextMatch, _ text: TextMatch?, _ weights: [Double], _ hasAll: Bool
    ) -> Double {
        if part.tier == .wholeTitle { return 100 }
        let slots = plan.slots.count
        let titleShare = share(title.weights)
        // Words of the title that are asked for: "Types" answers `types` better than "Types of tests and types of types".
        let density = min(1, Double(slots) / Double(max(title.words, 1)))
        let isRow = slots > 1 && title.runLength == slots
        if title.hasAll {
            return 60 + 20 * density * titleShare + (isRow ? 6 : 0)
        }
        if hasAll {
            let isTextRow = slots > 1 && text?.runLength == slots
            return 30 * share(weights) + 14 * titleShare + (isTextRow ? 12 : 0)
                + min(3, Double(text?.spans.count ?? 0) * 0.5) - (part.isByLink ? 6 : 0)
        }
        return (part.tier == .rare ? 26 : 20) * share(weights) + 10 * titleShare * density
    }

    /// Between equals: what an episode is about, before what it mentions.
    private static func bonus(_ kind: IndexEntry.Kind) -> Double {
        switch kind {
        case .topic: 2
        case .episode: 1.5
        case .extra: 1
        case .joke: 0.8
        case .prose: 0.5
        case .sponsor: 0.2
        }
    }

    // MARK: What is said

    /// A passage that was read, and what it is worth; nil when it does not answer after all.
    ///
    /// - Parameter next: reads the passage behind it.
    func moment(
        _ candidate: Candidate, _ passage: Passage, marks: String, next: () throws -> Passage?
    ) rethrows -> FoundMoment? {
        var passage = passage
        var match = matcher.match(passage.text)
        // A sentence may go on in the next passage: pairs of words are known across the border.
        let isByPairs = candidate.tier == .phrase || plan.slots.contains { $0.isQuoted }
        if isByPairs, !match.hasAll || match.runLength < plan.slots.count, let more = try next() {
            let longer = passage.text + " " + Self.beginning(of: more, behind: passage)
            let other = matcher.match(longer)
            // What lies behind the border as a whole is the next passage's own, and has its seconds there.
            let start = other.run.upperBound <= other.spans.count ? other.spans[other.run].first?.range.lowerBound : nil
            let isOwn = start.map { $0 < passage.text.utf8.count } ?? false
            if other.hasAll, isOwn, !match.hasAll || other.runLength > match.runLength {
                match = other
                passage.text = longer
            }
        }
        guard match.hasAny, answers(candidate.tier, match.weights), !hasExcluded(passage.text) else { return nil }
        return FoundMoment(key: candidate.key, passage: passage, marks: marks, match: match, score: value(match))
    }

    /// The first words of a passage that the one before does not have.
    private static func beginning(of next: Passage, behind passage: Passage) -> String {
        let fresh = next.text.utf8.dropFirst(passage.overlap(with: next)).drop { $0 == 32 }
        // As many words as the index knows, and then some: the excerpt shows how it goes on.
        return String(decoding: fresh.prefix(PassageColumns.reach * 12), as: UTF8.self)
    }

    private func value(_ match: TextMatch) -> Double {
        let slots = plan.slots.count
        let share = share(match.weights)
        if slots > 1, match.runLength == slots {
            let words =
                match.spans[match.run].reduce(0) { max($0, $1.word + $1.words) }
                - (match.spans[match.run].first?.word ?? 0)
            return (words > 3 ? 50 + Double(min(words, 12)) : words == 3 ? 34 : 25) * share
        }
        if match.hasAll {
            let typed = plan.slots.reduce(0) { $0 + max(1, $1.typed.count) }
            return (15 + 8 * Double(typed) / Double(max(match.width, typed))) * share
                + min(2, Double(match.spans.count) * 0.2)
        }
        return 10 * share
    }
}
