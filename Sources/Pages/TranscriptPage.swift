// The values of a transcript's page.

internal import Podcast

extension PageRenderer {
    func transcriptValues(_ episode: Episode, cues: [Cue], content: EpisodeContent) -> PageValues {
        var values = episodes.line(episode)
        values["document"] = .text(SitePath.transcript(episode.slug, in: "vtt"))
        values["player"] = episodes.player(episode, chapters: content.chapters)
        var speaker: String?
        values["paragraphs"] = .list(
            TranscriptParagraph.all(of: cues).map { paragraph in
                // A name stands where the voice changes, not before each paragraph.
                let name = paragraph.speaker == speaker ? nil : paragraph.speaker
                speaker = paragraph.speaker
                return [
                    "moment": .text(SitePath.moment(episode.slug, second: paragraph.start)),
                    "time": .text(Timecode.short(paragraph.start)),
                    "speaker": .words(name),
                    "text": .html(EscapableText.escaped(paragraph.text)),
                ]
            })
        return values
    }
}
