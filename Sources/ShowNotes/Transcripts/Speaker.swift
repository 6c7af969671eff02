// Finds the speaker that a cue's text begins with.

/// `Name: text`, as SRT and plain transcripts write who speaks.
enum Speaker {
    /// The name in front of a colon and the words behind it; no name when the text begins with none.
    ///
    /// A name is one to three capitalised words: "Wes Bos: Hi" has one, "Well: no" too, "https://x" and "at 10:30" none.
    static func split(_ text: String) -> (name: String?, words: String) {
        let bytes = text.utf8
        guard let colon = bytes.prefix(41).firstIndex(of: UInt8(ascii: ":")) else { return (nil, text) }
        let after = bytes.index(after: colon)
        guard after == bytes.endIndex || bytes[after] == 32 else { return (nil, text) }
        let name = text[..<colon]
        guard PersonName.isPlausible(name) else { return (nil, text) }
        return (String(name), String(text[after...]).trimmed)
    }
}
