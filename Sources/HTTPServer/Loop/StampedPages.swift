// Whole answers with this second's Date in place, for the pages that are asked for again and again.

/// What a page is answered with.
enum PageAnswer: UInt8 {
    /// Head and body, on a connection that stays, or that ends.
    case whole, wholeClosing
    case notModified
}

/// A few answers of one loop as single stretches of bytes: head, Date, body. One plain `send` of them costs the kernel a
/// twelfth less than a gathered write of the parts. Each is put together once a second, and only when it is asked for a
/// second time within it, so that a crowd of different pages costs nothing.
struct StampedPages {
    private struct Slot {
        /// Held, so that its address is no other page's.
        var variant: PreparedPage.Variant?
        var answer = PageAnswer.whole
        var second: Int64 = 0
        var bytes: [UInt8] = []
    }

    private static let count = 64
    /// Larger pages gain nothing: their copy dwarfs the call.
    private static let largest = 48 << 10

    private(set) var isEmpty = true
    private var slots = [Slot](repeating: Slot(), count: count)

    /// The bytes of an answer at this second; nil when it is not worth putting together.
    @inline(__always)
    mutating func bytes(
        of variant: PreparedPage.Variant, _ answer: PageAnswer, tail: [UInt8], second: Int64
    ) -> [UInt8]? {
        let mark = UInt(bitPattern: ObjectIdentifier(variant)) >> 4 ^ UInt(answer.rawValue) &* 21
        let index = Int((mark ^ mark >> 6 ^ mark >> 12) % UInt(Self.count))
        guard answer == .notModified || variant.body.count <= Self.largest else { return nil }
        guard slots[index].variant === variant, slots[index].answer == answer, slots[index].second == second else {
            slots[index] = Slot(variant: variant, answer: answer, second: second)
            isEmpty = false
            return nil
        }
        if slots[index].bytes.isEmpty {
            slots[index].bytes =
                answer == .notModified ? variant.notModifiedHead + tail : variant.head + tail + variant.body
        }
        return slots[index].bytes
    }

    /// Lets go what was not asked for in this second or the one before, so that no page outlives its place in a cache.
    mutating func forget(before second: Int64) {
        isEmpty = true
        for index in slots.indices where slots[index].variant != nil {
            if slots[index].second < second - 1 { slots[index] = Slot() } else { isEmpty = false }
        }
    }
}
