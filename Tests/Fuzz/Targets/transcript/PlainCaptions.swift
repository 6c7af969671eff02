// Cues written as WebVTT, plainly and apart from the site's own writer.

internal import Podcast

/// WebVTT that means these cues and nothing else.
enum PlainCaptions {
    /// The cues as they are read again: WebVTT has none without an end.
    static func ended(_ cues: [Cue]) -> [Cue] {
        cues.map { Cue(start: $0.start, end: $0.end ?? $0.start, speaker: $0.speaker, text: $0.text) }
    }

    static func written(_ cues: [Cue]) -> [UInt8] {
        var text = "WEBVTT\n"
        // With a voice in the file no name is looked for in front of the words.
        let hasVoices = cues.contains { $0.speaker != nil }
        for cue in cues {
            text += "\n\(time(cue.start)) --> \(time(cue.end ?? cue.start))\n"
            if hasVoices, let speaker = cue.speaker { text += "<v \(escaped(speaker))>" }
            text += escaped(cue.text) + "\n"
        }
        return Array(text.utf8)
    }

    private static func time(_ seconds: Double) -> String {
        let millis = Int((seconds * 1000).rounded())
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        let rest = String(millis % 1000 + 1000).dropFirst()
        return "\(two(millis / 3_600_000)):\(two(millis / 60_000 % 60)):\(two(millis / 1000 % 60)).\(rest)"
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&#38;"
            case "<": out += "&#x3c;"
            case ">": out += "&gt;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
