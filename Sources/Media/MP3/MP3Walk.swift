// The exact length of an MP3 stream, by going through all its frames.

/// What a walk over all frames found.
struct MP3Walk {
    var frames: Int64 = 0
    /// Bytes of whole frames.
    var bytes: Int64 = 0
    /// Samples by sample rate: a file that was joined from several streams may have more than one.
    private var samples: [Int: Int64] = [:]
    private var bitrate: Int?
    /// Whether frames have more than one bitrate.
    var isVariable = false

    var seconds: Double { samples.reduce(0) { $0 + Double($1.value) / Double($1.key) } }

    /// Goes from frame to frame, over any garbage between them. Each byte is looked at a bounded number of times.
    ///
    /// Throws `.damaged` when less than half of the bytes are frames: the length would be a guess then.
    static func run(
        _ window: inout ByteWindow<some ByteSource>, from start: Int64, end: Int64
    ) throws(MediaError) -> MP3Walk {
        var walk = MP3Walk()
        var offset = start
        var previous: MP3Frame?
        while offset < end {
            let frame = try window.word(offset).flatMap(MP3Frame.init)
            if let frame, let previous, frame.continues(previous), offset + Int64(frame.length) <= end {
                walk.add(frame)
                offset += Int64(frame.length)
            } else if let (place, found) = try MP3Reader.nextFrame(&window, from: offset, limit: end, end: end) {
                previous = found
                walk.add(found)
                offset = place + Int64(found.length)
            } else {
                break
            }
        }
        guard walk.bytes >= (end - start) / 2 else {
            throw .damaged("only \(walk.bytes) of \(end - start) bytes behind its tags are MP3 frames")
        }
        return walk
    }

    private mutating func add(_ frame: MP3Frame) {
        frames += 1
        if let bitrate, bitrate != frame.bitrate { isVariable = true }
        bitrate = frame.bitrate
        bytes += Int64(frame.length)
        samples[frame.sampleRate, default: 0] += Int64(frame.samples)
    }
}
