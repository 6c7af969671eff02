// Choices that depend on the input alone, so that a finding can be repeated from its file.

/// Random numbers (SplitMix64) seeded with the input's own bytes.
struct Dice {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    init(_ bytes: [UInt8]) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    /// A number from 0 to before `bound`, which is above 0.
    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(bound))
    }

    /// Places to cut `count` bytes at, in order, the end last. Few bytes are cut everywhere now and then.
    mutating func cuts(_ count: Int) -> [Int] {
        if count < 512, below(4) == 0 { return Array(0...count) }
        return (0...below(5)).map { _ in below(count + 1) }.sorted() + [count]
    }
}
