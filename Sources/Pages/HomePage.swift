// The values of the home page.

internal import Foundation
internal import Podcast

extension PageRenderer {
    /// How many topics of the latest episode the home page names.
    private static let teaserLimit = 6
    /// How many episodes the home page names beside the latest.
    private static let recentLimit = 10

    func homeValues(
        episodes list: [Episode], total: Int, latest content: EpisodeContent?, alternates: [Enclosure] = [],
        isNewest: Bool = true, now: Date = .distantPast
    ) -> PageValues {
        let recent = list.dropFirst().prefix(Self.recentLimit)
        var latest = PageValue.nothing
        if let episode = list.first {
            let topics = Array((content?.topics ?? []).enumerated())
            latest = .group(
                episodes.line(episode).merging([
                    "player": episodes.player(episode, alternates, chapters: content?.chapters ?? []),
                    "isNewest": .flag(isNewest),
                    "summary": .words(content?.isTopicLine(episode.summary) == true ? nil : episode.summary),
                    "hasTeaser": .flag(!topics.isEmpty),
                    "teaser": .list(
                        topics.prefix(Self.teaserLimit).map { index, topic in
                            [
                                "address": .text(SitePath.topic(episode.slug, index: index + 1)),
                                "title": .text(NotesValues.title(of: topic, index: index + 1, words)),
                                "host": badges.value(topic.host),
                            ]
                        }),
                    "teaserRest": topics.count > Self.teaserLimit
                        ? .text(words.count(.moreTopics, topics.count - Self.teaserLimit)) : .nothing,
                    "transcriptAddress": .words(episode.hasTranscript ? SitePath.transcript(episode.slug) : nil),
                ]) { _, own in own })
        }
        return [
            "showDescription": .words(show.description),
            "author": .words(show.author == show.title ? nil : words.text(.byAuthor, ["names": show.author])),
            "latest": latest,
            "liveLine": liveLine(now: now),
            "hasRecent": .flag(!recent.isEmpty),
            "recent": .list(recent.map(episodes.line)),
            "hasMore": .flag(total > recent.count + 1),
            "allEpisodes": .text(words.count(.allEpisodes, total)),
            "coverWords": .text(words.text(.coverOf, ["show": show.title])),
        ]
    }
}
