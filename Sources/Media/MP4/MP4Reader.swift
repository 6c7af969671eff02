// The facts of an MP4 audio file.

/// Reads MP4 audio (ISO/IEC 14496-12 and -14): the movie header, its one audio track, iTunes' tags and
/// the chapters.
enum MP4Reader {
    /// Tracks that are looked at: audio, chapters' texts and pictures.
    private static let trackLimit = 64

    static func read(_ source: some ByteSource) throws(MediaError) -> AudioFacts {
        var window = ByteWindow(source)
        let (movie, dataBytes, isFragmented) = try topLevel(&window)
        if isFragmented { throw .unsupported("a fragmented MP4; it should be one made for download") }
        guard let movie else { throw .damaged("it has no moov box, which says what is in it") }
        guard let header = try movie.first(&window, "mvhd") else { throw .damaged("it has no mvhd box") }
        let clock = try MP4Clock.read(&window, header)

        var audio: MP4Track?
        var video: String?
        var tracks = 0
        var children = MP4Boxes(from: movie.content, to: movie.end)
        while let box = try children.next(&window) {
            guard box.type == MP4Box.code("trak") else { continue }
            tracks += 1
            guard tracks <= trackLimit else { throw .damaged("more than \(trackLimit) tracks") }
            guard let track = try MP4Track.read(&window, box, movieClock: clock) else { continue }
            switch track.kind {
            case .audio: audio = audio ?? track
            case .video: video = video ?? track.codec
            case .other: break
            }
        }
        if let video { throw .unsupported("an MP4 with video (\(video)); it should be audio alone") }
        guard var audio else { throw .wrongContent(expected: AudioFacts.expected, found: "an MP4 without audio") }
        guard audio.bytes <= dataBytes else {
            throw .damaged("its audio claims \(audio.bytes) bytes, it has \(dataBytes) bytes of data")
        }
        var (tags, gapless) = try MP4Tags.read(&window, movie)
        if let gapless { audio.apply(gapless) }
        tags.chapters = try MP4Chapters.read(&window, movie, audio: audio)
        return AudioFacts(
            type: "audio/mp4", fileExtension: "m4a", bytes: source.size, duration: audio.seconds,
            bitrate: try AudioFacts.bitrate(bytes: audio.bytes, seconds: audio.seconds), sampleRate: audio.sampleRate,
            channels: audio.channels, tags: tags)
    }

    /// The boxes of the file itself. Walking all of them finds a file that was cut: its last box is longer than the rest.
    private static func topLevel(
        _ window: inout ByteWindow<some ByteSource>
    ) throws(MediaError) -> (movie: MP4Box?, dataBytes: Int64, isFragmented: Bool) {
        var movie: MP4Box?
        var dataBytes: Int64 = 0
        var isFragmented = false
        var boxes = MP4Boxes(from: 0, to: window.size)
        while !isFragmented, let box = try boxes.next(&window) {
            switch box.type {
            case MP4Box.code("moov"): movie = movie ?? box
            case MP4Box.code("mdat"): dataBytes += box.end - box.content
            case MP4Box.code("moof"): isFragmented = true
            default: break
            }
        }
        return (movie, dataBytes, isFragmented)
    }
}
