// The values of a transcript's page.

internal import Podcast

extension PageRenderer {
    func transcriptValues(
        _ episode: Episode, cues: [Cue], content: EpisodeContent, alternates: [Enclosure] = []
    ) -> PageValues {
        var values = episodes.line(episode)
        values["document"] = .text(SitePath.transcript(episode.slug, in: "vtt"))
        values["player"] = episodes.player(episode, alternates, chapters: content.chapters)
        let times = ChapterValues(playing: episode.enclosure == nil ? nil : episode.slug, words: words)
        values["paragraphs"] = .list(paragraphs(cues, times: times))
        return values
    }
}
