// Finds the speaker that a cue's text begins with.

import Podcast

/// `Name: text`, as transcripts without markup write who speaks.
enum Speaker {
    /// A longer name is none, in bytes.
    static let nameLimit = 100

    /// The name in front of a colon and the words behind it; no name when the text begins with none.
    ///
    /// A name is one to four capitalised words: "Wes Bos: Hi" has one, "Well: no" too, "https://x" and "at 10:30" none.
    static func split(_ text: String) -> (name: String?, words: String) {
        let bytes = text.utf8
        guard let colon = bytes.prefix(41).firstIndex(of: UInt8(ascii: ":")) else { return (nil, text) }
        let after = bytes.index(after: colon)
        guard after == bytes.endIndex || bytes[after] == 32 else { return (nil, text) }
        guard let name = name(String(withoutMark(text[..<colon]))), isLabel(name) else { return (nil, text) }
        return (name, String(text[after...].drop { $0 == " " }))
    }

    /// Whether words may begin with a name and a colon.
    static func begins(_ text: Substring.UTF8View) -> Bool {
        guard text.prefix(41).contains(UInt8(ascii: ":")) else { return false }
        return split(String(decoding: text.prefix(48), as: UTF8.self)).name != nil
    }

    /// Cues that have their speakers in front of the words, in a file whose markup names nobody.
    ///
    /// Who speaks does so more than once: "Remember: never do this" names nobody. A cue in which several speak is theirs in
    /// turn.
    /// - Parameter lines: For cues by their index, where lines begin that may have a name of their own, in bytes.
    static func split(_ cues: [Cue], lines: [Int: [Int]]) -> [Cue] {
        guard cues.allSatisfy({ $0.speaker == nil }) else { return cues }
        let parts = cues.enumerated().map { cut($0.element.text, at: lines[$0.offset] ?? []) }
        var counts: [String: Int] = [:]
        for part in parts.joined() { if let name = split(part).name { counts[name, default: 0] += 1 } }
        var speakers = Set(counts.filter { $0.value > 1 || isProgram($0.key) }.keys)
        // Among others who are named, a full name once is somebody's.
        if !speakers.isEmpty { speakers.formUnion(counts.keys.filter { $0.contains(" ") }) }
        return zip(cues, parts).flatMap { cue, parts in
            var own: [Cue] = []
            for part in parts {
                let (name, words) = split(part)
                if let name, speakers.contains(name) {
                    own.append(Cue(start: cue.start, end: cue.end, speaker: name, text: words))
                } else if let last = own.indices.last {
                    own[last].text += (own[last].text.isEmpty ? "" : " ") + part
                } else {
                    own.append(Cue(start: cue.start, end: cue.end, text: part))
                }
            }
            return own.filter { !$0.text.isEmpty }
        }
    }

    /// Whether this is what a program calls somebody: "Speaker 1", "Unknown".
    private static func isProgram(_ name: String) -> Bool {
        isNumbered(name) || Phrases.speakerWords.contains(name.lowercased())
    }

    /// A text cut where lines begin.
    private static func cut(_ text: String, at lines: [Int]) -> [String] {
        guard !lines.isEmpty else { return [text] }
        let bytes = Array(text.utf8)
        return zip([0] + lines, lines + [bytes.count]).map { start, end in
            String(decoding: bytes[start..<end], as: UTF8.self).trimmed
        }
    }

    /// A name that stands by itself, perhaps with its colon; nil when it is empty or too long for one, or ends in dashes: in
    /// a `<v Name>` they would make an arrow.
    static func name(_ written: String) -> String? {
        var name = written.collapsed
        while name.last == ":" {
            name.removeLast()
            name = name.trimmed
        }
        // Marks alone ("<v />") name nobody.
        guard name.unicodeScalars.contains(where: \.isWordPart) else { return nil }
        return name.utf8.count > nameLimit || name.hasSuffix("--") ? nil : name
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
