// One notes file becomes one episode: new, or the one that it always was.

import Foundation
import Podcast
import ShowNotes
import Store

/// Gives parsed notes their place among the episodes, within the import's transaction.
struct EpisodeSaver {
    let writer: Writer
    let maker: EpisodeMaker

    init(writer: Writer, show: Show, publishedFrom: [Int: Date] = [:], transcriptSlugs: [String: String] = [:]) {
        self.writer = writer
        maker = EpisodeMaker(
            reader: writer.reader, show: show, publishedFrom: publishedFrom, transcriptSlugs: transcriptSlugs)
    }

    enum Outcome {
        case added(EpisodeRecord)
        case changed(EpisodeRecord)
        /// It gets in the way of another episode.
        case refused(Problem)
    }

    func save(_ notes: ReadNotes, _ file: NotesFile, text: String) throws -> Outcome {
        let reader = writer.reader
        let refused = { (line: Int?, message: String) -> Outcome in
            .refused(Problem(path: file.path, line: line, severity: .error, message: message))
        }
        let byGuid = try file.guid.flatMap { try reader.record(guid: $0) }
        let byNumber = try file.number.flatMap { try find(number: $0, season: file.season) }
        let bySlug = try file.slug.flatMap { try reader.record(slug: $0) }
        if let byGuid, let byNumber, byGuid.id != byNumber.id {
            return refused(
                file.guidLine, "guid: is that of \(Self.name(byGuid)), but the number is \(Self.name(byNumber))'s")
        }
        // A special may get a number later; an episode with another number is another episode.
        let canBeSlug = file.number == nil || bySlug?.number == nil
        let former = byGuid ?? byNumber ?? (canBeSlug ? bySlug : nil)
        if let former, let guid = file.guid, guid != former.guid {
            return refused(file.guidLine, "guid: \(Self.name(former)) has \"\(former.guid)\", and a guid never changes")
        }
        if let bySlug, bySlug.id != former?.id {
            return refused(file.slugLine, "slug: \(Self.name(bySlug)) has \"\(bySlug.slug)\" already")
        }
        if let slug = file.slug, let owner = try reader.record(formerSlug: slug), owner.id != former?.id {
            return refused(
                file.slugLine, "slug: \"\(slug)\" once was \(Self.name(owner))'s and redirects there for ever")
        }
        var record = try maker.make(for: file, former: former)
        if let number = record.number, let other = try reader.record(number: number, season: record.season),
            other.id != record.id
        {
            let season = record.season.map { " of season \($0)" } ?? ""
            return refused(file.numberLine, "number: there is an episode \(number)\(season) already, with another guid")
        }
        // Notes that were cut to nothing must not take everything from an episode.
        if file.saysNothing, let former, let id = former.id,
            try former.title != record.title || !reader.content(of: id).written.saysNothing
        {
            return refused(
                nil, "notes should have a title or a text, have neither; \(Self.name(former)) stays as it is")
        }
        let id = try write(record, file.content)
        record.id = id
        try writer.addRevision(of: id, path: notes.file.baseName, text: text, sha256: notes.sha256)
        return former == nil ? .added(record) : .changed(record)
    }

    /// Saves what notes say of an episode, old or new. What revision that was read from stays as it is.
    ///
    /// - Returns: its id.
    @discardableResult
    func write(_ record: EpisodeRecord, _ content: EpisodeContent) throws -> Int64 {
        let id = try writer.save(record)
        try writer.replaceContent(of: id, with: content)
        return id
    }

    /// An episode whose notes are unchanged may still get its date from the list of dates.
    ///
    /// - Returns: whether it did.
    func date(_ id: Int64) throws -> Bool {
        guard var record = try writer.reader.record(id: id), record.published == nil, let number = record.number,
            let date = maker.publishedFrom[number]
        else { return false }
        record.published = date
        _ = try writer.save(record)
        return true
    }

    /// Makes a transcript that could be read the episode's.
    func attach(_ read: ReadTranscript, to id: Int64) throws {
        guard case .parsed(let transcript, let passages, let text) = read.outcome else { return }
        let former = try writer.reader.transcriptPath(of: id)
        try writer.setTranscript(
            of: id, path: read.file.baseName, format: transcript.format, text: text, sha256: read.sha256,
            passages: passages)
        if former != read.file.baseName { try retitle(id, formerTranscript: former) }
    }

    /// The title of an episode whose notes give none follows the name of its present transcript, as in each later reading of
    /// the notes.
    private func retitle(_ id: Int64, formerTranscript: String?) throws {
        guard var record = try writer.reader.record(id: id),
            maker.borrowedTitles(record, transcript: formerTranscript).contains(record.title),
            let file = try presentNotes(id)
        else { return }
        let title = try maker.title(of: file, former: record, number: record.number)
        guard title != record.title else { return }
        record.title = title
        record.slug = try maker.slug(of: file, former: record, number: record.number, title: title)
        try write(record, writer.reader.content(of: id))
    }

    /// What an episode's present notes say of their audio, and their name; nil for an episode without notes.
    func writtenAudio(_ id: Int64) throws -> (path: String, audio: [WrittenAudio])? {
        try presentNotes(id).map { ($0.path, $0.allAudio) }
    }

    /// An episode's present notes, read anew for what they say of the episode itself; nil when it has none.
    func presentNotes(_ id: Int64) throws -> NotesFile? {
        guard let revision = try writer.reader.presentRevision(of: id) else { return nil }
        let parser = NotesParser(cast: .empty, showTitle: maker.show.title)
        return parser.parse(Array(revision.text.utf8), path: revision.path)
    }

    private func find(number: Int, season: Int?) throws -> EpisodeRecord? {
        if let exact = try writer.reader.record(number: number, season: season) { return exact }
        // Notes that name no season mean the only episode with the number.
        return season == nil ? try writer.reader.onlyRecord(number: number) : nil
    }

    private static func name(_ record: EpisodeRecord) -> String {
        record.number.map { "episode \($0)" } ?? "episode \"\(record.slug)\""
    }
}
