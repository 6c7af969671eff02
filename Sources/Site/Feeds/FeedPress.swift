// Writes feed items, and keeps those of the show's feed for the next time.

import Foundation
import Pages
import Podcast
import Store
import Synchronization
import Syndication

/// Pictures and words as they are while a feed is made.
struct FeedArtwork: Sendable {
    /// Equal as long as each picture is.
    let edition: [Int]
    let find: ArtworkSource
    let words: FeedWords

    init(_ look: Look) {
        words = look.renderer.feedWords
        // First: what is found after that is at least as new.
        edition = look.artworkEdition
        find = look.artwork
    }
}

/// Makes the items of feeds. An item is written again only when its episode was part of a change of the show: one import
/// into a large archive writes one item, and reads the notes of one episode.
///
/// What is kept are stretches of the feed's present first page, which the page cache holds anyhow, and the sizes of all
/// other items: they tell where the pages end.
final class FeedPress: Sendable {
    private struct Piece {
        let change: Int64
        /// Of the artwork, for an item that names some, be it the show's cover; nil for one that names none.
        let edition: [Int]?
        let size: Int
        /// Nil for an item that is on no page at hand.
        var bytes: ArraySlice<UInt8>?

        func isOf(_ mark: FeedMark, _ edition: [Int]) -> Bool {
            change == mark.change && (self.edition == nil || self.edition == edition)
        }
    }

    private struct Written {
        var bytes: ArraySlice<UInt8> = []
        var hasArtwork = false
    }

    /// Episodes whose notes are in memory at once.
    private static let batch = 50

    /// What is kept, with the words that it was written in: others make all of it anew.
    private struct Kept {
        var words = FeedWords()
        var pieces: [Int64: Piece] = [:]

        func pieces(in words: FeedWords) -> [Int64: Piece] { words == self.words ? pieces : [:] }
    }

    // Held to copy or set what is kept, never while an item is written.
    private let kept = Mutex(Kept())
    private let writer: RSSFeed
    let paging: FeedPaging

    /// Items that were written, for tests.
    private let writings = Mutex(0)
    var count: Int { writings.withLock(\.self) }

    init(show: Show) {
        writer = RSSFeed(show: show)
        // What stands before the items, with links to other pages, a guid, and trailers.
        let head = writer.document(items: []).bytes.count + 8192
        paging = FeedPaging(items: show.feed.itemsPerPage, room: max(1, show.feed.maxBytes - head))
    }

    /// The pages of the show's feed.
    ///
    /// - Parameter marks: all episodes of the feed, newest first.
    func pages(of marks: [FeedMark], _ reader: Reader, _ artwork: FeedArtwork) throws -> [Range<Int>] {
        let edition = artwork.edition
        var pieces = kept.withLock { $0.pieces(in: artwork.words) }
        var filled = 0
        var index = 0
        while index < marks.count {
            var unknown: [FeedMark] = []
            while index < marks.count, unknown.count < Self.batch {
                if pieces[marks[index].id]?.isOf(marks[index], edition) != true { unknown.append(marks[index]) }
                index += 1
            }
            for (mark, item) in zip(unknown, try written(unknown, reader, artwork)) {
                // Beyond the first page only the size is of use.
                filled += item.bytes.count
                pieces[mark.id] = Piece(
                    change: mark.change, edition: item.hasArtwork ? edition : nil, size: item.bytes.count,
                    bytes: filled <= paging.room ? item.bytes : nil)
            }
        }
        // Episodes that are gone: withdrawn, or without audio.
        if pieces.count > marks.count {
            let present = Set(marks.map(\.id))
            pieces = pieces.filter { present.contains($0.key) }
        }
        let sizes = marks.map { pieces[$0.id]?.size ?? 0 }
        kept.withLock { $0 = Kept(words: artwork.words, pieces: pieces) }
        return paging.pages(sizes: sizes)
    }

    /// The items of some episodes, those that are at hand as they are.
    func items(_ marks: ArraySlice<FeedMark>, _ reader: Reader, _ artwork: FeedArtwork) throws -> [ArraySlice<UInt8>] {
        let edition = artwork.edition
        let pieces = kept.withLock { $0.pieces(in: artwork.words) }
        var items: [Int64: ArraySlice<UInt8>] = [:]
        var missing: [FeedMark] = []
        for mark in marks {
            if let piece = pieces[mark.id], piece.isOf(mark, edition), let bytes = piece.bytes {
                items[mark.id] = bytes
            } else {
                missing.append(mark)
            }
        }
        for start in stride(from: 0, to: missing.count, by: Self.batch) {
            let part = Array(missing[start..<min(start + Self.batch, missing.count)])
            for (mark, item) in zip(part, try written(part, reader, artwork)) { items[mark.id] = item.bytes }
        }
        return marks.compactMap { items[$0.id] }
    }

    /// Keeps the stretches of the feed's first page, in place of what was kept before.
    func keep(
        _ document: [UInt8], _ ranges: [Range<Int>], of marks: ArraySlice<FeedMark>, _ artwork: FeedArtwork
    ) {
        kept.withLock { kept in
            guard kept.words == artwork.words else { return }
            // Others would hold on to older documents.
            for id in kept.pieces.keys { kept.pieces[id]?.bytes = nil }
            for (mark, range) in zip(marks, ranges) {
                // An item that was written meanwhile is another one.
                guard let piece = kept.pieces[mark.id], piece.isOf(mark, artwork.edition) else { continue }
                kept.pieces[mark.id]?.bytes = document[range]
            }
        }
    }

    /// The episodes' entries, with all that an item carries. What a feed item needs and the episode lacks keeps it out of
    /// the feed, and only of the feed.
    static func entries(_ ids: [Int64], _ reader: Reader, _ show: Show, _ artwork: FeedArtwork) throws -> [Int64:
        FeedEntry]
    {
        let episodes = try reader.episodes(ids: ids)
        let contents = try reader.contents(of: ids)
        let alternates = try reader.alternates(of: ids)
        let cover = show.image.map(artwork.find)
        return episodes.compactMapValues { episode in
            let content = contents[episode.id] ?? EpisodeContent()
            let hasChapters = ChaptersDocument(show: show, episode: episode, content: content) != nil
            return try? FeedEntry(
                episode: episode, content: content,
                transcripts: episode.hasTranscript ? TranscriptForm.all(of: episode.slug) : [],
                chapters: hasChapters ? SitePath.chapters(episode.slug) : nil, alternates: alternates[episode.id] ?? [],
                artwork: content.details.image.map(artwork.find), cover: cover)
        }
    }

    /// Items newly written, empty for an episode that cannot stand in a feed.
    private func written(_ marks: [FeedMark], _ reader: Reader, _ artwork: FeedArtwork) throws -> [Written] {
        guard !marks.isEmpty else { return [] }
        let entries = try Self.entries(marks.map(\.id), reader, writer.show, artwork)
        writings.withLock { $0 += marks.count }
        var writer = writer
        writer.words = artwork.words
        return marks.map { mark in
            entries[mark.id].map { entry in
                Written(bytes: writer.item(entry)[...], hasArtwork: entry.artwork != nil || entry.cover != nil)
            } ?? Written()
        }
    }
}
