// A word as the index has it, in a fixed number of bytes.

/// A word without capitals and accents, in UTF-8. Kept in place, since texts are folded by the million words.
package struct FoldedWord {
    /// Longer words are cut: nobody types them, and they are hashes and addresses more often than words.
    package static let limit = 40

    private(set) var bytes = InlineArray<40, UInt8>(repeating: 0)
    package private(set) var count = 0
    /// Whether there was more of it than `limit`.
    package private(set) var isCut = false

    package init() {}

    /// A word that is folded already; cut at `limit`, between characters.
    package init(_ text: String) {
        for byte in text.utf8 { append(byte) }
    }

    package subscript(index: Int) -> UInt8 {
        get { bytes[index] }
        set { bytes[index] = newValue }
    }

    package mutating func append(_ byte: UInt8) {
        guard count < Self.limit, !isCut else { return cut(before: byte) }
        bytes[count] = byte
        count += 1
    }

    /// Ends the word before a byte that has no room. A character of which a part is in goes: half a character is none, and no
    /// two programs read it alike.
    private mutating func cut(before byte: UInt8) {
        guard !isCut else { return }
        isCut = true
        guard byte & 0xC0 == 0x80 else { return }
        while count > 0, bytes[count - 1] & 0xC0 == 0x80 { count -= 1 }
        count = max(0, count - 1)
    }

    package mutating func removeAll() {
        count = 0
        isCut = false
    }

    package mutating func cut(to length: Int) { count = min(count, length) }

    package var text: String {
        bytes.span.extracting(0..<count).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether it is made of ASCII letters alone: what English endings can be taken off.
    var isPlain: Bool {
        for index in 0..<count where !(97...122).contains(bytes[index]) { return false }
        return true
    }

    /// A 64-bit hash (FNV-1a, mixed at the end), the same in every run: pairs of words are stored by it.
    package var hash: UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in 0..<count {
            hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
        }
        return Self.mixed(hash)
    }

    /// Spreads what the lower bits know over all of them (the finalizer of MurmurHash3).
    static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
        value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return value ^ value >> 33
    }
}
