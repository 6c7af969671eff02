// Time scale and duration as the header boxes of an MP4 give them.

/// The clock of a movie or of a track: units a second, and the duration in them.
struct MP4Clock {
    /// Units per second, at least 1.
    var scale: UInt32
    /// In units of `scale`; nil when the file says that it is not known.
    var duration: UInt64?

    /// Reads an mvhd or mdhd box: both begin with version, two dates, scale and duration (ISO/IEC 14496-12 §8.2.2, §8.4.2).
    static func read(_ window: inout ByteWindow<some ByteSource>, _ box: MP4Box) throws(MediaError) -> MP4Clock {
        let isLong = try window.byte(box.content) == 1
        let scaleAt = box.content + (isLong ? 20 : 12)
        guard scaleAt + (isLong ? 12 : 8) <= box.end, let scale = try window.word(scaleAt),
            let duration = try duration(&window, at: scaleAt + 4, isLong: isLong)
        else { throw .truncated("the box \(box.name)") }
        guard scale > 0 else { throw .damaged("the time scale of the box \(box.name) is 0") }
        return MP4Clock(scale: scale, duration: isUnknown(duration, isLong: isLong) ? nil : duration)
    }

    /// The duration in a tkhd box, in the movie's units (§8.3.2); nil when it is not known or the box is too short.
    static func trackDuration(
        _ window: inout ByteWindow<some ByteSource>, _ box: MP4Box
    ) throws(MediaError) -> UInt64? {
        let isLong = try window.byte(box.content) == 1
        let place = box.content + (isLong ? 28 : 20)
        guard place + (isLong ? 8 : 4) <= box.end,
            let duration = try duration(&window, at: place, isLong: isLong),
            !isUnknown(duration, isLong: isLong)
        else { return nil }
        return duration
    }

    private static func duration(
        _ window: inout ByteWindow<some ByteSource>, at offset: Int64, isLong: Bool
    ) throws(MediaError) -> UInt64? {
        isLong ? try window.double(offset) : try window.word(offset).map { UInt64($0) }
    }

    private static func isUnknown(_ duration: UInt64, isLong: Bool) -> Bool {
        duration == 0 || duration == (isLong ? .max : UInt64(UInt32.max))
    }
}
