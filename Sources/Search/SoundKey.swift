// What a word sounds like, for words that speech recognition wrote as it heard them.

/// Consonants by their sound, in the order in which they are said. Vowels count only at the beginning: "pytest" and
/// "pietest" have one key, so have "sqlalchemy" and "sequelalchemy".
package enum SoundKey {
    private static let limit = 12

    package static func of(_ word: FoldedWord) -> String {
        var key: [UInt8] = []
        var index = 0
        let at = { (index: Int) -> UInt8 in index >= 0 && index < word.count ? word[index] : 0 }
        while index < word.count, key.count < limit {
            let byte = at(index)
            let next = at(index + 1)
            var sound: UInt8?
            var length = 1
            switch byte {
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
                UInt8(ascii: "y"):
                sound = index == 0 ? UInt8(ascii: "A") : nil
            case UInt8(ascii: "h"), UInt8(ascii: "w"): sound = index == 0 ? byte - 32 : nil
            case UInt8(ascii: "b"), UInt8(ascii: "p"):
                sound = next == UInt8(ascii: "h") ? UInt8(ascii: "F") : UInt8(ascii: "P")
                if next == UInt8(ascii: "h") { length = 2 }
            case UInt8(ascii: "f"), UInt8(ascii: "v"): sound = UInt8(ascii: "F")
            case UInt8(ascii: "d"), UInt8(ascii: "t"):
                // A d before j is not said.
                sound = next == UInt8(ascii: "j") ? nil : UInt8(ascii: "T")
            case UInt8(ascii: "c"):
                switch next {
                case UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "y"): sound = UInt8(ascii: "S")
                case UInt8(ascii: "k"):
                    sound = UInt8(ascii: "K")
                    length = 2
                default: sound = UInt8(ascii: "K")
                }
            case UInt8(ascii: "s"), UInt8(ascii: "z"): sound = UInt8(ascii: "S")
            case UInt8(ascii: "x"): sound = UInt8(ascii: "S")
            case UInt8(ascii: "g"), UInt8(ascii: "k"), UInt8(ascii: "q"): sound = UInt8(ascii: "K")
            case UInt8(ascii: "j"): sound = UInt8(ascii: "J")
            case UInt8(ascii: "m"), UInt8(ascii: "n"): sound = UInt8(ascii: "M")
            case UInt8(ascii: "l"): sound = UInt8(ascii: "L")
            case UInt8(ascii: "r"): sound = UInt8(ascii: "R")
            default: sound = byte
            }
            if let sound, key.last != sound { key.append(sound) }
            index += length
        }
        return String(decoding: key, as: UTF8.self)
    }
}
