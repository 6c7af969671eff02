// All episodes of the index in the order in which it is read.

import Foundation
internal import GRDB

/// The index's episodes by their place in time. Made once for each state of the show, since every search asks which
/// episodes are hidden, which are of a year, and which comes next.
struct SearchTimeline: Sendable {
    /// Places in time, rising. The place in this list is the episode's position.
    let ordinals: [Int64]
    let ids: [Int64]
    /// Since 1970, when each came; 0 when nobody knows.
    let minutes: [Int64]
    /// In the show's time zone; 0 when nobody knows.
    let years: [Int]
    let numbers: [Int64?]
    let zone: TimeZone
    /// How many entries they have.
    let entries: Int
    /// Positions of episodes that the public may not see now.
    let hidden: Set<Int>
    /// The names of those who are guests, by position.
    let guests: [Int: [String]]
    /// Tags by their slugs, by position.
    let tags: [Int: [String: String]]

    var count: Int { ordinals.count }

    /// The position of an episode; nil when it is none of the index.
    func position(of ordinal: Int64) -> Int? {
        var (lower, upper) = (0, ordinals.count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if ordinals[middle] < ordinal { lower = middle + 1 } else { upper = middle }
        }
        return lower < ordinals.count && ordinals[lower] == ordinal ? lower : nil
    }

    /// Whether one episode came after another. Places in time do not tell within a day; see `Ordinal`.
    func isNewer(_ one: Int, than other: Int) -> Bool {
        (minutes[one], numbers[one] ?? -1, ordinals[one]) > (minutes[other], numbers[other] ?? -1, ordinals[other])
    }
}

/// Which episodes of a timeline may be found.
struct EpisodeMask {
    private(set) var isAllowed: [Bool]

    init(_ timeline: SearchTimeline) {
        isAllowed = Array(repeating: true, count: timeline.count)
        for position in timeline.hidden { isAllowed[position] = false }
    }

    subscript(position: Int) -> Bool { isAllowed[position] }

    /// The newest that is allowed, from a position on into the past.
    func newest(from position: Int) -> Int? {
        var position = min(position, isAllowed.count - 1)
        while position >= 0, !isAllowed[position] { position -= 1 }
        return position < 0 ? nil : position
    }

    /// Leaves those of which something is true.
    mutating func keep(_ isKept: (Int) -> Bool) {
        for position in isAllowed.indices where isAllowed[position] && !isKept(position) { isAllowed[position] = false }
    }
}

extension Reader {
    /// Says which index it is: ordinals are dealt anew when one is made again.
    static let indexGenerationKey = "search_generation"

    /// The timeline of this snapshot.
    ///
    /// - Parameter zone: the show's.
    func timeline(in zone: TimeZone) throws -> SearchTimeline {
        // Within a write what was read may yet be undone.
        guard let cache else { return try madeTimeline(zone) }
        let state = try state()
        let generation = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT value FROM meta WHERE key = ?"), arguments: [Self.indexGenerationKey])
        if let kept = cache.value(\.timeline, of: state), kept.generation == generation, kept.timeline.zone == zone {
            return kept.timeline
        }
        let timeline = try madeTimeline(zone)
        cache.keep((timeline, generation), as: \.timeline, of: state)
        return timeline
    }

    /// The years of minutes since 1970, each where it stands.
    private static func years(of minutes: [Int64], _ zone: TimeZone) -> [Int] {
        var years = [Int](repeating: 0, count: minutes.count)
        let calendar = calendar(zone)
        var known: (year: Int, minutes: Range<Int64>) = (0, 0..<0)
        // What came in one row is of one year, mostly.
        for (position, minute) in minutes.enumerated() where minute > 0 {
            if !known.minutes.contains(minute) {
                let year = calendar.component(.year, from: Date(timeIntervalSince1970: Double(minute) * 60))
                guard let bounds = bounds(of: year, in: zone) else { continue }
                known = (year, bounds.lowerBound / 60..<bounds.upperBound / 60)
            }
            years[position] = known.year
        }
        return years
    }

    private func madeTimeline(_ zone: TimeZone) throws -> SearchTimeline {
        var (ordinals, ids, minutes): ([Int64], [Int64], [Int64]) = ([], [], [])
        var numbers: [Int64?] = []
        var entries = 0
        var hidden: Set<Int> = []
        var positions: [Int64: Int] = [:]
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT i.ordinal, i.episode_id, i.minute, e.number,
                        e.state <> 'published' OR ifnull(e.published > now_utc(), 0), i.entries
                    FROM indexed i JOIN episode e ON e.id = i.episode_id ORDER BY i.ordinal
                    """))
        while let row = try rows.next() {
            if row[4] { hidden.insert(ordinals.count) }
            positions[row[1]] = ordinals.count
            ordinals.append(row[0])
            ids.append(row[1])
            minutes.append(row[2])
            numbers.append(row[3])
            entries += row[5]
        }
        var guests: [Int: [String]] = [:]
        let people = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT a.episode_id, p.name FROM appearance a JOIN person p ON p.id = a.person_id
                    WHERE a.role = 'guest'
                    """))
        while let row = try people.next() {
            if let position = positions[row[0]] { guests[position, default: []].append(row[1]) }
        }
        var tags: [Int: [String: String]] = [:]
        let names = try Row.fetchCursor(database.cachedStatement(sql: "SELECT episode_id, slug, name FROM tag"))
        while let row = try names.next() {
            if let position = positions[row[0]] { tags[position, default: [:]][row[1]] = row[2] }
        }
        return SearchTimeline(
            ordinals: ordinals, ids: ids, minutes: minutes, years: Self.years(of: minutes, zone), numbers: numbers,
            zone: zone, entries: entries, hidden: hidden, guests: guests, tags: tags)
    }
}
