// A coarse timer wheel: deadlines in slots, moved for nothing and looked at when their slot comes up.

/// Tokens in slots of `tick` milliseconds. A connection stands in one slot that counts; when its deadline has moved on
/// by then it is put in again, so that moving a deadline later costs nothing.
struct TimerWheel {
    /// Milliseconds of a slot.
    static let tick: Int64 = 100
    private static let slotCount: Int64 = 1024

    private var slots: [[UInt64]] = Array(repeating: [], count: Int(slotCount))
    private var current: Int64
    private(set) var count = 0

    init(now: Int64) { current = now / Self.tick }

    /// The tick at which a deadline falls due, seen from now: never the one under way, at most one turn ahead.
    func slot(for deadline: Int64) -> Int64 {
        min(max(deadline / Self.tick + 1, current + 1), current + Self.slotCount - 1)
    }

    /// An empty wheel stands still while the loop sleeps: before it takes a token it goes to now.
    mutating func catchUp(to now: Int64) {
        if count == 0 { current = max(current, now / Self.tick) }
    }

    mutating func insert(_ token: UInt64, at slot: Int64) {
        slots[Int(slot % Self.slotCount)].append(token)
        count += 1
    }

    /// Everything whose slot has come up, with the slot.
    mutating func advance(to now: Int64) -> [(token: UInt64, slot: Int64)] {
        let target = now / Self.tick
        if count == 0 {
            current = max(current, target)
            return []
        }
        var due: [(token: UInt64, slot: Int64)] = []
        // After a long sleep one full turn passes every slot.
        if target - current > Self.slotCount { current = target - Self.slotCount }
        while current < target {
            current += 1
            let index = Int(current % Self.slotCount)
            if slots[index].isEmpty { continue }
            for token in slots[index] { due.append((token, current)) }
            count -= slots[index].count
            slots[index].removeAll(keepingCapacity: slots[index].count <= 64)
        }
        return due
    }
}
