// A transcript in HTML, for apps.

import Podcast

/// HTML as the podcast namespace has it: `cite`, `time` and `p` for each turn, in a plain document.
enum TranscriptHTMLDocument {
    static func document(_ cues: [Cue], title: String, language: String, page: String) -> [UInt8] {
        var out = HTMLText()
        out.tag("<!DOCTYPE html>\n<html lang=\"")
        out.text(language)
        out.tag("\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        out.text(title)
        // The site's own page is the one that search engines should find.
        out.tag("</title>\n<link rel=\"canonical\" href=\"")
        out.text(page)
        out.tag("\">\n</head>\n<body>\n")
        var speaker: String?
        for turn in Turn.turns(of: cues) {
            if let name = turn.speaker, name != speaker {
                out.tag("<cite>")
                out.text(name)
                out.tag(":</cite>\n")
            }
            speaker = turn.speaker
            out.tag("<time>")
            out.text(FeedTime.short(turn.start))
            out.tag("</time>\n<p>")
            out.text(turn.text)
            out.tag("</p>\n")
        }
        out.tag("</body>\n</html>\n")
        return out.bytes
    }
}
