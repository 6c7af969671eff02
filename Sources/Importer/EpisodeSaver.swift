// One notes file becomes one episode: new, or the one that it always was.

import Foundation
import Podcast
import ShowNotes
import Store

/// Gives parsed notes their place among the episodes, within the import's transaction.
struct EpisodeSaver {
    let writer: Writer
    let show: Show
    let publishedFrom: [Int: Date]
    /// Words of the transcripts' file names by the key that they wait for: where a title may come from.
    let transcriptSlugs: [String: String]

    enum Outcome {
        case added(EpisodeRecord)
        case changed(EpisodeRecord)
        /// It gets in the way of another episode.
        case refused(Problem)
    }

    func save(_ notes: ReadNotes, _ file: NotesFile, text: String) throws -> Outcome {
        let reader = writer.reader
        let refused = { (message: String) -> Outcome in
            .refused(Problem(path: file.path, line: nil, severity: .error, message: message))
        }
        let byGuid = try file.guid.flatMap { try reader.record(guid: $0) }
        let byNumber = try file.number.flatMap { try find(number: $0, season: file.season) }
        let bySlug = try file.slug.flatMap { try reader.record(slug: $0) }
        if let byGuid, let byNumber, byGuid.id != byNumber.id {
            return refused("guid: is that of \(Self.name(byGuid)), but the number is \(Self.name(byNumber))'s")
        }
        // A special may get a number later; an episode with another number is another episode.
        let canBeSlug = file.number == nil || bySlug?.number == nil
        let former = byGuid ?? byNumber ?? (canBeSlug ? bySlug : nil)
        if let former, let guid = file.guid, guid != former.guid {
            return refused("guid: \(Self.name(former)) has \"\(former.guid)\", and a guid never changes")
        }
        if let bySlug, bySlug.id != former?.id {
            return refused("slug: \(Self.name(bySlug)) has \"\(bySlug.slug)\" already")
        }
        if let slug = file.slug, let owner = try reader.record(formerSlug: slug), owner.id != former?.id {
            return refused("slug: \"\(slug)\" once was \(Self.name(owner))'s and redirects there for ever")
        }
        var record = try make(for: file, former: former)
        if let number = record.number, let other = try reader.record(number: number, season: record.season),
            other.id != record.id
        {
            let season = record.season.map { " of season \($0)" } ?? ""
            return refused("number: there is an episode \(number)\(season) already, with another guid")
        }
        record.id = try writer.save(record)
        guard let id = record.id else { return refused("could not be saved") }
        try writer.addRevision(of: id, path: notes.file.baseName, text: text, sha256: notes.sha256)
        try writer.replaceContent(of: id, title: record.title, with: file.content)
        return former == nil ? .added(record) : .changed(record)
    }

    /// An episode whose notes are unchanged may still get its date from the list of dates.
    ///
    /// - Returns: whether it did.
    func date(_ id: Int64) throws -> Bool {
        guard var record = try writer.reader.record(id: id), record.published == nil, let number = record.number,
            let date = publishedFrom[number]
        else { return false }
        record.published = date
        _ = try writer.save(record)
        return true
    }

    /// A transcript's file name can give a title to an episode whose notes have none.
    func retitle(_ id: Int64, after transcript: FileName) throws {
        guard var record = try writer.reader.record(id: id), let number = record.number,
            record.title == Self.fallbackTitle(number), let slug = usable(transcript.slug)
        else { return }
        record.title = Slug.readable(slug)
        if record.slug == Self.fallbackSlug(number) {
            record.slug = try freeSlug(Slug.make(from: slug), number: number, id: id)
        }
        _ = try writer.save(record)
        try writer.replaceContent(of: id, title: record.title, with: writer.reader.content(of: id))
    }

    private func find(number: Int, season: Int?) throws -> EpisodeRecord? {
        if let exact = try writer.reader.record(number: number, season: season) { return exact }
        // Notes that name no season mean the only episode with the number.
        return season == nil ? try writer.reader.onlyRecord(number: number) : nil
    }

    private func make(for file: NotesFile, former: EpisodeRecord?) throws -> EpisodeRecord {
        let number = file.number ?? former?.number
        let title = try title(of: file, former: former, number: number)
        let dated = file.published?.date(in: show.timeZone)
        return EpisodeRecord(
            id: former?.id, guid: former?.guid ?? file.guid ?? UUID().uuidString.lowercased(), number: number,
            season: file.season ?? former?.season,
            slug: try slug(of: file, former: former, number: number, title: title), title: title,
            summary: EpisodeSummary.make(file),
            // Withdrawing is the host's act on the site: notes do not undo it.
            state: former?.state == .withdrawn ? .withdrawn : file.isDraft ? .draft : .published,
            published: dated ?? former?.published ?? number.flatMap { publishedFrom[$0] },
            recorded: file.recorded?.date(in: show.timeZone) ?? former?.recorded)
    }

    /// Front matter's or the H1's title, else the words of the notes' or the transcript's file name.
    private func title(of file: NotesFile, former: EpisodeRecord?, number: Int?) throws -> String {
        if let title = file.title { return title }
        let key = number.map(String.init) ?? file.slug
        let stored = try former?.id.flatMap { try writer.reader.transcriptPath(of: $0) }
        let slugs = [
            file.nameSlug, key.flatMap { transcriptSlugs[$0] }, stored.flatMap { FileName($0).slug }, file.slug,
        ]
        if let slug = slugs.lazy.compactMap({ usable($0) }).first { return Slug.readable(slug) }
        return number.map(Self.fallbackTitle) ?? former?.title ?? Slug.readable(file.path)
    }

    /// Words that are more than the show's own name.
    private func usable(_ slug: String?) -> String? { slug == Slug.make(from: show.title) ? nil : slug }

    /// A slug is the host's, else it stays what it was; a new episode's comes from its title.
    private func slug(of file: NotesFile, former: EpisodeRecord?, number: Int?, title: String) throws -> String {
        if let slug = file.slug { return slug }
        if let former, former.slug != former.number.map(Self.fallbackSlug) { return former.slug }
        let isFallback = title == number.map(Self.fallbackTitle)
        return try freeSlug(isFallback ? nil : Slug.make(from: title), number: number, id: former?.id)
    }

    /// The wanted slug, or one with a number behind it when another episode has or had it.
    private func freeSlug(_ wanted: String?, number: Int?, id: Int64?) throws -> String {
        let base = wanted.flatMap { Slug.isValid($0) ? $0 : nil } ?? number.map(Self.fallbackSlug) ?? "episode"
        let stem =
            base.prefix(Slug.limit - 12).last == "-" ? base.prefix(Slug.limit - 13) : base.prefix(Slug.limit - 12)
        var candidates = [base]
        if let number { candidates.append("\(stem)-\(number)") }
        for candidate in candidates where try isFree(candidate, id: id) { return candidate }
        var count = 2
        while try !isFree("\(stem)-\(count)", id: id) { count += 1 }
        return "\(stem)-\(count)"
    }

    private func isFree(_ slug: String, id: Int64?) throws -> Bool {
        if let owner = try writer.reader.record(slug: slug), owner.id != id { return false }
        if let owner = try writer.reader.record(formerSlug: slug), owner.id != id { return false }
        return true
    }

    private static func fallbackTitle(_ number: Int) -> String { "Episode \(number)" }
    private static func fallbackSlug(_ number: Int) -> String { "episode-\(number)" }

    private static func name(_ record: EpisodeRecord) -> String {
        record.number.map { "episode \($0)" } ?? "episode \"\(record.slug)\""
    }
}
