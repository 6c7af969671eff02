// The text of a cue, from its bytes.

/// Bytes of a cue → its plain words and who says them.
struct CueText {
    /// What stands between the words.
    enum Markup {
        /// WebVTT's tags and character references.
        case captions
        /// HTML's tags and character references, and `{\an8}`, as SRT files have them.
        case subtitles
        /// Tags alone: plain transcripts made from captions still hold `<v Name>`.
        case tags
        /// Nothing: every byte is text.
        case none
    }

    /// What one speaker says in the cue.
    struct Voice: Equatable {
        /// From a `<v Name>` tag (WebVTT §4.2.2, voice spans; real files leave out the closing tag).
        var speaker: String?
        /// One line, trimmed; never empty.
        var text: String
        /// Where lines begin in the text but the first, in bytes.
        var lines: [Int] = []
    }

    let markup: Markup
    private var earlier: [Voice] = []
    private var speaker: String?
    private var bytes: [UInt8] = []
    private var lines: [Int] = []

    init(_ markup: Markup) { self.markup = markup }

    /// The voices that say something, in order.
    var voices: [Voice] {
        var voices = earlier
        if let last { voices.append(last) }
        return voices
    }

    var isEmpty: Bool { bytes.isEmpty && earlier.isEmpty }

    /// Adds a line: tags are dropped, references read, blanks collapsed. A tag that the formats do not know is text.
    mutating func add(_ source: [UInt8], _ line: Range<Int>) {
        addBlank()
        if !bytes.isEmpty { lines.append(bytes.count) }
        extend(source, line)
    }

    /// The same, without a blank before it.
    mutating func extend(_ source: [UInt8], _ line: Range<Int>) {
        var index = line.lowerBound
        while index < line.upperBound {
            let run = index
            while index < line.upperBound, Self.isPlain(source[index]) { index += 1 }
            if run < index { bytes.append(contentsOf: source[run..<index]) }
            guard index < line.upperBound else { break }
            index = addSpecial(source, index, line.upperBound)
        }
    }

    /// Adds one of the bytes that may be more than itself, with what belongs to it; returns where it goes on.
    private mutating func addSpecial(_ source: [UInt8], _ index: Int, _ end: Int) -> Int {
        switch source[index] {
        case 9, 10, 13, 32:
            addBlank()
            return index + 1
        case UInt8(ascii: "<") where markup != .none:
            guard let tag = CueTag.read(source, at: index, to: end) else { break }
            if let name = tag.voice { begin(name) }
            return tag.end
        case UInt8(ascii: "&") where markup == .captions || markup == .subtitles:
            guard let entity = Entity.read(source, at: index, to: end) else { break }
            if entity.scalar.isBlank { addBlank() } else { bytes.append(contentsOf: String(entity.scalar).utf8) }
            return entity.end
        case UInt8(ascii: "{") where markup == .subtitles:
            guard let close = CueTag.override(source, at: index, to: end) else { break }
            return close
        case 0xE2 where index + 2 < end && source[index + 1] == 0x80 && source[index + 2] & 0xFE == 0xA8:
            // U+2028 and U+2029 end a line.
            addBlank()
            return index + 3
        default: break
        }
        bytes.append(source[index])
        return index + 1
    }

    /// A blank, unless there is one already.
    mutating func addBlank() {
        if let last = bytes.last, last != 32 { bytes.append(32) }
    }

    /// A cue in which several speak is theirs in turn.
    private mutating func begin(_ name: String) {
        guard name != speaker else { return }
        if let last { earlier.append(last) }
        bytes.removeAll(keepingCapacity: true)
        lines = []
        speaker = name
    }

    private var last: Voice? {
        let end = bytes.last == 32 ? bytes.count - 1 : bytes.count
        guard end > 0 else { return nil }
        return Voice(
            speaker: speaker, text: String(decoding: bytes[..<end], as: UTF8.self), lines: lines.filter { $0 < end })
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 32 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "{") && byte != 0xE2
    }
}

extension CueText {
    /// The length of what was said last, in bytes.
    var count: Int { bytes.count }

    /// Whether it is one word.
    var isWord: Bool { !bytes.dropLast(bytes.last == 32 ? 1 : 0).contains(32) }

    var endsSentence: Bool {
        last.map { SentenceEnd.isEnd(Array($0.text.utf8), $0.text.utf8.count) } ?? false
    }

    /// Adds words; a mark such as a comma has no blank before it.
    mutating func append(_ other: CueText) {
        let isMark = other.bytes.allSatisfy { ",.;:?!".utf8.contains($0) }
        if let last = bytes.last, last != 32, !isMark { bytes.append(32) }
        if bytes.last == 32, isMark { bytes.removeLast() }
        bytes += other.bytes
    }
}
