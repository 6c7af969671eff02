// The facts of an MP3 file.

/// Reads MP3: skips tags, finds the first frame that others confirm, and takes the length from the encoder's header when
/// it agrees with the file, else from every frame.
enum MP3Reader {
    /// How far behind the tags the first frame may stand, in bytes: encoders pad with a few thousand zeros.
    static let searchLimit: Int64 = 256 * 1024
    /// How far the encoder's byte count may be from the file's, in bytes: two frames and some padding. Never more than a
    /// second's worth.
    static let tolerance: Int64 = 4096
    /// How many seconds of what the encoder's header names may be missing at the end: programs that cut an ending or a last,
    /// unfinished frame leave the header as it was, and the frames tell the length exactly. A file that ends sooner did not
    /// arrive whole.
    static let slack = 1.0

    static func read(_ source: some ByteSource) throws(MediaError) -> AudioFacts {
        var window = ByteWindow(source)
        let tag = try ID3Tag.read(&window)
        let trailer = try MP3Trailer.read(&window, from: tag.end)
        let end = trailer.audioEnd
        let (start, first) = try firstFrame(&window, from: tag.end, end: end)
        let header = try MP3Header.read(&window, at: start, frame: first)
        let audio = try measure(&window, start: start, end: end, first: first, header: header)
        guard audio.seconds > 0 else { throw .truncated("the first frame of audio") }
        let stated = header?.seconds(of: first)
        if let stated, stated - audio.seconds > slack, lacksBytes(header, streamBytes: end - start) {
            throw .truncated(
                "the audio: \(seconds(audio.seconds)) of the \(seconds(stated)) seconds that its header names are there; "
                    + "bring the whole file, or have its header written anew (ffmpeg -i OLD -c copy NEW)")
        }
        var tags = tag.tags
        tags.fill(from: trailer.tags)
        var facts = AudioFacts(
            type: "audio/mpeg", fileExtension: "mp3", bytes: source.size, duration: audio.seconds,
            bitrate: try AudioFacts.bitrate(bytes: audio.bytes, seconds: audio.seconds), isVariable: audio.isVariable,
            sampleRate: first.sampleRate, channels: first.channels, tagBytes: tag.end, tags: tags)
        if let stated, abs(audio.seconds - stated) > slack { facts.statedDuration = stated }
        return facts
    }

    private static func seconds(_ value: Double) -> String { String((value * 10).rounded() / 10) }

    /// Where the frames of an MP3 lie, the encoder's header with them, and no tag, padding or junk around them.
    ///
    /// Throws `MediaError` for a file without any.
    static func audio(_ source: some ByteSource) throws(MediaError) -> Range<Int64> {
        var window = ByteWindow(source)
        let tag = try ID3Tag.read(&window)
        let end = try MP3Trailer.read(&window, from: tag.end).audioEnd
        return try firstFrame(&window, from: tag.end, end: end).0..<end
    }

    private static func firstFrame(
        _ window: inout ByteWindow<some ByteSource>, from start: Int64, end: Int64
    ) throws(MediaError) -> (Int64, MP3Frame) {
        let limit = min(end, start + searchLimit)
        if let found = try nextFrame(&window, from: start, limit: limit, end: end) { return found }
        if start > 0, start >= end { throw .truncated("the audio: there is only an ID3 tag") }
        throw .wrongContent(expected: AudioFacts.expected, found: start > 0 ? "an ID3 tag without MP3 frames" : "not")
    }

    /// The first confirmed frame at or behind `from` and before `limit`.
    ///
    /// Sync bits alone prove little; a frame counts when two more of the same stream follow it back to back, or when the
    /// audio ends exactly where the chain does.
    static func nextFrame(
        _ window: inout ByteWindow<some ByteSource>, from: Int64, limit: Int64, end: Int64
    ) throws(MediaError) -> (Int64, MP3Frame)? {
        var offset = from
        while offset < limit {
            guard let byte = try window.byte(offset) else { return nil }
            if byte == 0xFF, let frame = try window.word(offset).flatMap(MP3Frame.init),
                try isConfirmed(&window, frame, at: offset, end: end)
            {
                return (offset, frame)
            }
            offset += 1
        }
        return nil
    }

    private static func isConfirmed(
        _ window: inout ByteWindow<some ByteSource>, _ frame: MP3Frame, at offset: Int64, end: Int64
    ) throws(MediaError) -> Bool {
        var place = offset + Int64(frame.length)
        for _ in 0..<2 {
            if place == end { return true }
            guard place < end, let next = try window.word(place).flatMap(MP3Frame.init), next.continues(frame) else {
                return false
            }
            place += Int64(next.length)
        }
        return place <= end
    }

    private static func measure(
        _ window: inout ByteWindow<some ByteSource>, start: Int64, end: Int64, first: MP3Frame, header: MP3Header?
    ) throws(MediaError) -> (seconds: Double, bytes: Int64, isVariable: Bool) {
        if let header, isCredible(header, first, streamBytes: end - start) {
            let samples = header.frames * Int64(first.samples) - header.silence
            let bytes = end - start - Int64(first.length)
            if samples > 0 { return (Double(samples) / Double(first.sampleRate), bytes, header.isVariable) }
        }
        // The header's own frame decodes to silence and is not played.
        let audioStart = header == nil ? start : start + Int64(first.length)
        let walked = try MP3Walk.run(&window, from: audioStart, end: end)
        var seconds = walked.seconds
        if let header, header.frames == walked.frames { seconds -= Double(header.silence) / Double(first.sampleRate) }
        return (seconds, walked.bytes, walked.isVariable)
    }

    /// Whether the file is shorter than its header says; one that names no bytes says so by its frames alone. Where only the
    /// frames are too many the header is wrong, and the file may be whole.
    private static func lacksBytes(_ header: MP3Header?, streamBytes: Int64) -> Bool {
        header?.bytes.map { $0 > streamBytes } ?? true
    }

    /// Whether the encoder's header fits the file: the file was neither cut nor joined with another since, and the count of
    /// frames is one that so many bytes can hold.
    private static func isCredible(_ header: MP3Header, _ first: MP3Frame, streamBytes: Int64) -> Bool {
        guard header.frames > 0, let bytes = header.bytes else { return false }
        let mean = streamBytes / header.frames
        // At 8 kbit/s 4 KB are four seconds.
        let second = mean * Int64(first.sampleRate) / Int64(first.samples)
        guard abs(bytes - streamBytes) <= min(tolerance, second) else { return false }
        return mean >= Int64(MP3Frame.shortest) && mean <= Int64(MP3Frame.longest)
    }
}
