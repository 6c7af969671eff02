// Where each sample of a small MP4 track lies, and when it begins.

/// The samples of a track one by one (ISO/IEC 14496-12 §8.6.1.2 stts, §8.7.3 stsz, §8.7.4 stsc, §8.7.5 stco and co64).
enum MP4Samples {
    struct Sample {
        /// In units of the track's clock.
        var start: UInt64
        var end: UInt64
        /// In the file.
        var offset: Int64
        var bytes: Int64
    }

    /// The first `limit` samples whose bytes lie in the file. Throws `.damaged` when the tables have no room for what they
    /// claim.
    static func read(
        _ window: inout ByteWindow<some ByteSource>, _ table: MP4Box, limit: Int
    ) throws(MediaError) -> [Sample] {
        let times = try times(&window, table, limit: limit)
        let sizes = try sizes(&window, table, limit: times.count)
        let offsets = try offsets(&window, table, sizes: sizes)
        var samples: [Sample] = []
        for index in 0..<min(times.count, offsets.count) {
            let (offset, bytes) = (offsets[index], sizes[index])
            guard offset >= 0, bytes <= window.size, offset <= window.size - bytes else { continue }
            let (start, length) = times[index]
            let (end, isTooLong) = start.addingReportingOverflow(length)
            if isTooLong { break }
            samples.append(Sample(start: start, end: end, offset: offset, bytes: bytes))
        }
        return samples
    }

    private static func times(
        _ window: inout ByteWindow<some ByteSource>, _ table: MP4Box, limit: Int
    ) throws(MediaError) -> [(UInt64, UInt64)] {
        guard let box = try table.first(&window, "stts") else { return [] }
        var times: [(UInt64, UInt64)] = []
        var time: UInt64 = 0
        for index in 0..<(try MP4SampleTable.entries(&window, box, at: box.content + 4, width: 8)) {
            let place = box.content + 8 + index * 8
            let count = Int(try window.word(place) ?? 0)
            let delta = UInt64(try window.word(place + 4) ?? 0)
            for _ in 0..<min(count, limit - times.count) {
                times.append((time, delta))
                // At most `limit` lengths of 32 bits: the sum fits.
                time += delta
            }
            if times.count >= limit { break }
        }
        return times
    }

    private static func sizes(
        _ window: inout ByteWindow<some ByteSource>, _ table: MP4Box, limit: Int
    ) throws(MediaError) -> [Int64] {
        guard let box = try table.first(&window, "stsz"), let fixed = try window.word(box.content + 4),
            let stated = try window.word(box.content + 8)
        else { return [] }
        if fixed > 0 { return Array(repeating: Int64(fixed), count: min(Int(stated), limit)) }
        let entries = try MP4SampleTable.entries(&window, box, at: box.content + 8, width: 4)
        var sizes: [Int64] = []
        for index in 0..<min(entries, Int64(limit)) {
            sizes.append(Int64(try window.word(box.content + 12 + index * 4) ?? 0))
        }
        return sizes
    }

    /// Chunks lie at offsets; a run says from which chunk on how many samples a chunk has.
    private static func offsets(
        _ window: inout ByteWindow<some ByteSource>, _ table: MP4Box, sizes: [Int64]
    ) throws(MediaError) -> [Int64] {
        guard let runs = try table.first(&window, "stsc") else { return [] }
        let short = try table.first(&window, "stco")
        let long = short == nil ? try table.first(&window, "co64") : nil
        guard let chunks = short ?? long else { return [] }
        let width: Int64 = short == nil ? 8 : 4
        let chunkCount = try MP4SampleTable.entries(&window, chunks, at: chunks.content + 4, width: width)
        let runCount = try MP4SampleTable.entries(&window, runs, at: runs.content + 4, width: 12)
        var offsets: [Int64] = []
        var run: Int64 = 0
        var perChunk = 0
        for chunk in 0..<min(chunkCount, Int64(sizes.count)) {
            while run < runCount, Int64(try window.word(runs.content + 8 + run * 12) ?? 0) <= chunk + 1 {
                perChunk = Int(try window.word(runs.content + 12 + run * 12) ?? 0)
                run += 1
            }
            let place = chunks.content + 8 + chunk * width
            let start = try width == 8 ? window.double(place) : window.word(place).map(UInt64.init)
            guard var offset = start.flatMap(Int64.init(exactly:)) else { break }
            for _ in 0..<min(perChunk, sizes.count - offsets.count) {
                offsets.append(offset)
                let (next, isTooFar) = offset.addingReportingOverflow(sizes[offsets.count - 1])
                offset = isTooFar ? .max : next
            }
        }
        return offsets
    }
}
