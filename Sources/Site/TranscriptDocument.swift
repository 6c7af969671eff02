// A transcript for apps.

import Podcast

/// Transcripts in WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format"), the one form that every app takes.
enum TranscriptDocument {
    /// Cues as WebVTT. A cue without an end lasts until the next one, the last one for as long as its words take.
    static func webVTT(_ cues: [Cue]) -> [UInt8] {
        var text = "WEBVTT\n"
        for (index, cue) in cues.enumerated() {
            let next = index + 1 < cues.count ? cues[index + 1].start : nil
            // Some 15 characters are spoken in a second.
            let end = cue.end ?? next ?? cue.start + max(1, Double(cue.text.count) / 15)
            text += "\n\(time(cue.start)) --> \(time(max(end, cue.start + 0.001)))\n"
            if let speaker = cue.speaker { text += "<v \(escaped(speaker))>" }
            text += escaped(cue.text) + "\n"
        }
        return Array(text.utf8)
    }

    /// `HH:MM:SS.mmm`.
    private static func time(_ seconds: Double) -> String {
        let millis = Int((min(max(0, seconds), 3_599_999) * 1000).rounded())
        let digits = { (value: Int, count: Int) in
            String(repeating: "0", count: max(0, count - String(value).count)) + String(value)
        }
        return digits(millis / 3_600_000, 2) + ":" + digits(millis / 60_000 % 60, 2) + ":"
            + digits(millis / 1000 % 60, 2) + "." + digits(millis % 1000, 3)
    }

    /// The characters that would begin or end markup; a line break would end the cue.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\n", "\r": out += " "
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
