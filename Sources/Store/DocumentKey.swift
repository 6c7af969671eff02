// By what a search's documents are told apart and put in order.

/// The rowid of an entry or a passage in the indexes: the newest episode's are the highest, so that an index read from
/// its end gives the newest first. Small numbers, since an index holds each of them as often as there are words.
struct DocumentKey: Hashable, Comparable {
    /// Passages or parts of one episode: 16,384, which are 100 hours.
    static let placeBits = 14

    let rowid: Int64

    init(rowid: Int64) { self.rowid = rowid }

    /// - Parameters:
    ///   - ordinal: the episode's place in time, see `Ordinal`.
    ///   - place: nil when it is beyond the bits: such a document is not found.
    init?(ordinal: Int64, place: Int) {
        guard place < 1 << Self.placeBits else { return nil }
        rowid = ordinal << Self.placeBits | Int64(place)
    }

    /// All keys of some episodes.
    static func range(_ ordinals: ClosedRange<Int64>) -> ClosedRange<Int64> {
        let last = ordinals.upperBound << placeBits | (1 << placeBits - 1)
        return (ordinals.lowerBound << placeBits)...last
    }

    /// The episode's place in time.
    var ordinal: Int64 { rowid >> Self.placeBits }
    var place: Int { Int(rowid & (1 << Self.placeBits - 1)) }

    static func < (one: DocumentKey, other: DocumentKey) -> Bool { one.rowid < other.rowid }
}

/// An episode's place in time among those of the index: a number that is the higher, the later the episode came. Each day has
/// some; when they are taken, the next that is free is near enough, since it only says in which order an index is read.
enum Ordinal {
    /// Numbers of a day.
    private static let perDay: Int64 = 12

    /// The minute since 1970 of a date in seconds; nil for none.
    static func minute(published: Int64?) -> Int64? { published.map { max(0, $0 / 60) } }

    /// The number that an episode would have.
    ///
    /// - Parameters:
    ///   - minute: minutes since 1970; 0 when nobody knows.
    ///   - number: puts those in order that have no date.
    static func wanted(minute: Int64, number: Int64?) -> Int64 {
        // No podcast is from the first years of the clock: those numbers are for what has no date.
        let undated = 5_000 * perDay
        guard minute > 0 else { return max(0, min(number ?? 0, undated)) }
        return undated + min(minute / 1440, 200_000) * perDay
    }
}

/// The places of entries within an episode. Passages are counted from 0 in an index of their own.
enum EntryPlace {
    static let head = 0
    private static let sponsors = 8192

    /// Parts beyond this are not found: no notes have them.
    static func part(_ item: Int) -> Int { item < sponsors - 1 ? item + 1 : .max }
    static func sponsor(_ index: Int) -> Int { sponsors + index }
}
