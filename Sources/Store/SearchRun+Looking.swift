// What a search takes of the rows that an index gives it.

internal import GRDB
import Search

extension SearchRun {
    /// One expression, and how far it is followed.
    struct Look {
        var index: FoundDocuments.Index
        /// Nil: nothing is looked for.
        var expression: String?
        var tier: SearchTier
        /// Rows that SQLite may go through for it.
        var postings: Int
        /// Whether each row is a find; else the text is asked.
        var isSure: Bool
        /// Finds, and texts that are asked, at the most.
        var documents: Int
        var doubts: Int
        /// Whether what it finds is found by another one, too, or is looked for again where this one did not see all: where
        /// it stops says nothing of the search.
        var isPreliminary: Bool

        init(
            _ index: FoundDocuments.Index, _ expression: String?, _ tier: SearchTier, postings: Int = 0,
            isSure: Bool = true, documents: Int = .max, doubts: Int = .max, isPreliminary: Bool = false
        ) {
            (self.index, self.expression, self.tier, self.postings) = (index, expression, tier, postings)
            (self.isSure, self.documents, self.doubts, self.isPreliminary) = (isSure, documents, doubts, isPreliminary)
        }
    }

    /// Keeps what an expression finds.
    ///
    /// - Returns: whether all of it was seen.
    @discardableResult
    mutating func look(_ look: Look) throws -> Bool {
        let isEntries = look.index.isEntries
        guard let expression = look.expression, isEntries ? scope.hasEntries : scope.hasPassages else { return true }
        let barred = try excludedDocuments(isEntries: isEntries)
        var walk = CandidateWalk(
            reader.database, look.index, expression, scope, postings: look.postings,
            rows: isNewest || !isEnough ? limits.deepRows : limits.rows, limits, clock.part(look.tier.share))
        var doubtful = Doubtful()
        var (kept, isWhole) = (0, true)
        var present: (episode: Int64, documents: [Candidate], count: Int) = (-1, [], 0)
        while let key = try walk.next() {
            if key.ordinal != present.episode {
                let documents = found.documents(of: key.ordinal, isEntries: isEntries)
                present = (key.ordinal, documents, documents.count)
            }
            if present.count >= perEpisode || present.documents.contains(where: { $0.key == key }) {
                walk.passOver()
                continue
            }
            if present.count == 0, !hasRoom(for: key.ordinal, isEntries: isEntries) {
                isWhole = false
                if isNewest {
                    walk.stop(above: key.ordinal)
                    break
                }
                walk.passOver()
                continue
            }
            walk.take()
            let isSure = look.isSure && barred.map { !$0.contains(key) } ?? false
            // What is sure is taken, however many texts were asked before.
            var isLast = false
            if isSure || present.count > 0 {
                found.add(Candidate(key: key, tier: look.tier, isSure: isSure), isEntries: isEntries)
                present.count += 1
                kept += 1
            } else {
                doubtful.add(key)
                isLast =
                    doubtful.read + doubtful.asked.count >= look.doubts
                    || doubts + doubtful.asked.count >= limits.doubts
            }
            if doubtful.asked.count >= limits.batch || isLast {
                kept += try ask(&doubtful, look.tier, isEntries: isEntries)
                present.episode = -1
            }
            if kept >= look.documents || isLast {
                walk.stop(above: key.ordinal)
                break
            }
        }
        while !doubtful.asked.isEmpty, doubts < limits.doubts, kept < look.documents, !clock.isLate {
            kept += try ask(&doubtful, look.tier, isEntries: isEntries)
        }
        // What was not asked after all may be newer than where the walk ended.
        let unasked = doubtful.asked.map { $0.ordinal + 1 }.max()
        let bound = max(walk.frontier ?? 0, unasked ?? 0)
        if bound > 0 { isWhole = false }
        if !look.isPreliminary {
            frontier = max(frontier, bound)
            isComplete = isComplete && isWhole
        }
        return isWhole
    }

    private func hasRoom(for episode: Int64, isEntries: Bool) -> Bool {
        if isNewest { return found.count(isEntries: isEntries) < limits.episodes }
        return found.episodes.count < limits.episodes || found.episodes.contains(episode)
    }

    /// How many documents of an episode are kept.
    private var perEpisode: Int {
        found.episodes.count < limits.many ? limits.perEpisode : limits.perEpisodeOfMany
    }

    /// Documents of which only the text tells whether they are finds. One of each episode is asked at a time: mostly it
    /// answers for the others.
    private struct Doubtful {
        private(set) var asked: [DocumentKey] = []
        private var waiting: [DocumentKey] = []
        private var episodes: Set<Int64> = []
        private(set) var read = 0

        mutating func add(_ key: DocumentKey) {
            if episodes.insert(key.ordinal).inserted { asked.append(key) } else { waiting.append(key) }
        }

        /// What is to be asked now; what waits is given back to be added again.
        mutating func take() -> (asked: [DocumentKey], waiting: [DocumentKey]) {
            defer { (asked, waiting, episodes) = ([], [], []) }
            read += asked.count
            return (asked, waiting)
        }
    }

    /// Reads documents, and keeps those that answer.
    ///
    /// - Returns: how many do.
    private mutating func ask(_ doubtful: inout Doubtful, _ tier: SearchTier, isEntries: Bool) throws -> Int {
        let (keys, waiting) = doubtful.take()
        guard !keys.isEmpty else { return 0 }
        doubts += keys.count
        let candidates = keys.map { Candidate(key: $0, tier: tier, isSure: false) }
        let answers = isEntries ? try read(entries: candidates) : try read(passages: candidates)
        for var candidate in candidates where answers.contains(candidate.key) {
            candidate.isSure = true
            found.add(candidate, isEntries: isEntries)
        }
        for key in waiting {
            if !found.has(key.ordinal, isEntries: isEntries) {
                doubtful.add(key)
            } else if found.documents(of: key.ordinal, isEntries: isEntries).count < limits.perEpisode {
                found.add(Candidate(key: key, tier: tier, isSure: false), isEntries: isEntries)
            }
        }
        return answers.count
    }

    // MARK: What is to be absent

    /// Words whose documents the indexes leave out. Of a row of three or more only the text tells, and of a row in
    /// passages, whose pairs are another index.
    var withoutInEntries: [String] {
        Self.expressions(plan.excluded) { alternative in
            if alternative.stems.count == 2, alternative.isPhrase { return SearchSlot.notedPairs(alternative.stems) }
            return alternative.stems.count == 1 ? SearchSlot.quoted(alternative.stems[0].text) : nil
        }
    }

    var withoutInPassages: [String] {
        Self.expressions(plan.excluded) { $0.stems.count == 1 ? SearchSlot.quoted($0.stems[0].text) : nil }
    }

    private static func expressions(
        _ slots: [SearchSlot], _ expression: (SearchAlternative) -> String?
    ) -> [String] {
        slots.flatMap(\.alternatives).filter { $0.beginning == nil }.compactMap(expression)
    }

    /// The documents whose text has to be asked for what is to be absent; nil: all of them, since there are too many.
    private mutating func excludedDocuments(isEntries: Bool) throws -> Set<DocumentKey>? {
        if let known = isEntries ? excludedEntries : excludedPassages { return known }
        var all: Set<DocumentKey>? = []
        for alternative in plan.excluded.flatMap(\.alternatives) {
            guard all != nil else { break }
            let isPhrase = alternative.stems.count > 1
            guard alternative.beginning != nil || alternative.stems.count > 2 || (isPhrase && !isEntries) else {
                continue
            }
            let words = SearchSlot.all(alternative.stems.map { SearchSlot.quoted($0.text) })
            let expression =
                isPhrase
                ? (isEntries ? SearchSlot.notedPairs(alternative.stems) : SearchSlot.saidPairs(alternative.stems))
                : words
            // Before anything is looked for, and so within the share of the first look.
            var walk = CandidateWalk(
                reader.database, isEntries ? .entries : isPhrase ? .pairs : .passages, expression, scope, postings: 0,
                rows: limits.rows, limits, clock.part(SearchTier.wholeTitle.share))
            while let key = try walk.next() { all?.insert(key) }
            if walk.frontier != nil { all = nil }
        }
        if isEntries { excludedEntries = .some(all) } else { excludedPassages = .some(all) }
        return all
    }

    /// Leaves out the episodes that have what is to be absent, in whatever the filters ask for.
    mutating func barExcluded() throws {
        var barred: Set<Int64> = []
        var bound: Int64 = 0
        for slot in plan.excluded {
            for (index, expression, isSure) in looks(for: slot) {
                var walk = CandidateWalk(
                    reader.database, index, expression, scope, postings: slot.docs, rows: limits.barring, limits, clock)
                var doubtful = Doubtful()
                while let key = try walk.next() {
                    guard !barred.contains(key.ordinal) else {
                        walk.passOver()
                        continue
                    }
                    walk.take()
                    if isSure {
                        barred.insert(key.ordinal)
                        continue
                    }
                    doubtful.add(key)
                    let isLast = doubts + doubtful.asked.count >= limits.doubts
                    guard doubtful.asked.count == limits.batch || isLast else { continue }
                    try bar(&doubtful, &barred, isEntries: index.isEntries)
                    if isLast { walk.stop(above: key.ordinal) }
                }
                while !doubtful.asked.isEmpty, doubts < limits.doubts, !clock.isLate {
                    try bar(&doubtful, &barred, isEntries: index.isEntries)
                }
                bound = max(bound, doubtful.asked.map { $0.ordinal + 1 }.max() ?? 0)
                bound = max(bound, walk.frontier ?? 0)
            }
        }
        guard !plan.excluded.isEmpty else { return }
        let ordinals = scope.timeline.ordinals
        scope.keepEpisodes { !barred.contains(ordinals[$0]) }
        frontier = max(frontier, bound)
    }

    /// Where something may stand that is to be absent, and whether it stands in each row.
    private func looks(for slot: SearchSlot) -> [(FoundDocuments.Index, String, Bool)] {
        var looks: [(FoundDocuments.Index, String, Bool)] = []
        if scope.hasEntries, let expression = scope.entries(slot.entryExpression, without: []) {
            looks.append((.entries, expression, slot.isSureInEntries))
        }
        guard scope.hasPassages else { return looks }
        if let sure = slot.surePassageExpression { looks.append((.passages, sure, true)) }
        if let pairs = slot.pairExpression { looks.append((.pairs, pairs, false)) }
        let shared = slot.alternatives.filter { $0.beginning != nil && $0.stems.count == 1 }.map { $0.stems[0].text }
        if !shared.isEmpty { looks.append((.passages, SearchSlot.any(shared.map(SearchSlot.quoted)), false)) }
        return looks
    }

    /// Asks texts for what is to be absent.
    private mutating func bar(_ doubtful: inout Doubtful, _ barred: inout Set<Int64>, isEntries: Bool) throws {
        let (keys, waiting) = doubtful.take()
        doubts += keys.count
        for text in try texts(keys, isEntries: isEntries) where excluded.match(text.text).hasAny {
            barred.insert(text.key.ordinal)
        }
        for key in waiting where !barred.contains(key.ordinal) { doubtful.add(key) }
    }
}
