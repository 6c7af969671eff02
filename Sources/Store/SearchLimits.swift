// How far a search goes.

/// The bounds of a search, the same for all of its pages. What a query costs is decided by these, and not by how frequent
/// its words are.
struct SearchLimits: Sendable, Equatable {
    /// Episodes that are found and put in order: all that the pages show.
    var episodes = 400
    /// Where so many were found, no looser condition is tried.
    var enough = 20
    /// Entries that are read and compared before the order is made: what is beyond follows by how strictly it was found,
    /// and by its date.
    var entries = 36
    /// The same of passages.
    var passages = 12
    /// Documents of which only the text tells whether they are finds, read at the most: a phrase of frequent words is in
    /// few of the passages that have its pairs.
    var doubts = 300
    /// Documents that are read at once.
    var batch = 24
    /// Rows of an index that are walked for one expression, where enough was found, and where not: a long transcript says a
    /// common word hundreds of times.
    var rows = 1_500
    var deepRows = 4_000
    /// The same where filters alone are asked: all that has what is to be absent has to be seen.
    var barring = 60_000
    /// Rows that are walked in vain before the walk begins anew below the episode: a look costs as much as these.
    var patience = 100
    /// Rows that SQLite may go through for one expression, by its own counts: words that are frequent are seldom together,
    /// and it cannot be stopped while it looks for the next row that has them all.
    var postings = 200_000
    /// As many of them are looked through at once.
    var stretch = 60_000
    /// Rows of a frequent word that SQLite goes through, at the most, from one row of a rarer word to the next: it leaps over
    /// the pages between.
    var leap = 1_500
    /// Words of a query that is no quotation.
    var short = 4
    /// Of so many entries one has a word of a title in its title, at the most.
    var titles = 8
    /// Episodes whose passages are asked for one by one, when the walk has not come to them.
    var lookups = 6
    /// Words that the index is asked for in all of these: a beginning stands for two dozen.
    var lookedUp = 100
    /// Documents of one episode that are kept of each kind, and where many episodes were found.
    var perEpisode = 5
    var perEpisodeOfMany = 2
    var many = 60
    /// Documents that are kept where the last word is taken for the beginning of others.
    var completed = 120
    /// Parts and moments that an episode shows.
    var shown = 5
    /// Entries that are looked at for the counts of filters alone.
    var tallied = 50
    /// When so much of a search's time is spent, no other spellings are looked for.
    static let spellingShare = 0.4
    /// Bytes of an excerpt of notes, and of what is said.
    var noteExcerpt = 220
    var spokenExcerpt = 160
}
