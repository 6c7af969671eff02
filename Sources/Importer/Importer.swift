// The one path by which notes, transcripts and audio become episodes, for the command and the admin endpoint alike.

import Foundation
public import Outbound
public import Podcast
import ShowNotes
public import Store

/// Imports files into one show.
public final class Importer: Sendable {
    /// A larger transcript is refused, in bytes; an hour of speech has about 100 KB.
    public static let transcriptLimit = 8 << 20

    private let store: Store
    private let show: Show
    private let media: MediaFolder
    private let outbound: Outbound
    private let pictures: PublicFiles?
    private let cache: String

    /// - Parameters:
    ///   - mediaFolder: where audio files are kept; made when it is missing.
    ///   - outbound: asks for audio that lies elsewhere; nil is a client that reaches public addresses alone.
    ///   - pictures: where the pictures lie that notes name; nil: nobody looks at them.
    ///   - cacheFolder: where smaller copies of pictures are kept; nil: beside the media folder.
    public init(
        store: Store, show: Show, mediaFolder: String, outbound: Outbound? = nil, pictures: PublicFiles? = nil,
        cacheFolder: String? = nil
    ) {
        self.store = store
        self.show = show
        media = MediaFolder(path: mediaFolder)
        self.pictures = pictures
        cache = cacheFolder ?? "\(mediaFolder)/../cache/artwork"
        self.outbound = outbound ?? Outbound(contact: show.url)
    }

    /// Imports files: all of them or, when one has an error, none (unless the options say to go on without it).
    ///
    /// Reading and parsing happen before the transaction, against a snapshot; if another process changed the show
    /// meanwhile, they are done again.
    public func run(_ files: [ImportFile], options: ImportOptions = ImportOptions()) throws(ImportError) -> ImportReport
    {
        // Audio that was copied stays for the next attempt; what nobody uses in the end goes again.
        var copied: Set<String> = []
        defer { removeUnused(copied) }
        // What servers said is not asked again when another process came in between.
        var asked: [String: RemoteAudio] = [:]
        for _ in 0..<8 {
            let batch = try prepare(files, options, &copied, &asked)
            if batch.hasErrors, !options.skipsBad { return batch.refusal() }
            do {
                if let saved = try save(batch, options) { return try tag(saved, options) }
            } catch {
                throw .store("\(error)")
            }
        }
        throw .busy
    }

    private func prepare(
        _ files: [ImportFile], _ options: ImportOptions, _ copied: inout Set<String>,
        _ asked: inout [String: RemoteAudio]
    ) throws(ImportError) -> Batch {
        let snapshot: Snapshot
        do {
            snapshot = try store.read { try Snapshot($0) }
        } catch {
            throw .store("\(error)")
        }
        let progress = Progress(total: files.count, report: options.progress)
        var batch = Batch(snapshot: snapshot, isDryRun: options.isDryRun, media: media, progress: progress)
        let stage = NotesStage(show: show, known: snapshot.known, hostCounts: snapshot.hostCounts)
        let notes = files.filter { $0.kind == .notes }
        batch.notes = stage.read(notes) { progress.step() }.sorted { $0.order < $1.order }
        batch.nameRemoteAudio(below: show.mediaPrefix, files: files)
        batch.sortOthers(files)
        batch.problems += BatchCheck.problems(in: batch.notes)
        batch.problems += batch.notes.flatMap { notes in
            if case .parsed(let file, _) = notes.outcome { file.problems } else { [Problem]() }
        }
        if let pictures {
            batch.problems += PictureCheck(files: pictures, url: show.url).problems(in: batch.notes)
        }
        let isRefused = batch.hasErrors && !options.skipsBad
        if !isRefused {
            let remote = RemoteAudioStage(client: outbound, known: snapshot.remoteAudio)
            try batch.readRemoteAudio(remote, stage, prefix: show.mediaPrefix, &asked)
        }
        try batch.readAudio(copies: !options.isDryRun && !isRefused, &copied)
        // Whoever has to mend one file wants to know of all.
        if isRefused { batch.checkTranscripts() }
        return batch
    }

    /// - Returns: nil when the show has changed since the batch was prepared.
    private func save(_ batch: Batch, _ options: ImportOptions) throws -> BatchSaving.Outcome? {
        try store.write { writer in
            guard try writer.reader.contentVersion() == batch.snapshot.version, batch.hasAllMedia else {
                writer.rollBack()
                return nil
            }
            let saver = EpisodeSaver(
                writer: writer, show: show, publishedFrom: options.publishedFrom,
                transcriptSlugs: batch.transcriptSlugs)
            var saving = BatchSaving(batch: batch, writer: writer, saver: saver)
            try saving.run()
            let outcome = saving.finished(skipsBad: options.skipsBad)
            if outcome.report.isRefused || options.isDryRun { writer.rollBack() }
            return outcome
        }
    }

    /// Gives audio the tags that its notes ask for by now.
    private func tag(_ saved: BatchSaving.Outcome, _ options: ImportOptions) throws -> ImportReport {
        var report = saved.report
        guard !report.isRefused, !options.isDryRun else { return report }
        let tagger = AudioTagger(
            store: store, show: show, media: media, covers: CoverSource(files: pictures, cache: cache))
        let tagged = try tagger.run(saved.changed.union(saved.unchanged))
        report.problems = (report.problems + tagged.problems).inOrder
        let new = tagged.changed.intersection(saved.unchanged)
        guard !new.isEmpty else { return report }
        report.unchanged -= new.count
        report.changed += try store.read { reader in
            try new.sorted().compactMap { try reader.record(id: $0).map(EpisodeLabel.init) }
        }
        return report
    }

    /// Removes copies that no episode came to use. Under the write lock, since another import may be about to use them:
    /// it looks for them, under the same lock, before it commits.
    private func removeUnused(_ copied: Set<String>) {
        guard !copied.isEmpty else { return }
        try? store.write { writer in
            for location in copied where try !writer.reader.isMediaInUse(location) { media.remove(location) }
        }
    }
}

extension ReadNotes {
    /// By number, so that new episodes' ids rise with their numbers; unnumbered ones last, by name.
    fileprivate var order: (Int, String) {
        guard case .parsed(let file, _) = outcome else { return (0, file.name) }
        return (file.number ?? .max, file.path)
    }
}
