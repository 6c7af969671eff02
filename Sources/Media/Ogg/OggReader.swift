// The facts of an Ogg file with Vorbis or Opus.

/// Reads Ogg: goes over all pages, of one stream or of several one behind the other.
enum OggReader {
    /// Streams one behind the other that are followed.
    private static let streamLimit = 1000

    static func read(_ source: some ByteSource) throws(MediaError) -> AudioFacts {
        var window = ByteWindow(source)
        var streams: [OggStream] = []
        var others: Set<UInt32> = []
        var offset: Int64 = 0
        // A page has 27 bytes at least, so this ends.
        while offset < window.size {
            let page = try OggPage.read(&window, at: offset)
            if page.isFirst {
                let head = try window.slice(page.content, Int(min(page.end - page.content, 64))) ?? []
                if let stream = try OggStream(head, serial: page.serial) {
                    streams.append(stream)
                } else if head.starts(with: [0x80] + Array("theora".utf8)) {
                    throw .unsupported("an Ogg file with video; it should be audio alone")
                } else {
                    others.insert(page.serial)
                }
                guard streams.count <= streamLimit, others.count <= streamLimit else {
                    throw .damaged("more than \(streamLimit) Ogg streams")
                }
            }
            if let last = streams.indices.last, streams[last].serial == page.serial {
                try streams[last].add(page, &window)
            } else if !others.contains(page.serial) {
                throw .damaged("the Ogg page at byte \(offset) is of no stream; streams should follow each other")
            }
            offset = page.end
        }
        return try facts(source, streams)
    }

    private static func facts(_ source: some ByteSource, _ streams: [OggStream]) throws(MediaError) -> AudioFacts {
        guard let first = streams.first else {
            throw .unsupported("an Ogg file without Vorbis or Opus; it should hold one of them")
        }
        let seconds = streams.reduce(0) { $0 + $1.seconds }
        guard seconds > 0 else { throw .truncated("the Ogg headers: there is no sound behind them") }
        let bytes = streams.reduce(0) { $0 + $1.bytes }
        return AudioFacts(
            type: "audio/ogg", fileExtension: first.codec == .opus ? "opus" : "ogg", bytes: source.size,
            duration: seconds, bitrate: try AudioFacts.bitrate(bytes: bytes, seconds: seconds),
            sampleRate: first.sampleRate, channels: first.channels, tags: OggComments.read(first.comments, first.codec))
    }
}
