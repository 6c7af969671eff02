// A transcript in WebVTT.

public import Podcast

/// WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format"), the one form that every app takes.
public enum TranscriptVTT {
    /// Characters of a line, and lines of a cue: what the podcast namespace advises.
    static let width = 65
    static let lines = 2

    /// The document, UTF-8.
    public static func document(_ cues: [Cue]) -> [UInt8] {
        var text = "WEBVTT\n"
        for caption in Caption.captions(of: cues, width: width, lines: lines) {
            text += "\n\(FeedTime.clock(caption.start)) --> \(FeedTime.clock(caption.end))\n"
            if let speaker = caption.speaker { text += "<v \(escaped(speaker))>" }
            text += caption.lines.map(escaped).joined(separator: "\n") + "\n"
        }
        return Array(text.utf8)
    }

    /// Whether lines of a document are so long that players would fill the screen with them.
    public static func hasLongLines(_ document: String) -> Bool {
        // Tags are no part of what is shown, so there is some room; bytes are counted, since most text is ASCII.
        document.utf8.split(separator: UInt8(ascii: "\n")).contains { $0.count > width * 2 }
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
