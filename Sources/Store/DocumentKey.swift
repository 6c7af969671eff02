// By what a search's documents are told apart and put in order.

/// The rowid of an entry or a passage in the indexes: the newest episode's are the highest, so that an index read from
/// its end gives the newest first, and a year is a range. It tells the episode without a look at any table.
struct DocumentKey: Hashable, Comparable {
    /// Minutes since 1970 when the episode came; 0 for none. 27 bits reach beyond the year 2200.
    static let minuteBits = 27
    /// Four million episodes.
    static let episodeBits = 22
    /// Passages or parts of one episode: 16,384, which are 100 hours.
    static let placeBits = 14

    let rowid: Int64

    init(rowid: Int64) { self.rowid = rowid }

    /// - Parameters:
    ///   - minute: what is before 1970 or beyond the bits counts as the first or the last.
    ///   - place: nil when it is beyond the bits: such a document is not found.
    init?(minute: Int64, episode: Int64, place: Int) {
        guard place < 1 << Self.placeBits, episode < 1 << Self.episodeBits else { return nil }
        rowid = Self.first(minute: minute, episode: episode).rowid | Int64(place)
    }

    private init(minute: Int64, episode: Int64) {
        let minute = max(0, min(minute, 1 << Self.minuteBits - 1))
        rowid = minute << (Self.episodeBits + Self.placeBits) | episode << Self.placeBits
    }

    /// The lowest key of an episode.
    static func first(minute: Int64, episode: Int64) -> DocumentKey {
        DocumentKey(minute: minute, episode: min(episode, 1 << episodeBits - 1))
    }

    /// All keys of an episode.
    static func range(minute: Int64, episode: Int64) -> ClosedRange<Int64> {
        let first = first(minute: minute, episode: episode).rowid
        return first...(first | (1 << placeBits - 1))
    }

    /// All keys of some minutes.
    static func range(minutes: Range<Int64>) -> ClosedRange<Int64> {
        let first = DocumentKey(minute: minutes.lowerBound, episode: 0).rowid
        let last = DocumentKey(minute: minutes.upperBound - 1, episode: 0).rowid
        return first...(last | (1 << (episodeBits + placeBits) - 1))
    }

    var minute: Int64 { rowid >> (Self.episodeBits + Self.placeBits) }
    var episode: Int64 { rowid >> Self.placeBits & (1 << Self.episodeBits - 1) }
    var place: Int { Int(rowid & (1 << Self.placeBits - 1)) }
    /// All keys of the same episode.
    var siblings: ClosedRange<Int64> { Self.range(minute: minute, episode: episode) }

    static func < (one: DocumentKey, other: DocumentKey) -> Bool { one.rowid < other.rowid }
}

/// The places of entries within an episode. Passages are counted from 0 in an index of their own.
enum EntryPlace {
    static let head = 0
    private static let sponsors = 8192

    /// Parts beyond this are not found: no notes have them.
    static func part(_ item: Int) -> Int { item < sponsors - 1 ? item + 1 : .max }
    static func sponsor(_ index: Int) -> Int { sponsors + index }
}
