// Whole answers with this second's Date in place, for the pages that are asked for again and again.

/// A few pages of one loop as single stretches of bytes: head, Date, body. One plain `send` of them costs the kernel a
/// twelfth less than a `writev` of the parts. Each is put together once a second, and only when it is asked for a second
/// time within it, so that a crowd of different pages costs nothing.
struct StampedPages {
    private struct Slot {
        /// Held, so that its address is no other page's.
        var variant: PreparedPage.Variant?
        var second: Int64 = 0
        var bytes: [UInt8] = []
    }

    private static let count = 32
    /// Larger pages gain nothing: their copy dwarfs the call.
    private static let largest = 48 << 10

    private var slots = [Slot](repeating: Slot(), count: count)

    /// The whole answer for a page's variant at this second; nil when it is not worth putting together.
    @inline(__always)
    mutating func bytes(of variant: PreparedPage.Variant, tail: [UInt8], second: Int64) -> [UInt8]? {
        let mark = UInt(bitPattern: ObjectIdentifier(variant)) >> 4
        let index = Int((mark ^ mark >> 5 ^ mark >> 10) % UInt(Self.count))
        guard slots[index].variant === variant, slots[index].second == second else {
            slots[index] = Slot(variant: variant, second: second)
            return nil
        }
        if slots[index].bytes.isEmpty {
            guard variant.body.count <= Self.largest else { return nil }
            slots[index].bytes = variant.head + tail + variant.body
        }
        return slots[index].bytes
    }
}
