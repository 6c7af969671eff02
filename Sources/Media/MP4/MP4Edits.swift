// The edit list of an MP4 track: which part of it is heard.

/// What an edit list (ISO/IEC 14496-12 §8.6.6) leaves of a track.
struct MP4Edits {
    /// Length of all edits that play something, in the movie's units.
    var duration: UInt64 = 0
    /// Units of the track that are skipped in front of the first such edit.
    var skipped: UInt64 = 0
    /// Edits that play something.
    var count = 0

    /// Edits that are looked at; a track for download has one or two.
    private static let limit: Int64 = 1024

    /// Reads the edit list of a trak box; nil when it has none that plays anything.
    static func read(_ window: inout ByteWindow<some ByteSource>, _ track: MP4Box) throws(MediaError) -> MP4Edits? {
        guard let box = try track.first(&window, "edts", "elst") else { return nil }
        let isLong = try window.byte(box.content) == 1
        let width: Int64 = isLong ? 20 : 12
        guard let entries = try window.word(box.content + 4), Int64(entries) <= limit,
            Int64(entries) * width <= box.end - box.content - 8
        else { throw .damaged("the edit list at byte \(box.content) claims more entries than it has room for") }
        var edits = MP4Edits()
        for index in 0..<Int64(entries) {
            let place = box.content + 8 + index * width
            let length = isLong ? try window.double(place) : try window.word(place).map(UInt64.init)
            let start = try isLong ? window.double(place + 8) : window.word(place + 4).map(UInt64.init)
            guard let length, let start else { break }
            // A start of -1 is a pause.
            if start == (isLong ? .max : UInt64(UInt32.max)) { continue }
            if edits.count == 0 { edits.skipped = start }
            edits.count += 1
            let (sum, isTooLong) = edits.duration.addingReportingOverflow(length)
            guard !isTooLong else { throw .damaged("the lengths in the edit list at byte \(box.content)") }
            edits.duration = sum
        }
        return edits.count > 0 && edits.duration > 0 ? edits : nil
    }

    /// Seconds that are heard of a track of so many units.
    ///
    /// The list counts in the movie's units, often milliseconds. Where it only says in them what is left behind the skipped
    /// part, that is taken from the track itself, which is exact.
    func seconds(units: UInt64, scale: UInt32, movieScale: UInt32) -> Double {
        let whole = Double(units) / Double(scale)
        let edited = Double(duration) / Double(movieScale)
        guard count == 1, skipped < units else { return min(whole, edited) }
        let left = Double(units - skipped) / Double(scale)
        return abs(edited - left) <= 1.5 / Double(movieScale) ? left : min(edited, left)
    }
}
