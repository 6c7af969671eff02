// An episode that has all that a feed item must have.

public import Foundation
public import Podcast

/// A document with an episode's transcript, for apps.
public struct FeedTranscript: Sendable, Equatable {
    /// A path on the site or an absolute address.
    public var location: String
    /// Media type, as `text/vtt`, `application/x-subrip`, `application/json`, `text/html` or `text/plain`.
    public var type: String

    public init(location: String, type: String) {
        self.location = location
        self.type = type
    }
}

/// An episode that can stand in a feed. Whether the public may see it is the caller's to decide: a feed holds all entries
/// that it is given.
public struct FeedEntry: Sendable, Equatable {
    /// Why an episode cannot stand in a feed.
    public enum Gap: Error, Sendable, Equatable, CaseIterable, CustomStringConvertible {
        /// It has no publishing date.
        case publishingDate
        /// It has no audio.
        case enclosure
        /// The audio's size or length is not above 0.
        case enclosureFacts
        /// Its guid is empty.
        case guid
        /// Its title is empty.
        case title

        public var description: String {
            switch self {
            case .publishingDate: "it has no publishing date"
            case .enclosure: "it has no audio"
            case .enclosureFacts: "its audio has no size or no length"
            case .guid: "it has no guid"
            case .title: "it has no title"
            }
        }
    }

    /// Facts of the episode; its title is written as it is, so it must not hold the number.
    public let episode: Episode
    /// The episode's notes.
    public let content: EpisodeContent
    /// The episode's, which is known here.
    public let published: Date
    /// The episode's, which is known here.
    public let enclosure: Enclosure
    /// Best format first; empty when the episode has none or the site serves none.
    public let transcripts: [FeedTranscript]
    /// Where the chapters' document is, a path on the site; nil when the episode has none.
    public let chapters: String?
    /// The same audio in other formats.
    public let alternates: [Enclosure]
    /// The episode's own picture with its sizes; without it the notes' word for it serves.
    public let artwork: Artwork?
    /// The show's picture, for an episode without one; nil: what the show's settings name.
    public let cover: Artwork?

    /// Throws the first `Gap` that keeps the episode out.
    public init(
        episode: Episode, content: EpisodeContent, transcripts: [FeedTranscript] = [], chapters: String? = nil,
        alternates: [Enclosure] = [], artwork: Artwork? = nil, cover: Artwork? = nil
    ) throws(Gap) {
        guard let published = episode.published else { throw .publishingDate }
        guard let enclosure = episode.enclosure else { throw .enclosure }
        guard enclosure.bytes > 0, enclosure.duration > 0, enclosure.duration.isFinite else { throw .enclosureFacts }
        guard !episode.guid.isEmpty else { throw .guid }
        guard !episode.title.isEmpty else { throw .title }
        self.episode = episode
        self.content = content
        self.published = published
        self.enclosure = enclosure
        self.transcripts = transcripts
        self.chapters = chapters
        self.alternates = alternates
        self.cover = cover
        self.artwork = artwork ?? content.details.image.map { Artwork($0) }
    }

    /// When this item last changed for subscribers: a scheduled episode appears at its publishing date.
    var changed: Date { max(episode.modified, published) }
}
