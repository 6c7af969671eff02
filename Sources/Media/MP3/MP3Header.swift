// The frame in front of an MP3's audio that says how many frames follow: Xing, Info or VBRI.

/// What the header frame of an encoder says about the stream.
struct MP3Header {
    /// Audio frames behind this one.
    var frames: Int64
    /// Bytes of the stream with this frame; nil when it does not say.
    var bytes: Int64?
    /// Samples of silence that the encoder put in front and behind, by its LAME extension; 0 when it does not say.
    var silence: Int64
    /// Whether the encoder says that the bits per second change: "Info" is a constant rate's name for "Xing".
    var isVariable = true

    /// The length that it gives, for frames like this one; nil when it gives none.
    func seconds(of frame: MP3Frame) -> Double? {
        let samples = frames * Int64(frame.samples) - silence
        return samples > 0 ? Double(samples) / Double(frame.sampleRate) : nil
    }

    /// Reads the header in the frame at `offset`; nil when that is an ordinary frame of audio.
    static func read(
        _ window: inout ByteWindow<some ByteSource>, at offset: Int64, frame: MP3Frame
    ) throws(MediaError) -> MP3Header? {
        let xing = offset + 4 + Int64(frame.sideInformation)
        if try window.matches(xing, "Xing", "Info") {
            var header = try readXing(&window, xing, end: offset + Int64(frame.length))
            header?.isVariable = try window.matches(xing, "Xing")
            return header
        }
        // A VBRI header stands at a fixed place, whatever the side information's length.
        let vbri = offset + 36
        guard try window.matches(vbri, "VBRI"), let bytes = try window.word(vbri + 10),
            let frames = try window.word(vbri + 14)
        else { return nil }
        return MP3Header(frames: Int64(frames), bytes: Int64(bytes), silence: 0)
    }

    /// "Xing" or "Info", four bytes of flags, then only the fields that the flags name: frames (1), bytes (2), a table of
    /// contents (4), quality (8); behind them perhaps LAME's extension.
    private static func readXing(
        _ window: inout ByteWindow<some ByteSource>, _ start: Int64, end: Int64
    ) throws(MediaError) -> MP3Header? {
        guard let flags = try window.word(start + 4) else { return nil }
        var header = MP3Header(frames: 0, bytes: nil, silence: 0)
        var place = start + 8
        if flags & 1 != 0 {
            header.frames = Int64(try window.word(place) ?? 0)
            place += 4
        }
        if flags & 2 != 0 {
            header.bytes = try window.word(place).map { Int64($0) }
            place += 4
        }
        if flags & 4 != 0 { place += 100 }
        if flags & 8 != 0 { place += 4 }
        // Nine bytes of the encoder's name, twelve of settings, then twelve bits of delay and twelve of padding.
        let isExtended = try window.matches(place, "LAME", "Lavc", "Lavf")
        if isExtended, place + 24 <= end, let word = try window.word(place + 21) {
            header.silence = Int64(word >> 20) + Int64(word >> 8 & 0xFFF)
        }
        return header
    }
}
