// Markup within a cue's text.

/// A tag of a cue: WebVTT's (§4.2.2), and those of HTML that SRT files have.
struct CueTag {
    /// The name in a `<v Name>` tag; nil for any other.
    var voice: String?
    /// Where the text goes on.
    var end: Int

    /// A longer tag is text, in bytes: the longest name in it may be written in references.
    private static let limit = 700

    private static let names: Set<String> = [
        "c", "i", "b", "u", "s", "v", "ruby", "rt", "lang", "font", "em", "strong", "strike", "span", "br", "p", "div",
    ]

    /// Tags with more in them than a name and classes.
    private static let annotated: Set<String> = ["v", "lang", "font", "span", "p", "div"]

    /// The tag at an offset; nil when it is none that the formats know: `List<int>` and `a <b and c> d` are text.
    static func read(_ bytes: [UInt8], at start: Int, to end: Int) -> CueTag? {
        guard let close = close(bytes, start + 1, end) else { return nil }
        var index = start + 1
        if CueTiming.isDigit(bytes[index]) {
            // `<00:00:01.000>`, when the next words are said.
            guard let time = CueTiming.time(bytes, at: index, to: close), time.end == close else { return nil }
            return CueTag(end: close + 1)
        }
        let isClosing = bytes[index] == UInt8(ascii: "/")
        if isClosing { index += 1 }
        let first = index
        while index < close, isLetter(bytes[index]) { index += 1 }
        let name = String(decoding: bytes[first..<index], as: UTF8.self).lowercased()
        guard names.contains(name) else { return nil }
        // `<v.loud Name>`: classes stand before the blank.
        if index < close, bytes[index] == UInt8(ascii: ".") {
            while index < close, bytes[index] != 32, bytes[index] != 9 { index += 1 }
        }
        let rest = bytes[index..<close]
        let isBare = rest.allSatisfy { $0 == 32 || $0 == 9 || $0 == UInt8(ascii: "/") }
        guard !isClosing else { return isBare ? CueTag(end: close + 1) : nil }
        guard isBare || (annotated.contains(name) && (bytes[index] == 32 || bytes[index] == 9)) else { return nil }
        guard name == "v", !isBare else { return CueTag(end: close + 1) }
        guard let voice = Speaker.name(Entity.decoded(rest)) else { return nil }
        return CueTag(voice: voice, end: close + 1)
    }

    /// Where a `{\an8}`, a position that some players read in SRT, ends; nil when there is none at the offset.
    static func override(_ bytes: [UInt8], at start: Int, to end: Int) -> Int? {
        guard start + 1 < end, bytes[start + 1] == UInt8(ascii: "\\") else { return nil }
        let window = bytes[start + 2..<min(end, start + 60)]
        guard let stop = window.firstIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "{") }),
            bytes[stop] == UInt8(ascii: "}")
        else { return nil }
        return stop + 1
    }

    /// Looks no further than the next `<` and the end of the line, so that a line of them is read in one pass.
    private static func close(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        guard start < end else { return nil }
        let window = bytes[start..<min(end, start + limit)]
        guard let stop = window.firstIndex(where: { "><\n\r".utf8.contains($0) }), bytes[stop] == UInt8(ascii: ">"),
            stop > start
        else { return nil }
        // The head of an arrow ends no tag: no line of text has one.
        return bytes[start..<stop].suffix(2).elementsEqual("--".utf8) ? nil : stop
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32) }
}
