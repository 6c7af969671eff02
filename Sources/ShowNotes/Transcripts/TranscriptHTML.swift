// HTML transcripts of the podcast namespace.

/// HTML (https://github.com/Podcastindex-org/podcast-namespace, transcripts): `<cite>Name:</cite>`, `<time>0:00</time>`
/// and the words, mostly in `<p>`. Whatever else stands around them is passed over, scripts and styles with their content.
struct TranscriptHTML {
    private enum Place {
        case words, cite, time
    }

    private var cues: CueList
    private var place = Place.words
    /// The text of the `<cite>` or `<time>` that is open.
    private var label: [UInt8] = []
    private var speaker: String?
    private var open: (start: Double, speaker: String?, line: Int)?
    private var text = CueText(.none)
    private var line = 1
    /// A cite has been met that nothing has been said under.
    private var hasCite = false

    static func read(_ bytes: [UInt8], from offset: Int, into cues: inout CueList) {
        var reader = TranscriptHTML(cues: cues)
        var tokens = HTMLTokens(bytes, from: offset)
        while let token = tokens.next() { reader.take(token, bytes) }
        reader.leaveLabel()
        reader.close()
        cues = reader.cues
    }

    private init(cues: CueList) { self.cues = cues }

    private mutating func take(_ token: HTMLTokens.Token, _ bytes: [UInt8]) {
        line = token.line
        switch token.kind {
        case .text: add(bytes, token.range)
        case .start(let name):
            if name == "cite" || name == "time" || name == "p" { leaveLabel() }
            if name == "cite" { place = .cite }
            if name == "time" { place = .time }
            if HTMLTokens.breaks.contains(name) { addBlank() }
        case .end(let name):
            if name == "cite" || name == "time" { leaveLabel() }
            if HTMLTokens.breaks.contains(name) { addBlank() }
        case .comment: break
        }
    }

    private mutating func addBlank() {
        if place == .words { text.addBlank() } else { label.append(32) }
    }

    /// Adds text with its character references read.
    private mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            guard bytes[index] == UInt8(ascii: "&"), let entity = Entity.read(bytes, at: index, to: range.upperBound)
            else {
                index += 1
                continue
            }
            put(bytes, start..<index)
            let scalar = Array(String(entity.scalar.isBlank ? " " : entity.scalar).utf8)
            put(scalar, 0..<scalar.count)
            index = entity.end
            start = index
        }
        put(bytes, start..<index)
    }

    private mutating func put(_ bytes: [UInt8], _ range: Range<Int>) {
        if place == .words { text.extend(bytes, range) } else { label += bytes[range] }
    }

    /// The end of a name or a time.
    private mutating func leaveLabel() {
        let words = String(decoding: label, as: UTF8.self).collapsed
        label = []
        defer { place = .words }
        switch place {
        case .words: break
        case .cite:
            guard let name = Speaker.name(words) else {
                // No name: words that somebody set in italics.
                let bytes = Array(words.utf8)
                return text.extend(bytes, 0..<bytes.count)
            }
            if open != nil, text.isEmpty {
                speaker = name
                open?.speaker = name
            } else {
                close()
                (speaker, hasCite) = (name, true)
            }
        case .time:
            close()
            let bytes = Array(words.utf8)
            let isBracketed = words.hasPrefix("[") || words.hasPrefix("(")
            let time = CueTiming.time(bytes, at: isBracketed ? 1 : 0, to: bytes.count)
            if let time, time.end == bytes.count - (isBracketed ? 1 : 0) {
                open = (time.seconds, speaker, line)
                hasCite = false
            } else {
                cues.warn(
                    line, "time should be as 0:00 or 1:02:03, is \"\(words.cut(to: 40))\"; its words are left out")
            }
        }
    }

    private mutating func close() {
        defer {
            open = nil
            text = CueText(.none)
            hasCite = false
        }
        if let open {
            cues.add(start: open.start, end: nil, speaker: open.speaker, text: text, line: open.line)
        } else if hasCite, !text.isEmpty {
            cues.warn(line, "words should stand behind a <time>, have none; stepped over")
        }
    }
}
