// Today's parser over the texts that were imported before.

public import Podcast
import ShowNotes
public import Store

/// Reads the stored texts of a show's episodes again, and saves what comes out differently: in one transaction, all or
/// nothing. No text, address, guid, state, audio or date given elsewhere changes by it.
public final class Reparser: Sendable {
    /// How often it tries to be done before the show changes, until it keeps the others from changing it.
    private static let attempts = 3

    private let store: Store
    private let show: Show

    public init(store: Store, show: Show) {
        self.store = store
        self.show = show
    }

    /// - Parameters:
    ///   - episodes: their ids; nil: all. Whoever the people of the show are is learned from all notes in any case.
    ///   - isDryRun: reports what would change and writes nothing.
    ///   - progress: told how many of how many texts are read, from any thread, now and then.
    public func run(
        _ episodes: [Int64]? = nil, isDryRun: Bool = false,
        progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
    ) throws(ImportError) -> ReparseReport {
        do {
            // As in an import: reading happens before the transaction, and if another process changed the show meanwhile, it
            // is done again.
            for _ in 0..<Self.attempts {
                let plan = try prepare(episodes, progress)
                if try isDryRun || (plan.changed.isEmpty && !hasUnheard(episodes)) {
                    guard try store.contentVersion() == plan.version else { continue }
                } else {
                    guard try save(plan) else { continue }
                }
                return plan.report(isDryRun: isDryRun)
            }
            return try runAlone(episodes, isDryRun, progress)
        } catch {
            throw .store("\(error)")
        }
    }

    /// On a show that never rests: reads while all others wait with their writing, for some seconds.
    private func runAlone(
        _ episodes: [Int64]?, _ isDryRun: Bool, _ progress: (@Sendable (Int, Int) -> Void)?
    ) throws -> ReparseReport {
        try store.write { writer in
            let plan = try prepare(episodes, progress)
            if isDryRun { writer.rollBack() } else { try write(plan, writer) }
            return plan.report(isDryRun: isDryRun)
        }
    }

    /// The episodes that a host means by a number, of whatever season, or by a slug, present or former; empty when there is
    /// none.
    public func episodes(named name: String) throws(ImportError) -> [Int64] {
        do {
            return try store.read { reader in
                if let number = Int(name) { return try reader.records(number: number).compactMap(\.id) }
                return try [reader.record(slug: name) ?? reader.record(formerSlug: name)].compactMap { $0?.id }
            }
        } catch {
            throw .store("\(error)")
        }
    }

    private func prepare(
        _ episodes: [Int64]?, _ progress: (@Sendable (Int, Int) -> Void)?
    ) throws -> ReparsePlan {
        let (version, all) = try store.read { (try $0.contentVersion(), try $0.episodeIDs()) }
        let wanted = episodes.map(Set.init)
        let ids = all.filter { wanted?.contains($0) ?? true }
        let steps = Progress(total: all.count + ids.count, report: progress)
        var plan = ReparsePlan(version: version, rereading: try rereading(all, steps), wanted: wanted)
        let rereading = plan.rereading
        let prefetch = Prefetch(ids, ahead: 12) { id in
            defer { steps.step() }
            return Result { () throws(StoreError) in try rereading.read(id) }
        }
        while let next = prefetch.next() {
            if let reread = try next.get() { plan.add(reread) }
        }
        return plan
    }

    /// Learns who the people are: from site.yml, else from all notes together, as an import of all of them would.
    private func rereading(_ ids: [Int64], _ steps: Progress) throws -> Rereading {
        let first = Rereading(store: store, show: show, counts: [:])
        let prefetch = Prefetch(ids, ahead: 64) { id in
            defer { steps.step() }
            return Result { () throws(StoreError) in try first.counts(id) }
        }
        var counts: [String: Int] = [:]
        while let next = prefetch.next() { counts.merge(try next.get(), uniquingKeysWith: +) }
        return Rereading(store: store, show: show, counts: counts)
    }

    /// - Returns: false when the show has changed since the plan was made.
    private func save(_ plan: ReparsePlan) throws -> Bool {
        try store.write { writer in
            guard try writer.reader.contentVersion() == plan.version else {
                writer.rollBack()
                return false
            }
            try write(plan, writer)
            return true
        }
    }

    /// Reads what changes once more, a few episodes ahead of the writer, rather than holding it since the plan was made: that
    /// bounds memory. It comes out as planned, since what is stored is the same.
    private func write(_ plan: ReparsePlan, _ writer: Writer) throws {
        let saver = EpisodeSaver(writer: writer, show: show)
        let rereading = plan.rereading
        let prefetch = Prefetch(plan.changed, ahead: 12) { id in
            Result { () throws(StoreError) in try rereading.read(id) }
        }
        while let next = prefetch.next() {
            guard let reread = try next.get() else { continue }
            try saver.save(reread, keepsNotes: plan.isRefused(reread))
        }
        try Hearing(writer: writer).run(plan.wanted)
    }

    /// Whether there are topics that today's aligner has not heard yet.
    private func hasUnheard(_ episodes: [Int64]?) throws -> Bool {
        let unheard = try store.read { try $0.unheardEpisodes(edition: TopicAligner.edition) }
        return !(episodes.map { Set($0).intersection(unheard).isEmpty } ?? unheard.isEmpty)
    }
}

extension EpisodeSaver {
    /// Saves what a new reading of an episode's texts made different. The texts stay.
    fileprivate func save(_ reread: Reread, keepsNotes: Bool) throws {
        guard let id = reread.former.id else { return }
        if let notes = reread.notes, !keepsNotes { try write(notes.record, notes.content) }
        guard let read = reread.transcript, case .parsed(_, let passages, _) = read.outcome else { return }
        // Passages are for searches: no page changes by them, and no date of a change.
        if reread.hasOtherPassagesAlone {
            try writer.setPassages(of: id, passages)
        } else {
            try attach(read, to: id)
        }
    }
}
