// The sample table of an MP4 track: how many samples there are, how long and how large.

/// Totals over all samples of a track (ISO/IEC 14496-12 §8.6.1.2 stts and §8.7.3 stsz).
struct MP4SampleTable {
    var count: UInt64 = 0
    /// Length in units of the track's clock.
    var units: UInt64 = 0
    var bytes: Int64 = 0

    /// Reads both tables. Throws `.damaged` when they disagree or claim more entries than they have room for.
    static func read(_ window: inout ByteWindow<some ByteSource>, _ table: MP4Box) throws(MediaError) -> MP4SampleTable
    {
        guard let times = try table.first(&window, "stts"), let sizes = try table.first(&window, "stsz") else {
            throw .damaged("an audio track without the tables stts and stsz")
        }
        var total = MP4SampleTable()
        let entries = try entries(&window, times, at: times.content + 4, width: 8)
        for index in 0..<entries {
            let place = times.content + 8 + index * 8
            let count = UInt64(try window.word(place) ?? 0)
            let delta = UInt64(try window.word(place + 4) ?? 0)
            // Both are 32 bits, so the product fits; the sums are checked.
            let (units, isTooLong) = total.units.addingReportingOverflow(count * delta)
            guard !isTooLong else { throw .damaged("the length of its samples") }
            total.units = units
            total.count += count
        }
        let fixed = try window.word(sizes.content + 4) ?? 0
        let stated = try window.word(sizes.content + 8) ?? 0
        guard UInt64(stated) == total.count else {
            throw .damaged("stts counts \(total.count) samples, stsz \(stated)")
        }
        if fixed > 0 {
            total.bytes = Int64(clamping: UInt64(fixed) * UInt64(stated))
        } else {
            let entries = try Self.entries(&window, sizes, at: sizes.content + 8, width: 4)
            for index in 0..<entries {
                total.bytes += Int64(try window.word(sizes.content + 12 + index * 4) ?? 0)
            }
        }
        return total
    }

    /// The entry count at `offset`, checked against the room behind it.
    static func entries(
        _ window: inout ByteWindow<some ByteSource>, _ box: MP4Box, at offset: Int64, width: Int64
    ) throws(MediaError) -> Int64 {
        guard offset + 4 <= box.end, let count = try window.word(offset) else {
            throw .truncated("the box \(box.name)")
        }
        guard Int64(count) * width <= box.end - offset - 4 else {
            throw .damaged("the box \(box.name) claims \(count) entries, more than it has room for")
        }
        return Int64(count)
    }
}
