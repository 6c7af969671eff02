// Words of the index that are no words of a text: pairs of neighbours, filters, whole titles.

/// How what is no word stands in the index. Each begins with a character that no word has.
package enum IndexToken {
    /// Two neighbouring words, by the hashes of their stems. Phrases are found by the pairs in them, since a pair of
    /// words that stand everywhere is rare where the words are not. 18 bits: pairs that share a token are told apart when
    /// the text is read, and fewer tokens make the index smaller.
    package static func pair(_ first: UInt64, _ second: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: FoldedWord.mixed(first &+ second &* 0x9E37_79B9_7F4A_7C15) >> 46)
    }

    /// A pair's token, appended to a text for the index.
    package static func append(pair: UInt32, to text: inout [UInt8]) {
        text.append(0xC2)
        text.append(0x81)
        for shift in [15, 10, 5, 0] as [UInt32] { text.append(digit(UInt64(pair >> shift) & 31)) }
    }

    package static func text(ofPair pair: UInt32) -> String {
        var bytes: [UInt8] = []
        append(pair: pair, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same for parts of the notes, by 30 bits: those are few, so that a find is one without a look at the text.
    package static func notedPair(_ first: UInt64, _ second: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: FoldedWord.mixed(first &+ second &* 0x9E37_79B9_7F4A_7C15) >> 34)
    }

    /// A pair's token, appended to a text for the index of notes.
    package static func append(notedPair pair: UInt32, to text: inout [UInt8]) {
        text.append(0xC2)
        text.append(0x81)
        for shift in [25, 20, 15, 10, 5, 0] as [UInt32] { text.append(digit(UInt64(pair >> shift) & 31)) }
    }

    package static func text(ofNotedPair pair: UInt32) -> String {
        var bytes: [UInt8] = []
        append(notedPair: pair, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The token of a word, or of a pair of words, that stands in a title. To look for it is to look for no other row, while a
    /// word that is asked for in one column of an index is followed through all rows that have it anywhere.
    package static func titled(_ token: String) -> String { "\u{82}" + token }

    /// Appends the tokens of a title's words and pairs, which end in spaces, as those that stand in a title.
    package static func append(titled tokens: [UInt8], to text: inout [UInt8]) {
        for token in tokens.split(separator: 32) {
            text += [0xC2, 0x82]
            text += token
            text.append(32)
        }
    }

    /// What a filter asks for.
    package enum Mark: UInt8 {
        case kind = 0x6B  // k
        case host = 0x68  // h
        /// Somebody whom the whole episode belongs to.
        case guest = 0x67  // g
        /// Somebody who hosts the whole episode.
        case presenter = 0x70  // p
        case site = 0x73  // s
        case tag = 0x74  // t
        /// Whatever links to a site.
        case linked = 0x6C  // l
        /// All words of a title.
        case title = 0x78  // x
        /// The first passage of a transcript.
        case first = 0x66  // f
    }

    /// A mark's token, by the text that it stands for.
    package static func mark(_ mark: Mark, _ value: String) -> String {
        var word: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in value.utf8 { word = (word ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return token(mark, FoldedWord.mixed(word))
    }

    /// The token of a whole title, by the hashes of its stems.
    package static func title(_ stems: some Sequence<UInt64>) -> String {
        var hash: UInt64 = 0
        for stem in stems { hash = FoldedWord.mixed(hash &* 31 &+ stem) }
        return token(.title, hash)
    }

    private static func token(_ mark: Mark, _ hash: UInt64) -> String {
        var bytes: [UInt8] = [0xC2, 0x80, mark.rawValue]
        for place in 0..<8 { bytes.append(digit(hash >> UInt64(place * 5) & 31)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ value: UInt64) -> UInt8 { value < 26 ? UInt8(value) + 97 : UInt8(value) + 22 }
}
