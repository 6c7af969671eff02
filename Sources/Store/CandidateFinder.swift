// Walking the indexes for documents that may answer a query.

internal import GRDB
import Search

/// A document that answers a query.
struct Candidate {
    var key: DocumentKey
    /// Which question it answered; see `SearchTier`.
    var tier: SearchTier
    /// False where only its text tells, and nobody has read it.
    var isSure: Bool
}

/// What a document was found by, the strictest first.
enum SearchTier: Int, Comparable {
    /// The query is its title; all the words are in its title; it says them one after the other; it has them all; it has
    /// the rare ones; it has them all, the last as the beginning of a word; it has some.
    case wholeTitle, title, phrase, all, rare, beginning, some
    /// Nothing was asked for but filters.
    case listed

    /// The share of a search's time that is spent when nothing further of it is looked for: what is looser has to find
    /// something, too, where all words of a query are frequent in a large show.
    var share: Double {
        switch self {
        case .wholeTitle, .title, .phrase: 0.4
        case .all: 0.6
        case .rare, .beginning: 0.8
        case .some, .listed: 1
        }
    }

    static func < (one: SearchTier, other: SearchTier) -> Bool { one.rawValue < other.rawValue }
}

/// What a search has found. An episode is in it when one of its documents is a find without doubt.
struct FoundDocuments {
    enum Index: String {
        case entries = "entry_index"
        case passages = "passage_index"
        case pairs = "pair_index"

        var isEntries: Bool { self == .entries }
    }

    /// By the episode's place in time, in the order in which they were found.
    private(set) var entries: [Int64: [Candidate]] = [:]
    private(set) var passages: [Int64: [Candidate]] = [:]
    private(set) var episodes: Set<Int64> = []

    func has(_ episode: Int64, isEntries: Bool) -> Bool { !documents(of: episode, isEntries: isEntries).isEmpty }

    func documents(of episode: Int64, isEntries: Bool) -> [Candidate] {
        (isEntries ? entries[episode] : passages[episode]) ?? []
    }

    func count(isEntries: Bool) -> Int { isEntries ? entries.count : passages.count }

    mutating func add(_ candidate: Candidate, isEntries: Bool) {
        if isEntries {
            entries[candidate.key.ordinal, default: []].append(candidate)
        } else {
            passages[candidate.key.ordinal, default: []].append(candidate)
        }
        episodes.insert(candidate.key.ordinal)
    }

    /// Leaves the episodes from a place in time on.
    mutating func cut(below ordinal: Int64) {
        entries = entries.filter { $0.key >= ordinal }
        passages = passages.filter { $0.key >= ordinal }
        episodes = episodes.filter { $0 >= ordinal }
    }
}

/// Goes along the rows of an index that an expression matches, the newest first, and passes over episodes that may not be
/// found. Stops at the bounds of its limits, which are counts and no times: a page is found by the same steps as the next.
struct CandidateWalk {
    private let database: Database
    private let index: FoundDocuments.Index
    private let expression: String
    private let timeline: SearchTimeline
    private let mask: EpisodeMask
    private let limits: SearchLimits
    private let most: Int
    private let clock: SearchClock
    /// Rows that SQLite may go through for an episode.
    private let density: Double
    private var looked = 0.0
    private var walked = 0
    private var inVain = 0
    private var rows: FastDatabaseValueCursor<Int64>?
    /// The episode that the next stretch begins with, that of the present one, and the oldest of it, as positions.
    private var top: Int?
    private var opened = 0
    private var bottom = 0
    private var ordinal: Int64 = -1
    private var position: Int?
    /// Down to which place in time all was seen; nil: everything.
    private(set) var frontier: Int64?

    /// - Parameters:
    ///   - postings: rows that SQLite may go through for all episodes.
    ///   - rows: rows that are walked, at the most.
    init(
        _ database: Database, _ index: FoundDocuments.Index, _ expression: String, _ scope: SearchScope, postings: Int,
        rows most: Int, _ limits: SearchLimits, _ clock: SearchClock
    ) {
        self.most = most
        (self.database, self.index, self.expression, self.limits, self.clock) =
            (database, index, expression, limits, clock)
        timeline = scope.timeline
        mask = scope.mask(of: index)
        density = Double(postings) / Double(max(1, timeline.count))
        top = mask.newest(from: timeline.count - 1)
    }

    /// The next document; nil at the end or at a bound.
    mutating func next() throws -> DocumentKey? {
        while frontier == nil {
            guard let present = rows else {
                guard try open() else { return nil }
                continue
            }
            guard let rowid = try present.next() else {
                rows = nil
                looked += density * Double(opened - bottom + 1)
                top = mask.newest(from: bottom - 1)
                continue
            }
            walked += 1
            let key = DocumentKey(rowid: rowid)
            if walked > most || (walked & 63 == 0 && clock.isLate) {
                stop(above: key.ordinal)
                return nil
            }
            if key.ordinal != ordinal { (ordinal, position) = (key.ordinal, timeline.position(of: key.ordinal)) }
            if let position, mask[position] { return key }
            passOver()
        }
        return nil
    }

    /// To be called when the last document was of no use.
    mutating func passOver() {
        inVain += 1
        guard inVain >= limits.patience, let position else { return }
        inVain = 0
        walked += limits.patience
        looked += density * Double(opened - position + 1)
        top = mask.newest(from: position - 1)
        rows = nil
    }

    /// To be called when the last document was of use.
    mutating func take() { inVain = 0 }

    /// Ends the walk: what is at a place in time, and older, was not looked at.
    mutating func stop(above ordinal: Int64) {
        frontier = ordinal + 1
        rows = nil
    }

    /// Begins the next stretch; false when there is none.
    private mutating func open() throws -> Bool {
        guard let top else { return false }
        guard looked < Double(limits.postings), !clock.isLate else {
            stop(above: timeline.ordinals[top])
            return false
        }
        let most = Double(limits.stretch) / max(density, 0.001)
        bottom = most < Double(top) ? max(0, top - max(0, Int(most) - 1)) : 0
        opened = top
        let range = DocumentKey.range(timeline.ordinals[bottom]...timeline.ordinals[top])
        let statement = try database.cachedStatement(
            sql: """
                SELECT rowid FROM \(index.rawValue) WHERE \(index.rawValue) MATCH ? AND rowid BETWEEN ? AND ?
                ORDER BY rowid DESC
                """)
        rows = try Int64.fetchCursor(statement, arguments: [expression, range.lowerBound, range.upperBound])
        return true
    }
}
