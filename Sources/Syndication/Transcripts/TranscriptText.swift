// A transcript in plain text.

import Podcast

/// One paragraph a turn, with the speaker's name and the time before it: "Ada (1:02): …".
enum TranscriptText {
    static func document(_ cues: [Cue]) -> [UInt8] {
        var text = ""
        for turn in Turn.turns(of: cues) {
            if !text.isEmpty { text += "\n" }
            let time = FeedTime.short(turn.start)
            text += turn.speaker.map { "\($0) (\(time)): " } ?? "\(time) "
            text += turn.text + "\n"
        }
        return Array(text.utf8)
    }
}
