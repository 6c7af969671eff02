// The tags that may stand behind an MP3's audio.

/// Finds where the audio ends: before an ID3v1 tag and an APE tag.
enum MP3Trailer {
    /// The offset behind the last byte of audio, never before `start`.
    static func audioEnd(_ window: inout ByteWindow<some ByteSource>, from start: Int64) throws(MediaError) -> Int64 {
        var end = window.size
        // ID3v1: the last 128 bytes, beginning with TAG.
        if end - 128 >= start, try window.matches(end - 128, "TAG") { end -= 128 }
        // APEv2: a footer of 32 bytes whose size counts itself and the items, and whose flags tell of a header as well.
        if end - 32 >= start, try window.matches(end - 32, "APETAGEX"), let size = try littleWord(&window, end - 20),
            let flags = try littleWord(&window, end - 12)
        {
            let tag = Int64(size) + (flags >> 31 == 1 ? 32 : 0)
            if size >= 32, end - tag >= start { end -= tag }
        }
        return end
    }

    private static func littleWord(
        _ window: inout ByteWindow<some ByteSource>, _ offset: Int64
    ) throws(MediaError) -> UInt32? {
        try window.word(offset)?.byteSwapped
    }
}
