// Words as notes and speech have them in common, by a number each.

/// Cuts text into words without regard to capitals, apostrophes and a plural's s.
enum WordScan {
    /// Calls `each` with every word of two letters and more, as the hash of its bytes (FNV-1a). Two words with one hash would
    /// count as one, which moves a time and harms nothing.
    static func words(in text: String, _ each: (UInt64) -> Void) {
        var word = Word()
        var text = text.lowercased()
        text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): word.add(byte)
                case UInt8(ascii: "'"): break
                // U+2019 is an apostrophe; the rest of U+2000 to U+207F, and U+0080 to U+00BF, are blanks and marks.
                case 0xE2 where index + 2 < bytes.count && (0x80...0x81).contains(bytes[index + 1]):
                    if bytes[index + 1] != 0x80 || bytes[index + 2] != 0x99 { word.end(each) }
                    index += 2
                case 0xC2:
                    word.end(each)
                    index += 1
                case 0x80...: word.add(byte)
                default: word.end(each)
                }
                index += 1
            }
            word.end(each)
        }
    }

    private struct Word {
        private static let empty: UInt64 = 0xcbf2_9ce4_8422_2325

        private var hash = empty
        /// The hash without the last letter.
        private var before = empty
        private var last: UInt8 = 0
        private var count = 0

        mutating func add(_ byte: UInt8) {
            before = hash
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            last = byte
            count += 1
        }

        mutating func end(_ each: (UInt64) -> Void) {
            if count > 3, last == UInt8(ascii: "s") {
                each(before)
            } else if count > 1 {
                each(hash)
            }
            self = Word()
        }
    }
}
