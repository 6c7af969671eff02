// What is said in an episode, and who says it.

import Podcast
import ShowNotes
import Store
import Syndication

/// An episode's transcript as the store has it, with what tells its speakers' names. Read in one snapshot, parsed outside
/// of it.
struct SpokenEpisode {
    private let stored: StoredTranscript
    private let cast: Cast
    private let guests: [String]

    /// Nil when the episode has no transcript.
    init?(_ episode: Episode, _ reader: Reader, _ show: Show) throws {
        guard let stored = try reader.transcript(of: episode.id) else { return nil }
        self.stored = stored
        cast = Cast(people: show.people, counts: try reader.hostCounts())
        guests = episode.guests
    }

    /// The cues, with their speakers named as the show's people are.
    func cues() throws(TranscriptError) -> [Cue] {
        cast.mended(try parsed().cues, guests: guests)
    }

    /// The transcript as WebVTT: as it was given where it is one that fits a screen, but for speakers' names, else written
    /// from its cues.
    func webVTT() throws(TranscriptError) -> [UInt8] {
        guard stored.format == .vtt, !TranscriptVTT.hasLongLines(stored.text) else {
            return TranscriptVTT.document(try cues())
        }
        let names = cast.speakers(Set(try parsed().cues.compactMap(\.speaker)), guests: guests)
        return Array(CaptionSpeakers.renamed(stored.text, names).utf8)
    }

    private func parsed() throws(TranscriptError) -> Transcript {
        try TranscriptParser.parse(Array(stored.text.utf8), name: stored.path)
    }
}
