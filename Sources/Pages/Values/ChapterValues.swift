// Times on an episode's page: they play that second where there is audio.

internal import Podcast

/// Makes the values of times, chapters and tags.
struct ChapterValues {
    /// The episode's slug; nil without audio, and then times are shown and lead nowhere.
    var playing: String?
    var words: Words

    /// `chapters`, when they say more than the list of topics does.
    func values(_ content: EpisodeContent) -> PageValues {
        let chapters = Self.areInContents(content) ? [] : content.chapters
        return [
            "hasChapters": .flag(!chapters.isEmpty),
            "chapters": .list(
                chapters.map { chapter in
                    let link = WebAddress.link(chapter.url)
                    return [
                        "at": time(chapter.start),
                        // A time alone still needs words for those who hear the page.
                        "title": .words(chapter.title.isEmpty ? nil : chapter.title),
                        "link": .words(link),
                        "linkSite": .words(link.flatMap(WebAddress.siteName)),
                    ]
                }),
            "hasTags": .flag(!content.tags.isEmpty),
            "tags": .list(content.tags.map { ["tag": .text($0), "address": .text(SitePath.tag(Slug.ofTag($0)))] }),
        ]
    }

    /// Whether the list of topics has the chapters too: where all topics have their time, those between them join in.
    private static func areInContents(_ content: EpisodeContent) -> Bool {
        let topics = content.topics
        return content.chaptersAreTopics || (topics.count > 1 && topics.allSatisfy { $0.start != nil })
    }

    /// The list of topics with the chapters that are none, in the order of their seconds.
    /// - Parameter topics: The values of all topics, in the order of the file.
    func contents(_ content: EpisodeContent, topics: [PageValues]) -> [PageValues] {
        let starts = content.topics.map(\.start)
        guard !content.chaptersAreTopics, Self.areInContents(content) else { return topics }
        let others = content.chapters.filter { !starts.contains($0.start) && !$0.title.isEmpty }
        let entries =
            zip(starts, topics).map { ($0 ?? 0, $1) }
            + others.map { chapter in
                (chapter.start, chapterEntry(chapter))
            }
        return entries.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private func chapterEntry(_ chapter: Chapter) -> PageValues {
        [
            "at": time(chapter.start), "near": .nothing, "title": .text(chapter.title), "anchor": .nothing,
            "ordinal": .nothing,
        ]
    }

    /// About when the conversation comes to a topic that has no time of its own, where it can be played.
    func near(_ topic: Topic) -> PageValue { isNear(topic) ? time(topic.heard, as: .playFromAbout) : .nothing }

    func isNear(_ topic: Topic) -> Bool { topic.start == nil && topic.heard != nil && playing != nil }

    /// A time as `time` and, where it can be played, `moment` with `playWords` for those who hear the page; nothing without
    /// a time.
    func time(_ start: Double?, as phrase: Word = .playFromTime) -> PageValue {
        guard let start else { return .nothing }
        let time = Timecode.short(start)
        return .group([
            "time": .text(time),
            "playWords": .text(words.text(phrase, ["time": time])),
            "moment": .words(playing.map { SitePath.moment($0, second: start) }),
        ])
    }
}
