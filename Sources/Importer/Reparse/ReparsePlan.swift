// What a new reading of a show's texts would change, before anything is written.

import Podcast
import Store

/// The outcome of reading all texts again. It holds what is told of the changes, and not the changed texts themselves.
struct ReparsePlan {
    /// The content version that all of this was read at.
    let version: Int64
    let rereading: Rereading
    /// The episodes that were asked for; nil: all.
    let wanted: Set<Int64>?
    /// The episodes that change.
    private(set) var changed: [Int64] = []

    private var episodes: [ReparseReport.Episode] = []
    private var read = 0
    private var problems: [Problem] = []
    private var refused: Set<Int64> = []
    private var taken: Set<Numbered> = []

    private struct Numbered: Hashable {
        let number: Int
        let season: Int?
    }

    init(version: Int64, rereading: Rereading, wanted: Set<Int64>?) {
        self.version = version
        self.wanted = wanted
        self.rereading = rereading
    }

    mutating func add(_ reread: Reread) {
        guard let id = reread.former.id else { return }
        read += 1
        problems += reread.problems
        let clash = clash(of: reread)
        if let clash {
            problems.append(clash)
            refused.insert(id)
        }
        let changes = (clash == nil ? reread.notesChanges : []) + reread.transcriptChanges
        guard !changes.isEmpty else { return }
        changed.append(id)
        let record = clash == nil ? reread.notes?.record ?? reread.former : reread.former
        episodes.append(
            ReparseReport.Episode(
                number: record.number, season: record.season, slug: record.slug, title: record.title,
                changes: changes))
    }

    /// Whether an episode's notes stay as they are, because they would take another episode's number.
    func isRefused(_ reread: Reread) -> Bool { reread.former.id.map(refused.contains) ?? false }

    /// An episode may get a number that nobody had before this run, and that nobody got in it.
    private mutating func clash(of reread: Reread) -> Problem? {
        guard let record = reread.notes?.record, let number = record.number,
            number != reread.former.number || record.season != reread.former.season
        else { return nil }
        let isNew = taken.insert(Numbered(number: number, season: record.season)).inserted
        guard reread.isNumberTaken || !isNew else { return nil }
        let season = record.season.map { " of season \($0)" } ?? ""
        let message = "number: should be one of its own, is \(number)\(season), which another episode has"
        return Problem(path: reread.path, line: nil, severity: .error, message: message)
    }

    func report(isDryRun: Bool) -> ReparseReport {
        ReparseReport(read: read, changed: episodes, problems: problems.inOrder, isDryRun: isDryRun)
    }
}
