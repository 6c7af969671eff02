// The facts of a raw AAC stream.

/// Reads AAC in ADTS frames, perhaps behind an ID3 tag. It has no header that tells its length: all frames are counted.
enum ADTSReader {
    /// Whether frames of AAC begin at an offset.
    static func begins(_ window: inout ByteWindow<some ByteSource>, at offset: Int64) throws(MediaError) -> Bool {
        try confirmed(&window, at: offset, end: window.size) != nil
    }

    /// - Parameter tag: the ID3 tag in front of the frames.
    static func read(_ source: some ByteSource, tag: ID3Tag) throws(MediaError) -> AudioFacts {
        var window = ByteWindow(source)
        let trailer = try MP3Trailer.read(&window, from: tag.end)
        let end = trailer.audioEnd
        guard let first = try confirmed(&window, at: tag.end, end: end) else {
            throw .wrongContent(expected: AudioFacts.expected, found: "not")
        }
        var (offset, samples, bytes) = (tag.end, Int64(0), Int64(0))
        while offset < end {
            if let frame = try frame(&window, at: offset), frame.continues(first), offset + Int64(frame.length) <= end {
                samples += Int64(frame.samples)
                bytes += Int64(frame.length)
                offset += Int64(frame.length)
            } else {
                offset = try nextFrame(&window, from: offset + 1, end: end, like: first)
            }
        }
        guard bytes >= (end - tag.end) / 2 else {
            throw .damaged("only \(bytes) of \(end - tag.end) bytes behind its tags are AAC frames")
        }
        let seconds = Double(samples) / Double(first.sampleRate)
        var tags = tag.tags
        tags.fill(from: trailer.tags)
        return AudioFacts(
            type: "audio/aac", fileExtension: "aac", bytes: source.size, duration: seconds,
            bitrate: try AudioFacts.bitrate(bytes: bytes, seconds: seconds), sampleRate: first.sampleRate,
            channels: max(first.channels, 1), tagBytes: tag.end, tags: tags)
    }

    private static func frame(
        _ window: inout ByteWindow<some ByteSource>, at offset: Int64
    ) throws(MediaError) -> ADTSFrame? {
        guard try window.byte(offset) == 0xFF, let bytes = try window.slice(offset, 7) else { return nil }
        return ADTSFrame(bytes)
    }

    /// A frame that another of the same stream follows, or the end.
    private static func confirmed(
        _ window: inout ByteWindow<some ByteSource>, at offset: Int64, end: Int64
    ) throws(MediaError) -> ADTSFrame? {
        guard let first = try frame(&window, at: offset), offset + Int64(first.length) <= end else { return nil }
        if offset + Int64(first.length) == end { return first }
        guard let next = try frame(&window, at: offset + Int64(first.length)), next.continues(first) else { return nil }
        return first
    }

    /// The offset of the next confirmed frame of the stream; the end when there is none.
    private static func nextFrame(
        _ window: inout ByteWindow<some ByteSource>, from start: Int64, end: Int64, like first: ADTSFrame
    ) throws(MediaError) -> Int64 {
        var offset = start
        while offset < end {
            if try window.byte(offset) == 0xFF, let found = try confirmed(&window, at: offset, end: end),
                found.continues(first)
            {
                return offset
            }
            offset += 1
        }
        return end
    }
}
