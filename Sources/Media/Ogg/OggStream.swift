// One stream of an Ogg file: Vorbis or Opus.

/// What the pages of a stream tell, one by one.
struct OggStream {
    enum Codec {
        case vorbis
        case opus
    }

    /// Bytes of the comments that are read; a picture may follow them.
    private static let commentLimit = 128 * 1024
    /// What the packets that end on one page can decode to at most, in units: 255 of the codecs' longest. A stream whose
    /// first page ends later was cut out of another.
    private static let firstPageLimit: Int64 = 255 * 5760

    let serial: UInt32
    let codec: Codec
    let channels: Int
    /// Units of the granules a second: always 48000 in Opus.
    let scale: Int64
    /// Samples per second of the sound that was encoded.
    let sampleRate: Int
    /// Units that decoders skip at the start.
    let skipped: Int64
    /// The position at the end of the last page so far; nil before the first.
    private(set) var last: Int64?
    /// Bytes of packets, those of the headers with them.
    private(set) var bytes: Int64 = 0
    /// The second packet, as far as it was read.
    private(set) var comments: [UInt8] = []
    private var packet = 0

    /// A stream by its first packet (RFC 7845 §5.1; "Vorbis I specification" §4.2.2); nil for what is neither.
    init?(_ head: [UInt8], serial: UInt32) throws(MediaError) {
        self.serial = serial
        if head.starts(with: [1] + Array("vorbis".utf8)) {
            guard head.count >= 30 else { throw .truncated("the Vorbis header") }
            codec = .vorbis
            channels = Int(head[11])
            scale = head[12..<16].reversed().reduce(0) { $0 << 8 | Int64($1) }
            sampleRate = Int(scale)
            skipped = 0
        } else if head.starts(with: "OpusHead".utf8) {
            guard head.count >= 19 else { throw .truncated("the Opus header") }
            codec = .opus
            channels = Int(head[9])
            scale = 48_000
            let stated = head[12..<16].reversed().reduce(0) { $0 << 8 | Int($1) }
            sampleRate = stated > 0 ? stated : 48_000
            skipped = Int64(head[10]) | Int64(head[11]) << 8
        } else {
            return nil
        }
        guard channels > 0, (1...768_000).contains(sampleRate) else {
            throw .damaged("its header says \(channels) channels at \(sampleRate) samples a second")
        }
    }

    /// Takes one more page, in the order of the file.
    mutating func add(
        _ page: OggPage, _ window: inout ByteWindow<some ByteSource>
    ) throws(MediaError) {
        bytes += page.end - page.content
        var place = page.content
        for segment in page.segments {
            if packet == 1, comments.count < Self.commentLimit {
                comments += try window.slice(place, Int(segment)) ?? []
            }
            place += Int64(segment)
            if segment < 255, packet < Int.max { packet += 1 }
        }
        // Headers end at 0, pages where no packet ends at -1.
        guard page.granule > 0 else { return }
        guard page.granule >= last ?? 0, page.granule < 1 << 52 else {
            throw .damaged("the position of the Ogg page at byte \(page.content) is \(page.granule)")
        }
        guard last != nil || page.granule <= Self.firstPageLimit else {
            throw .unsupported("an Ogg stream that begins in its middle; it should be encoded from its beginning")
        }
        last = page.granule
    }

    /// How long it is heard, in seconds; 0 without sound.
    var seconds: Double { max(Double((last ?? 0) - skipped), 0) / Double(scale) }
}
