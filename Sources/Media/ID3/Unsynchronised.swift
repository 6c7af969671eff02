// ID3's unsynchronisation: a zero behind each 0xFF, so that no old player takes a tag for sound.

/// A source whose bytes have such zeros in them, read without them (id3.org: "ID3 tag version 2.3.0", §5).
///
/// Whether a byte goes depends on itself and the one before alone. One pass over the source counts what goes in each block,
/// so that any place can be reached by decoding less than one block.
struct Unsynchronised<Base: ByteSource>: ByteSource {
    let size: Int64

    private let base: Base
    /// How many bytes remain of all blocks before each block.
    private var kept: [Int64] = []
    private let block = 64 * 1024

    init(_ base: Base) throws(MediaError) {
        self.base = base
        var total: Int64 = 0
        var offset: Int64 = 0
        while offset < base.size {
            kept.append(total)
            let bytes = try Self.decode(base, at: offset, count: block)
            total += Int64(bytes.count)
            offset += Int64(block)
        }
        size = total
    }

    func read(at offset: Int64, count: Int) throws(MediaError) -> [UInt8] {
        guard offset >= 0, count > 0, offset < size else { return [] }
        let wanted = Int(min(Int64(count), size - offset))
        var out: [UInt8] = []
        out.reserveCapacity(wanted)
        var index = blockIndex(offset)
        while out.count < wanted, index < kept.count {
            let bytes = try Self.decode(base, at: Int64(index) * Int64(block), count: block)
            let skipped = max(Int(offset - kept[index]), 0)
            out += bytes.dropFirst(skipped).prefix(wanted - out.count)
            index += 1
        }
        return out
    }

    /// Where the byte at `offset` lies in the base; the base's size for the end.
    func baseOffset(_ offset: Int64) throws(MediaError) -> Int64 {
        guard offset < size, offset >= 0 else { return base.size }
        let index = blockIndex(offset)
        let start = Int64(index) * Int64(block)
        var left = offset - kept[index]
        let (raw, first) = try Self.rawBlock(base, at: start, count: block)
        for place in first..<raw.count where !Self.goes(raw, place) {
            if left == 0 { return start + Int64(place - first) }
            left -= 1
        }
        return base.size
    }

    private func blockIndex(_ offset: Int64) -> Int {
        var (low, high) = (0, kept.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if kept[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private static func decode(_ base: Base, at offset: Int64, count: Int) throws(MediaError) -> [UInt8] {
        let (raw, first) = try rawBlock(base, at: offset, count: count)
        return (first..<raw.count).compactMap { goes(raw, $0) ? nil : raw[$0] }
    }

    /// The block with the byte before it, where there is one; and where in it the block begins.
    private static func rawBlock(
        _ base: Base, at offset: Int64, count: Int
    ) throws(MediaError) -> (bytes: [UInt8], first: Int) {
        let first = offset > 0 ? 1 : 0
        let raw = try base.read(at: offset - Int64(first), count: count + first)
        return (raw, min(first, raw.count))
    }

    private static func goes(_ raw: [UInt8], _ place: Int) -> Bool {
        raw[place] == 0 && place > 0 && raw[place - 1] == 0xFF
    }
}

extension Unsynchronised where Base == MemorySource {
    /// Bytes without the zeros that were put in.
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        bytes.indices.compactMap { goes(bytes, $0) ? nil : bytes[$0] }
    }
}
