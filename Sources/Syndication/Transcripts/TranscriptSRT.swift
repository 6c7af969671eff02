// A transcript in SubRip.

import Podcast

/// SubRip as the podcast namespace has it: at most two lines of 32 characters, and "Name:" where the speaker changes.
enum TranscriptSRT {
    static let width = 32
    static let lines = 2

    static func document(_ cues: [Cue]) -> [UInt8] {
        let captions = Caption.captions(of: cues, width: width, lines: lines) { index in
            let speaker = cues[index].speaker
            guard let speaker, !speaker.isEmpty, index == 0 || cues[index - 1].speaker != speaker else { return "" }
            return "\(speaker): "
        }
        var text = ""
        for (index, caption) in captions.enumerated() {
            let (start, end) = (
                FeedTime.clock(caption.start, point: ","), FeedTime.clock(caption.end, point: ",")
            )
            text += "\(index + 1)\n\(start) --> \(end)\n"
            // The format knows no escapes: an arrow would be taken for times.
            text += caption.lines.joined(separator: "\n").replacing("-->", with: "->") + "\n\n"
        }
        return Array(text.utf8)
    }
}
