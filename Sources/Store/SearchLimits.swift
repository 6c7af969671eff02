// How far a search goes.

/// The bounds of a search. What a query costs is decided by these, and not by how frequent its words are.
struct SearchLimits {
    /// Entries that are read and compared: more than a page shows, so that the best of equals comes first.
    var entries = 70
    /// Passages that are read and compared.
    var passages = 30
    /// Rows of an index that are walked to find documents of different episodes: a long transcript says a common word
    /// hundreds of times.
    var rows = 1_200
    /// Episodes whose passages are asked for one by one, when the walk has not come to them.
    var lookups = 6
    /// Documents of one episode that are kept of each kind.
    var perEpisode = 5
    /// Parts and moments that an episode shows.
    var shown = 5
    /// Nanoseconds of the thread's CPU time after which no further statement is begun. The limits above keep nearly every
    /// query far below it.
    var time: UInt64 = 15_000_000
    /// The same for the walk along the rows of one expression: where frequent words are sought together, each row may take
    /// long to find.
    var walkTime: UInt64 = 2_500_000
    /// Above this many documents a word's rows are walked in stretches, the newest first, so that there is a moment to
    /// look at the clock.
    var stretchFrom = 20_000
    /// Episodes of the first such stretch; each of the next has four times as many.
    var stretch = 500
    /// Bytes of an excerpt of notes, and of what is said.
    var noteExcerpt = 220
    var spokenExcerpt = 160

    /// The bounds for a page: deeper pages need more episodes.
    func reaching(page: Int) -> SearchLimits {
        var limits = self
        limits.entries += 40 * (page - 1)
        limits.rows += 1_500 * (page - 1)
        return limits
    }
}
