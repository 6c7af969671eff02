// Words put between the blocks of notes, that must all be seen in the end.

/// Notes with a paragraph of one unheard-of word at some of their empty lines. Whatever stands around it (a list, code, a
/// section of any kind), a word alone between empty lines is text, and text is never lost.
enum Signposts {
    static func placed(in bytes: [UInt8]) -> (bytes: [UInt8], words: [String]) {
        // Front matter is no text.
        guard let first = bytes.first(where: { $0 > 32 }), first != UInt8(ascii: "{"), first != UInt8(ascii: "-"),
            first != 0xEF
        else { return (bytes, []) }
        var dice = Dice(bytes)
        var out: [UInt8] = []
        var words: [String] = []
        var isLineEmpty = true
        for byte in bytes {
            out.append(byte)
            guard byte == 10 else {
                isLineEmpty = isLineEmpty && (byte == 32 || byte == 9 || byte == 13)
                continue
            }
            if isLineEmpty, words.count < 20, dice.below(3) == 0 {
                let word = "qzx\(words.count)vwk"
                words.append(word)
                out += Array("\n\(word)\n\n".utf8)
            }
            isLineEmpty = true
        }
        return (out, words)
    }
}
