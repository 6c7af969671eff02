// Walking the indexes for documents that may answer a query.

import Foundation
internal import GRDB
import Search

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A document that may answer a query.
struct Candidate {
    var key: DocumentKey
    /// Which question it answered; see `SearchTier`.
    var tier: SearchTier
}

/// What a document was found by, the strictest first.
enum SearchTier: Int, Comparable {
    /// The query is its title; all the words are in its title; it says them one after the other; it has them all; it has
    /// the rare ones; it has them all, the last as the beginning of a word; it has some.
    case wholeTitle, title, phrase, all, rare, beginning, some
    /// Nothing was asked for but filters.
    case listed

    static func < (one: SearchTier, other: SearchTier) -> Bool { one.rawValue < other.rawValue }
}

/// Reads rows of an index, the newest first, within bounds.
struct CandidateFinder {
    enum Index: String {
        case entries = "entry_index"
        case passages = "passage_index"
        case pairs = "pair_index"
    }

    /// What was found in one of them.
    struct Found {
        /// By the episode's place in time, in the order in which they were found.
        fileprivate(set) var byEpisode: [Int64: [Candidate]] = [:]
        fileprivate(set) var count = 0

        /// - Returns: whether it was kept.
        fileprivate mutating func add(_ key: DocumentKey, _ tier: SearchTier, atMost most: Int) -> Bool {
            let isKept = { (some: inout [Candidate]) in
                guard some.count < most, !some.contains(where: { $0.key == key }) else { return false }
                some.append(Candidate(key: key, tier: tier))
                return true
            }(&byEpisode[key.ordinal, default: []])
            if isKept { count += 1 }
            return isKept
        }
    }

    let database: Database
    let scope: SearchScope
    let limits: SearchLimits
    private let begin = CandidateFinder.threadTime()
    private(set) var entries = Found()
    private(set) var passages = Found()
    /// False when looking stopped at a bound.
    private(set) var isComplete = true

    init(database: Database, scope: SearchScope, limits: SearchLimits) {
        (self.database, self.scope, self.limits) = (database, scope, limits)
    }

    var isLate: Bool { Self.threadTime() - begin > limits.time }

    /// Episodes with anything found.
    var episodes: Set<Int64> {
        Set(entries.byEpisode.keys).union(passages.byEpisode.keys)
    }

    /// Adds the documents that an expression matches.
    ///
    /// - Parameters:
    ///   - docs: how many there are at the most.
    ///   - most: documents that are kept.
    mutating func add(_ index: Index, _ expression: String?, tier: SearchTier, docs: Int, most: Int) throws {
        guard let expression, !scope.isEmpty, index == .entries ? scope.hasEntries : scope.hasPassages else { return }
        guard !isLate else {
            isComplete = false
            return
        }
        var room = most
        for stretch in try stretches(docs) {
            guard room > 0, !isLate else {
                isComplete = false
                return
            }
            try walk(index, expression, stretch, tier, &room)
        }
    }

    private mutating func walk(
        _ index: Index, _ expression: String, _ range: ClosedRange<Int64>, _ tier: SearchTier, _ room: inout Int
    ) throws {
        let statement = try database.cachedStatement(
            sql: """
                SELECT rowid FROM \(index.rawValue) WHERE \(index.rawValue) MATCH ? AND rowid BETWEEN ? AND ?
                ORDER BY rowid DESC
                """)
        let rows = try Int64.fetchCursor(statement, arguments: [expression, range.lowerBound, range.upperBound])
        var walked = 0
        let started = Self.threadTime()
        while let rowid = try rows.next() {
            walked += 1
            let isSlow = walked % 64 == 0 && Self.threadTime() - started > limits.walkTime
            if walked > limits.rows || isSlow {
                isComplete = false
                room = 0
                return
            }
            let key = DocumentKey(rowid: rowid)
            guard scope.allows(key) else { continue }
            let isKept =
                index == .entries
                ? entries.add(key, tier, atMost: limits.perEpisode)
                : passages.add(key, tier, atMost: limits.perEpisode)
            guard isKept else { continue }
            room -= 1
            if room == 0 {
                if try rows.next() != nil { isComplete = false }
                return
            }
        }
    }

    /// The range of keys to look in, cut where a look would take long.
    private func stretches(_ docs: Int) throws -> [ClosedRange<Int64>] {
        guard docs > limits.stretchFrom else { return [scope.range] }
        var stretches: [ClosedRange<Int64>] = []
        var upper = scope.range.upperBound
        var (offset, length) = (limits.stretch, limits.stretch)
        while stretches.count < 5, upper >= scope.range.lowerBound {
            let ordinal = try Int64.fetchOne(
                database.cachedStatement(sql: "SELECT ordinal FROM indexed ORDER BY ordinal DESC LIMIT 1 OFFSET ?"),
                arguments: [offset])
            let lower = max(scope.range.lowerBound, ordinal.map { DocumentKey.range($0...$0).lowerBound } ?? 0)
            if lower <= upper { stretches.append((stretches.count == 4 ? scope.range.lowerBound : lower)...upper) }
            if lower == scope.range.lowerBound { break }
            upper = min(upper, lower - 1)
            length *= 4
            offset += length
        }
        return stretches
    }

    private static func threadTime() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

extension CandidateFinder {
    /// The first passages of the same episode that an expression matches.
    func passages(of key: DocumentKey, _ expression: String?, most: Int) throws -> [DocumentKey] {
        guard let expression, scope.hasPassages, !isLate else { return [] }
        let statement = try database.cachedStatement(
            sql: """
                SELECT rowid FROM passage_index WHERE passage_index MATCH ? AND rowid BETWEEN ? AND ?
                ORDER BY rowid LIMIT ?
                """)
        let range = DocumentKey.range(key.ordinal...key.ordinal)
        return try Int64.fetchAll(statement, arguments: [expression, range.lowerBound, range.upperBound, most])
            .map(DocumentKey.init(rowid:))
    }
}
