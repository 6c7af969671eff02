// What an episode's row is to say, by what its notes say and what is known of it.

import Foundation
import Podcast
import ShowNotes
import Store

/// Makes an episode's row from parsed notes: front matter goes before the text, the text before names of files, and what
/// the notes do not say stays as it was.
struct EpisodeMaker {
    let reader: Reader
    let show: Show
    var publishedFrom: [Int: Date] = [:]
    /// Words of the transcripts' file names by the key that they wait for: where a title may come from.
    var transcriptSlugs: [String: String] = [:]

    /// - Parameter former: the episode as it is; nil for a new one.
    func make(for file: NotesFile, former: EpisodeRecord?) throws -> EpisodeRecord {
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

    /// The row of an episode whose present notes were read anew: what they say now counts as if they were imported again,
    /// but the episode keeps its address, and what the public sees of it at all.
    func remake(_ former: EpisodeRecord, from file: NotesFile) throws -> EpisodeRecord {
        var record = try make(for: file, former: former)
        record.slug = former.slug
        record.state = former.state
        return record.stored
    }

    /// The titles that an episode may have while its notes give none: by the name of its transcript, or by nothing.
    func borrowedTitles(_ record: EpisodeRecord, transcript: String?) -> [String] {
        let words = transcript.flatMap { usable(FileName($0).slug) }.map(Slug.readable)
        return [words, record.number.map(Self.fallbackTitle)].compactMap(\.self)
    }

    /// Front matter's or the H1's title, else the words of the notes' or the transcript's file name.
    func title(of file: NotesFile, former: EpisodeRecord?, number: Int?) throws -> String {
        if let title = file.title { return title }
        let key = number.map(String.init) ?? file.slug
        let stored = try former?.id.flatMap { try reader.transcriptPath(of: $0) }
        let slugs = [
            file.nameSlug, key.flatMap { transcriptSlugs[$0] }, stored.flatMap { FileName($0).slug }, file.slug,
        ]
        if let slug = slugs.lazy.compactMap({ usable($0) }).first { return Slug.readable(slug) }
        return number.map(Self.fallbackTitle) ?? former?.title ?? Slug.readable(file.path)
    }

    /// Words that are more than the show's own name.
    private func usable(_ slug: String?) -> String? { slug == Slug.make(from: show.title) ? nil : slug }

    /// A slug is the host's, else it stays what it was; a new episode's comes from its title.
    func slug(of file: NotesFile, former: EpisodeRecord?, number: Int?, title: String) throws -> String {
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
        if let owner = try reader.record(slug: slug), owner.id != id { return false }
        if let owner = try reader.record(formerSlug: slug), owner.id != id { return false }
        return true
    }

    /// The title of an episode that nobody gave one.
    static func fallbackTitle(_ number: Int) -> String { "Episode \(number)" }
    /// The slug of an episode without a title: it gives way to a better one.
    static func fallbackSlug(_ number: Int) -> String { "episode-\(number)" }
}
