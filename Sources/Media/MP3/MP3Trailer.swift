// The tags that may stand behind an MP3's audio.

/// Where the audio ends, and what the old tag behind it says.
struct MP3Trailer {
    /// The offset behind the last byte of audio, never before where it may begin.
    var audioEnd: Int64
    /// From an ID3v1 tag: at most 30 bytes a text.
    var tags = AudioTags()

    /// Tags one behind the other that are taken off; they may come in any order.
    private static let limit = 1000

    /// Goes back from the file's end over ID3v1, Lyrics3v2, APE and ID3v2.4 tags.
    static func read(_ window: inout ByteWindow<some ByteSource>, from start: Int64) throws(MediaError) -> MP3Trailer {
        // Going back, each look would load a whole window that lies ahead.
        var window = ByteWindow(window.source, chunk: 4096)
        var trailer = MP3Trailer(audioEnd: window.size)
        for _ in 0..<limit {
            let end = trailer.audioEnd
            // ID3v1: the last 128 bytes, beginning with TAG.
            if end - 128 >= start, try window.matches(end - 128, "TAG") {
                if let bytes = try window.slice(end - 128, 128) { trailer.tags.fill(from: id3v1(bytes)) }
                trailer.audioEnd = end - 128
                continue
            }
            var size = try lyricsBytes(&window, end)
            if size == nil { size = try apeBytes(&window, end) }
            if size == nil { size = try id3Bytes(&window, end) }
            guard let size, size > 0, end - size >= start else { break }
            trailer.audioEnd = end - size
        }
        return trailer
    }

    /// APEv2: a footer of 32 bytes whose size counts itself and the items, and whose flags tell of a header as well.
    private static func apeBytes(
        _ window: inout ByteWindow<some ByteSource>, _ end: Int64
    ) throws(MediaError) -> Int64? {
        guard try window.matches(end - 32, "APETAGEX"), let size = try window.littleWord(end - 20),
            let flags = try window.littleWord(end - 12), size >= 32
        else { return nil }
        return Int64(size) + (flags >> 31 == 1 ? 32 : 0)
    }

    /// Lyrics3v2: six digits that count all before themselves, then LYRICS200.
    private static func lyricsBytes(
        _ window: inout ByteWindow<some ByteSource>, _ end: Int64
    ) throws(MediaError) -> Int64? {
        guard try window.matches(end - 9, "LYRICS200"), let digits = try window.slice(end - 15, 6),
            digits.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return digits.reduce(0) { $0 * 10 + Int64($1 - 48) } + 15
    }

    /// An ID3v2.4 tag at the end: its footer begins with 3DI, and its size counts neither header nor footer.
    private static func id3Bytes(
        _ window: inout ByteWindow<some ByteSource>, _ end: Int64
    ) throws(MediaError) -> Int64? {
        guard try window.matches(end - 10, "3DI"), let footer = try window.slice(end - 10, 10),
            let size = ID3Number.syncsafe(footer[6...])
        else { return nil }
        return Int64(size) + 20
    }

    /// TAG, then title, artist and album of 30 bytes each, a year of 4, a comment of 30 whose end may be a track number.
    private static func id3v1(_ bytes: [UInt8]) -> AudioTags {
        let text = { (range: Range<Int>) -> String? in
            let characters = bytes[range].prefix { $0 != 0 }.map { Unicode.Scalar($0) }
            return ID3Text.line(String(String.UnicodeScalarView(characters)))
        }
        return AudioTags(
            title: text(3..<33), artist: text(33..<63), album: text(63..<93), year: AudioTags.year(text(93..<97)),
            comment: text(97..<127))
    }
}
