// One track of an MP4.

/// What a track is, and for audio how long it is and what it sounds like.
struct MP4Track {
    enum Kind {
        case audio
        /// Moving pictures; the still pictures of chapters are `other`.
        case video
        case other
    }

    var kind: Kind
    /// The four characters of its sample entry.
    var codec = ""
    var seconds = 0.0
    /// Bytes of all samples.
    var bytes: Int64 = 0
    var sampleRate = 0
    var channels = 0
    /// IDs of the tracks with its chapters.
    var chapterTracks: [UInt32] = []
    private var samples = MP4SampleTable()
    private var scale: UInt32 = 1
    private var isEdited = false

    /// Reads a trak box; nil for one without a media box.
    static func read(
        _ window: inout ByteWindow<some ByteSource>, _ box: MP4Box, movieClock: MP4Clock
    ) throws(MediaError) -> MP4Track? {
        guard let media = try box.first(&window, "mdia"), let handler = try media.first(&window, "hdlr"),
            let kind = try window.word(handler.content + 8)
        else { return nil }
        guard kind == MP4Box.code("soun") || kind == MP4Box.code("vide") else { return MP4Track(kind: .other) }
        guard let table = try media.first(&window, "minf", "stbl"), let entries = try table.first(&window, "stsd"),
            entries.end - entries.content >= 16
        else { throw .damaged("a track without a sample description") }
        let entry = try MP4Box.read(&window, at: entries.content + 8, end: entries.end)
        if kind == MP4Box.code("vide") {
            let isStill = ["jpeg", "png ", "mjpa", "mjpb"].contains(entry.name)
            return MP4Track(kind: isStill ? .other : .video, codec: entry.name)
        }
        var track = MP4Track(kind: .audio, codec: entry.name)
        guard ["mp4a", "alac"].contains(track.codec) else {
            throw .unsupported("MP4 audio in \(track.codec); it should be AAC or ALAC")
        }
        try track.readEntry(&window, entry)
        guard let header = try media.first(&window, "mdhd") else { throw .damaged("an audio track without mdhd") }
        let clock = try MP4Clock.read(&window, header)
        // The field holds 16 bits; faster streams put their rate into the track's clock.
        if track.sampleRate == 0 { track.sampleRate = Int(clock.scale) }
        try track.measure(&window, table: table, clock: clock)
        if let edits = try MP4Edits.read(&window, box) {
            track.isEdited = true
            track.seconds = edits.seconds(
                units: track.samples.units, scale: clock.scale, movieScale: movieClock.scale)
        } else if let tkhd = try box.first(&window, "tkhd"), let edited = try MP4Clock.trackDuration(&window, tkhd) {
            track.seconds = min(track.seconds, Double(edited) / Double(movieClock.scale))
        }
        track.chapterTracks = try MP4Chapters.references(&window, box)
        return track
    }

    /// An audio sample entry (§12.2.3): channels at 16 and the sample rate as 16.16 at 24 behind the header.
    private mutating func readEntry(
        _ window: inout ByteWindow<some ByteSource>, _ entry: MP4Box
    ) throws(MediaError) {
        guard entry.content + 28 <= entry.end, let count = try window.half(entry.content + 16),
            let rate = try window.half(entry.content + 24)
        else { throw .truncated("the box \(entry.name)") }
        guard count > 0 else { throw .damaged("an audio track with 0 channels") }
        let config = try MP4AudioConfig.read(&window, entry)
        channels = config?.channels ?? Int(count)
        sampleRate = config?.sampleRate ?? Int(rate)
    }

    /// The length by the sample table, which players go by; the header must agree within a second.
    private mutating func measure(
        _ window: inout ByteWindow<some ByteSource>, table: MP4Box, clock: MP4Clock
    ) throws(MediaError) {
        samples = try MP4SampleTable.read(&window, table)
        scale = clock.scale
        guard samples.units > 0, samples.count > 0 else { throw .damaged("an audio track without samples") }
        seconds = Double(samples.units) / Double(clock.scale)
        bytes = samples.bytes
        guard let stated = clock.duration.map({ Double($0) / Double(clock.scale) }) else { return }
        guard abs(stated - seconds) <= 1 else {
            throw .damaged("its header says \(stated) seconds, its samples are \(seconds) seconds")
        }
    }

    /// Takes the length from iTunes' note of the encoder's silence, where no edit list cuts it off.
    mutating func apply(_ gapless: MP4Gapless) {
        // The note counts in samples of sound; the table does so where its scale is the sample rate.
        guard !isEdited, scale == UInt32(clamping: sampleRate), gapless.fits(samples.units) else { return }
        seconds = Double(gapless.samples) / Double(scale)
    }
}
