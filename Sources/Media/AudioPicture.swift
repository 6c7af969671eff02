// A picture inside an audio file: what it is and where its bytes lie.

/// A picture that stands in an audio file. Its bytes stay in the file until somebody asks for them.
public struct AudioPicture: Sendable, Equatable {
    /// More bytes are no cover for a podcast.
    public static let limit: Int64 = 16 << 20

    /// What it shows, as ID3 counts (APIC): 3 is the front cover, 0 anything.
    public var role: Int
    /// By its content; nil for what is no sound image of a kind that we know.
    public var image: ImageFacts?
    /// Where its bytes lie in the file.
    public var place: Range<Int64>
    /// Whether a zero was put behind each 0xFF of it (ID3's unsynchronisation).
    public var isUnsynchronised: Bool

    public init(role: Int, image: ImageFacts?, place: Range<Int64>, isUnsynchronised: Bool = false) {
        self.role = role
        self.image = image
        self.place = place
        self.isUnsynchronised = isUnsynchronised
    }

    /// The picture's own bytes, out of the file that it was found in.
    ///
    /// Throws `MediaError`: the file cannot be read or has changed, or the picture has more than `limit` bytes.
    public func bytes(in source: some ByteSource) throws(MediaError) -> [UInt8] {
        let count = place.upperBound - place.lowerBound
        guard count <= Self.limit else {
            throw .damaged("its picture has \(count) bytes; it should have at most \(Self.limit)")
        }
        let raw = try source.read(at: place.lowerBound, count: Int(count))
        guard raw.count == Int(count) else { throw .truncated("its picture") }
        return isUnsynchronised ? Unsynchronised.decoded(raw) : raw
    }

    /// Looks at the picture in part of a source: facts of the image, by its content.
    ///
    /// Throws only `MediaError.unreadable`.
    static func image(_ source: some ByteSource) throws(MediaError) -> ImageFacts? {
        do throws(MediaError) {
            return try ImageFacts.read(source)
        } catch .unreadable(let reason) {
            throw .unreadable(reason)
        } catch {
            return nil
        }
    }

    /// The front cover before any other, and what was found first before what was found later.
    static func preferred(_ first: AudioPicture?, _ second: AudioPicture?) -> AudioPicture? {
        guard let first else { return second }
        return first.role != 3 && second?.role == 3 ? second : first
    }
}
