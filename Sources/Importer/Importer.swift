// The one path by which notes, transcripts and audio become episodes, for the command and the admin endpoint alike.

import Foundation
public import Podcast
import ShowNotes
public import Store

/// Imports files into one show.
public final class Importer: Sendable {
    private let store: Store
    private let show: Show
    private let mediaFolder: String

    /// - Parameter mediaFolder: where audio files are kept; made when it is missing.
    public init(store: Store, show: Show, mediaFolder: String) {
        self.store = store
        self.show = show
        self.mediaFolder = mediaFolder
    }

    /// Imports files: all of them or, when one has an error, none (unless the options say to go on without it).
    ///
    /// Reading and parsing happen before the transaction, against a snapshot; if another process changed the show
    /// meanwhile, they are done again.
    public func run(_ files: [ImportFile], options: ImportOptions = ImportOptions()) throws(ImportError) -> ImportReport
    {
        for _ in 0..<8 {
            let batch = try prepare(files, options)
            do {
                if let report = try finish(batch, options) { return report }
            } catch {
                batch.removeNewAudio()
                throw (error as? ImportError) ?? .store("\(error)")
            }
            batch.removeNewAudio()
        }
        throw .busy
    }

    private func prepare(_ files: [ImportFile], _ options: ImportOptions) throws(ImportError) -> Batch {
        let snapshot: (version: Int64, known: [KnownFile: Int64?], hosts: [String: Int])
        do {
            snapshot = try store.read { (try $0.contentVersion(), try $0.knownFiles(), try $0.hostCounts()) }
        } catch {
            throw .store("\(error)")
        }
        let progress = Progress(total: files.count, report: options.progress)
        var batch = Batch(
            version: snapshot.version, known: snapshot.known, isDryRun: options.isDryRun, mediaFolder: mediaFolder,
            progress: progress)
        let stage = NotesStage(
            parser: NotesParser(
                cast: Cast(people: show.people, counts: snapshot.hosts), showTitle: show.title),
            known: snapshot.known, show: show, hostCounts: snapshot.hosts)
        let notes = files.filter { $0.kind == .notes }
        batch.notes = try stage.read(notes) { progress.step() }.sorted { $0.order < $1.order }
        batch.sortOthers(files)
        batch.problems += BatchCheck.problems(in: batch.notes)
        batch.problems += batch.notes.flatMap { notes in
            if case .parsed(let file, _) = notes.outcome { file.problems } else { [Problem]() }
        }
        if batch.hasErrors, !options.skipsBad { return batch }
        try batch.readAudio()
        return batch
    }

    /// - Returns: nil when the show has changed since the batch was prepared.
    private func finish(_ batch: Batch, _ options: ImportOptions) throws -> ImportReport? {
        if batch.hasErrors, !options.skipsBad {
            batch.removeNewAudio()
            return batch.refusal()
        }
        let report: ImportReport? = try store.write { writer in
            guard try writer.reader.contentVersion() == batch.version else {
                writer.rollBack()
                return nil
            }
            let saver = EpisodeSaver(
                writer: writer, show: show, publishedFrom: options.publishedFrom,
                transcriptSlugs: batch.transcriptSlugs)
            var saving = BatchSaving(batch: batch, writer: writer, saver: saver)
            try saving.run()
            let report = saving.finished(skipsBad: options.skipsBad)
            if report.isRefused || options.isDryRun { writer.rollBack() }
            return report
        }
        if let report, report.isRefused { batch.removeNewAudio() }
        return report
    }
}

extension ReadNotes {
    /// By number, so that new episodes' ids rise with their numbers; unnumbered ones last, by name.
    fileprivate var order: (Int, String) {
        guard case .parsed(let file, _) = outcome else { return (0, file.name) }
        return (file.number ?? .max, file.path)
    }
}
