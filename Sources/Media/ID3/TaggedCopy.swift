// An MP3 with other tags: new ones in front, the audio of the old file behind them.

/// A copy of an MP3 with one new ID3 tag. It is a source itself, read piece by piece: whoever stores it, hashes it or reads
/// its facts never holds it whole.
///
/// From the first frame to the last, the encoder's header with them, the bytes are those of the old file. All old tags,
/// padding between them and the audio, and what stood behind the audio are gone.
public struct TaggedCopy<Audio: ByteSource>: ByteSource {
    /// The new tag: what stands before the audio.
    public let tag: [UInt8]
    private let audio: SourceSlice<Audio>

    /// Prepares a copy.
    ///
    /// Throws `WrittenTagsError` when the audio is no MP3, or when the tags ask for what cannot be written.
    public init(of source: Audio, with tags: WrittenTags) throws(WrittenTagsError) {
        do throws(MediaError) {
            let facts = try AudioFacts.read(source)
            guard facts.type == "audio/mpeg" else {
                throw .wrongContent(expected: FileKind.mp3.rawValue, found: facts.type)
            }
            audio = SourceSlice(source, try MP3Reader.audio(source))
            duration = facts.duration
        } catch {
            throw .audio(error)
        }
        tag = try ID3Writer.tag(tags, duration: duration)
    }

    private let duration: Double

    public var size: Int64 { Int64(tag.count) + audio.size }

    public func read(at offset: Int64, count: Int) throws(MediaError) -> [UInt8] {
        guard offset >= 0, count > 0, offset < size else { return [] }
        let head = offset < Int64(tag.count) ? Array(tag[Int(offset)...].prefix(count)) : []
        let rest = count - head.count
        return rest == 0
            ? head : head + (try audio.read(at: offset - Int64(tag.count) + Int64(head.count), count: rest))
    }
}
