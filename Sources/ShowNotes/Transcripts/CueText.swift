// The text of a cue, from its bytes.

/// Bytes of a cue → its plain words and who says them.
struct CueText {
    /// The speaker of the first `<v Name>` tag (WebVTT §4.2.2, voice spans; real files leave out the closing tag).
    private(set) var speaker: String?
    private var bytes: [UInt8] = []

    /// Adds a line: tags are dropped, entities read, blanks collapsed.
    mutating func add(_ source: [UInt8], _ line: Range<Int>, readsEntities: Bool) {
        if !bytes.isEmpty, bytes.last != 32 { bytes.append(32) }
        // From the last '<' on there may be a tag that never closes; it is text then, and found so only once.
        var tagsMayClose = true
        var index = line.lowerBound
        while index < line.upperBound {
            let byte = source[index]
            if byte == UInt8(ascii: "<"), tagsMayClose, index + 1 < line.upperBound, Self.opensTag(source[index + 1]) {
                if let close = source[index..<line.upperBound].firstIndex(of: UInt8(ascii: ">")) {
                    voice(source, index + 1..<close)
                    index = close + 1
                    continue
                }
                tagsMayClose = false
            }
            if byte == UInt8(ascii: "&"), readsEntities,
                let entity = Entity.read(source, at: index, to: line.upperBound)
            {
                for part in String(entity.scalar).utf8 { append(part) }
                index = entity.end
                continue
            }
            append(byte)
            index += 1
        }
    }

    /// One line, trimmed.
    var text: String {
        let end = bytes.last == 32 ? bytes.count - 1 : bytes.count
        return String(decoding: bytes[..<end], as: UTF8.self)
    }

    private mutating func append(_ byte: UInt8) {
        if byte == 32 || byte == 9 {
            if let last = bytes.last, last != 32 { bytes.append(32) }
        } else {
            bytes.append(byte)
        }
    }

    private mutating func voice(_ source: [UInt8], _ tag: Range<Int>) {
        guard speaker == nil, source[tag.lowerBound] == UInt8(ascii: "v"), tag.count > 2 else { return }
        // `<v.loud Name>`: classes stand before the blank.
        guard let blank = source[tag].firstIndex(where: { $0 == 32 || $0 == 9 }) else { return }
        let isVoice = source[tag.lowerBound + 1] == UInt8(ascii: ".") || blank == tag.lowerBound + 1
        guard isVoice else { return }
        let name = Entity.decoded(source[blank + 1..<tag.upperBound])
        speaker = name.isEmpty ? nil : name
    }

    private static func opensTag(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || CueTiming.isDigit(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32)
    }
}
