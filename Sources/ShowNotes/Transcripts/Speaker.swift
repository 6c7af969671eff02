// Finds the speaker that a cue's text begins with.

import Podcast

/// `Name: text`, as transcripts without markup write who speaks.
enum Speaker {
    /// The name in front of a colon and the words behind it; no name when the text begins with none.
    ///
    /// A name is one to four capitalised words: "Wes Bos: Hi" has one, "Well: no" too, "https://x" and "at 10:30" none.
    static func split(_ text: String) -> (name: String?, words: String) {
        let bytes = text.utf8
        guard let colon = bytes.prefix(41).firstIndex(of: UInt8(ascii: ":")) else { return (nil, text) }
        let after = bytes.index(after: colon)
        guard after == bytes.endIndex || bytes[after] == 32 else { return (nil, text) }
        let name = withoutMark(text[..<colon])
        guard isLabel(name) else { return (nil, text) }
        return (String(name), String(text[after...].drop { $0 == " " }))
    }

    /// Cues that have their speakers in front of the words, in a file whose markup names nobody.
    static func split(_ cues: [Cue]) -> [Cue] {
        guard cues.allSatisfy({ $0.speaker == nil }) else { return cues }
        return cues.compactMap { cue in
            let (name, words) = split(cue.text)
            guard let name else { return cue }
            return words.isEmpty ? nil : Cue(start: cue.start, end: cue.end, speaker: name, text: words)
        }
    }

    /// Whether words name somebody who speaks: a person, or "Speaker 1".
    static func isLabel(_ text: some StringProtocol) -> Bool {
        PersonName.isPlausible(text) || isNumbered(text)
    }

    /// Whether this is what a program calls somebody whose name it does not know: "Speaker 1".
    static func isNumbered(_ text: some StringProtocol) -> Bool {
        let digits = text.utf8.reversed().prefix { (48...57).contains($0) }.count
        guard (1...3).contains(digits), text.utf8.count <= 48 else { return false }
        // "SPEAKER_00" is how programs number them.
        let word = text.dropLast(digits).lowercased().replacing("_", with: " ").trimmed
        return Phrases.speakerWords.contains(word)
    }

    /// Without the `>>` or dash with which captions tell that somebody else speaks.
    private static func withoutMark(_ text: Substring) -> Substring {
        let rest = text.drop { $0 == ">" || $0 == "-" }
        guard rest.startIndex != text.startIndex else { return text }
        return rest.drop { $0 == " " }
    }
}
