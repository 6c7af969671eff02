// Reading the words of a text, folded, with their places.

import Foundation

/// Goes through a text word by word. Texts and queries are read by the same rules, so that whatever is written one way in
/// either is found: capitals and accents make no difference, hyphens, dots and underscores part words, an apostrophe
/// does not, and what is written without spaces (Chinese, Japanese, Thai and the like) is read sign by sign.
package struct WordScanner {
    /// Which rules these are. To be raised whenever others would read another word in some text: indexes of older rules
    /// are then made again.
    package static let edition = 1

    /// The present word.
    package private(set) var word = FoldedWord()
    /// Where the present word begins and ends in the text's UTF-8 bytes.
    package private(set) var start = 0
    package private(set) var end = 0
    /// Whether the present word is another name of the one before (`c` is followed by `cplusplus`), and so stands at the
    /// same place.
    package private(set) var isAlias = false
    /// The present word's place among the words of the text, from 0; an alias has that of its word.
    package private(set) var number = -1
    private var position = 0
    private var alias: StaticString?

    package init() {}

    /// Goes to the next word that begins with one of some letters, or may; false at the end of the text. Most words of a
    /// text are stepped over without being read.
    package mutating func next(in text: Span<UInt8>, beginning some: Beginnings) -> Bool {
        while alias == nil, position < text.count {
            let first = Self.letter(text[position])
            guard first != 0 else {
                if text[position] < 0x80 {
                    position += 1
                    continue
                }
                break
            }
            // Names with signs, and whatever is not plain, are read.
            let second = Self.letter(Self.byte(text, position + 1))
            guard second != 0, !some.contains(first, second), Self.byte(text, position - 1) != UInt8(ascii: ".") else {
                break
            }
            var index = position + 2
            while index < text.count, Self.letter(text[index]) != 0 { index += 1 }
            if index < text.count, text[index] >= 0x80 || text[index] == UInt8(ascii: "'") { break }
            number += 1
            position = index
        }
        return next(in: text)
    }

    /// Goes to the next word; false at the end of the text.
    package mutating func next(in text: Span<UInt8>) -> Bool {
        word.removeAll()
        if let alias {
            self.alias = nil
            isAlias = true
            alias.withUTF8Buffer { bytes in for byte in bytes { word.append(byte) } }
            return true
        }
        isAlias = false
        while position < text.count {
            let byte = text[position]
            if byte < 0x80 {
                if Self.letter(byte) != 0 {
                    start = position
                    number += 1
                    readWord(text)
                    return true
                }
                position += 1
            } else {
                let (scalar, length) = Self.scalar(text, position)
                switch Self.kind(scalar) {
                case .letter:
                    start = position
                    readWord(text)
                    // Marks alone are no word.
                    if word.count > 0 {
                        number += 1
                        return true
                    }
                case .sign:
                    start = position
                    position += length
                    end = position
                    Self.append(scalar, to: &word)
                    number += 1
                    return true
                case .mark, .other: position += length
                }
            }
        }
        return false
    }

    private mutating func readWord(_ text: Span<UInt8>) {
        var apostrophe: Int?
        end = position
        loop: while position < text.count {
            // Most of most texts.
            var index = position
            while index < text.count {
                let letter = Self.letter(text[index])
                guard letter != 0 else { break }
                word.append(letter)
                index += 1
            }
            if index > position {
                position = index
                end = index
                continue
            }
            let byte = text[position]
            if byte < 0x80 {
                if byte == UInt8(ascii: "'"), Self.isWord(text, at: position + 1) {
                    apostrophe = word.count
                    position += 1
                } else {
                    break
                }
            } else {
                let (scalar, length) = Self.scalar(text, position)
                switch Self.kind(scalar) {
                case .letter:
                    Self.append(scalar, to: &word)
                    position += length
                    end = position
                case .mark:
                    position += length
                    end = position
                case .sign: break loop
                case .other:
                    // The apostrophes of books.
                    guard scalar.value == 0x2019 || scalar.value == 0x2018 || scalar.value == 0x2BC,
                        Self.isWord(text, at: position + length)
                    else { break loop }
                    apostrophe = word.count
                    position += length
                }
            }
        }
        // The owner's word is the owner.
        if let apostrophe, apostrophe > 0, word.count == apostrophe + 1, word[apostrophe] == UInt8(ascii: "s") {
            word.cut(to: apostrophe)
        }
        readAlias(text)
    }

    /// Names that are told apart by signs alone.
    private mutating func readAlias(_ text: Span<UInt8>) {
        if word.count == 1 {
            let sign = Self.byte(text, position)
            let isPlus = sign == UInt8(ascii: "+") && Self.byte(text, position + 1) == sign
            let isSharp = sign == UInt8(ascii: "#") && !Self.isWord(text, at: position + 1)
            switch word[0] {
            case UInt8(ascii: "c") where isPlus: alias = "cplusplus"
            case UInt8(ascii: "g") where isPlus: alias = "gplusplus"
            case UInt8(ascii: "c") where isSharp: alias = "csharp"
            case UInt8(ascii: "f") where isSharp: alias = "fsharp"
            case UInt8(ascii: "j") where isSharp: alias = "jsharp"
            default: return
            }
            position += isPlus ? 2 : 1
            end = position
        } else if word.count == 3, word[0] == UInt8(ascii: "n"), word[1] == UInt8(ascii: "e"),
            word[2] == UInt8(ascii: "t"), Self.byte(text, start - 1) == UInt8(ascii: "."),
            !Self.isWord(text, at: start - 2)
        {
            alias = "dotnet"
            start -= 1
        }
    }

    /// 0 outside the text.
    private static func byte(_ text: Span<UInt8>, _ index: Int) -> UInt8 {
        index >= 0 && index < text.count ? text[index] : 0
    }

    // MARK: Characters

    private enum Kind { case letter, mark, sign, other }

    /// What an ASCII byte stands for within a word; 0: it parts words.
    @inline(__always)
    private static func letter(_ byte: UInt8) -> UInt8 {
        if byte &- 97 < 26 || byte &- 48 < 10 { return byte }
        return byte &- 65 < 26 ? byte + 32 : 0
    }

    private static func isWord(_ text: Span<UInt8>, at index: Int) -> Bool {
        guard index >= 0, index < text.count else { return false }
        return text[index] >= 0x80 || letter(text[index]) != 0
    }

    private static func kind(_ scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0xC0...0x24F where scalar.value != 0xD7 && scalar.value != 0xF7: return .letter
        case 0x2010...0x2BFF where !scalar.properties.isAlphabetic: return .other
        // Kana, Han; Thai, Lao, Burmese, Khmer: without spaces, so each sign is a word.
        case 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF:
            return scalar.properties.isAlphabetic ? .sign : .other
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF:
            return scalar.properties.isAlphabetic ? .sign : .mark
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark, .format: return .mark
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .privateUse:
            return .letter
        default: return .other
        }
    }

    /// The character at a place of valid UTF-8, and how many bytes it has.
    private static func scalar(_ text: Span<UInt8>, _ index: Int) -> (Unicode.Scalar, Int) {
        let lead = text[index]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        guard length > 1, index + length <= text.count else { return ("\u{FFFD}", 1) }
        var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// Letters that are no letter with an accent, and are typed as others.
    private static let spelled: [UInt32: StaticString] = [
        0xDF: "ss", 0xE6: "ae", 0xF8: "o", 0x153: "oe", 0x142: "l", 0x111: "d", 0xF0: "d", 0xFE: "th", 0x131: "i",
        0x127: "h", 0x138: "k", 0x14B: "n", 0x167: "t",
    ]

    private static func append(_ scalar: Unicode.Scalar, to word: inout FoldedWord) {
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            if let spelled = spelled[lower.value] {
                spelled.withUTF8Buffer { bytes in for byte in bytes { word.append(byte) } }
                continue
            }
            // Syllables of Hangul and signs are letters themselves; the wide forms of Latin letters are not.
            let isComposed = (0x80..<0x2000).contains(lower.value) || (0xFF00...0xFFEF).contains(lower.value)
            let parts = isComposed ? String(lower).decomposedStringWithCompatibilityMapping : String(lower)
            for part in parts.unicodeScalars {
                // Some decompose into a space and a mark, or into numbers and a stroke; some into capitals.
                guard lower.value >= 0xE00 || kind(part) == .letter, kind(part) != .other else { continue }
                for byte in part.utf8Bytes { word.append(letter(byte) == 0 ? byte : letter(byte)) }
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var utf8Bytes: some Sequence<UInt8> { UTF8.encode(self)?.map { $0 } ?? [] }
}

/// The first two letters of words that are sought, a bit for each pair of bytes.
package struct Beginnings: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1024)

    package init() {}

    package mutating func insert(_ word: FoldedWord) {
        let bit = Self.bit(word[0], word.count > 1 ? word[1] : 0)
        bits[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    @inline(__always)
    package func contains(_ first: UInt8, _ second: UInt8) -> Bool {
        let bit = Self.bit(first, second)
        return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    }

    @inline(__always)
    package func contains(_ word: FoldedWord) -> Bool { contains(word[0], word.count > 1 ? word[1] : 0) }

    @inline(__always)
    private static func bit(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 8 | Int(second) }
}
