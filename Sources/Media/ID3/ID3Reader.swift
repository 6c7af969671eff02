// What the frames of an ID3v2 tag say: names, comment, picture; chapters are read by a file of their own.

/// Reads the frames of one tag (id3.org: "ID3 tag version 2.4.0 – Native Frames").
struct ID3Reader<Source: ByteSource> {
    /// Bytes of a text frame that are read.
    static var textLimit: Int { 16 * 1024 }
    /// Bytes of a picture's type and description that are read.
    static var pictureHeadLimit: Int { 1024 }

    let version: UInt8
    /// Whether the tag says that all of its frames are unsynchronised (2.4).
    let isUnsynchronised: Bool
    /// From a range that is not empty, in what is read here, to the file, and whether it is unsynchronised there; nil where
    /// the bytes are not in the file as they are.
    let inFile: (Range<Int64>) throws(MediaError) -> (Range<Int64>, Bool)?

    private var tags = AudioTags()
    var table = ID3Table()
    /// Frames that may yet be looked at, on all levels together.
    var framesLeft = ID3Frames.limit

    init(
        version: UInt8, isUnsynchronised: Bool,
        inFile: @escaping (Range<Int64>) throws(MediaError) -> (Range<Int64>, Bool)?
    ) {
        self.version = version
        self.isUnsynchronised = isUnsynchronised
        self.inFile = inFile
    }

    mutating func read(
        _ window: inout ByteWindow<Source>, _ range: Range<Int64>
    ) throws(MediaError) -> AudioTags {
        var frames = level(range)
        var isCommentNamed = false
        var userComment: String?
        while let frame = try next(&frames, &window) {
            switch modernNames[frame.name] ?? frame.name {
            case "TIT2" where tags.title == nil: tags.title = try text(&window, frame)
            case "TPE1" where tags.artist == nil: tags.artist = try text(&window, frame)
            case "TALB" where tags.album == nil: tags.album = try text(&window, frame)
            case "TDRC" where tags.year == nil: tags.year = AudioTags.year(try text(&window, frame))
            case "COMM":
                guard tags.comment == nil || isCommentNamed, let found = try comment(&window, frame) else { continue }
                // One without a name is the comment. iTunes keeps notes of its own in comments that it names after itself.
                if found.name.hasPrefix("iTun") || !found.name.isEmpty && tags.comment != nil { continue }
                tags.comment = found.text
                isCommentNamed = !found.name.isEmpty
            case "TXXX" where userComment == nil: userComment = try self.userComment(&window, frame)
            case "APIC": tags.picture = AudioPicture.preferred(tags.picture, try picture(&window, frame))
            case "CHAP": try readChapter(&window, frame)
            case "CTOC": try readContents(&window, frame)
            default: break
            }
        }
        tags.comment = tags.comment ?? userComment
        tags.chapters = table.ordered()
        return tags
    }

    func level(_ range: Range<Int64>) -> ID3Frames {
        ID3Frames(
            from: range.lowerBound, to: range.upperBound, version: version, isUnsynchronised: isUnsynchronised)
    }

    /// The next frame that can be read; nil at the end or at the bound.
    mutating func next(
        _ frames: inout ID3Frames, _ window: inout ByteWindow<Source>
    ) throws(MediaError) -> ID3Frame? {
        while framesLeft > 0, let frame = try frames.next(&window) {
            framesLeft -= 1
            if frame.isPlain { return frame }
        }
        return nil
    }

    /// The first bytes of a frame as they were before unsynchronisation.
    func head(_ window: inout ByteWindow<Source>, _ frame: ID3Frame, limit: Int) throws(MediaError) -> [UInt8] {
        let count = Int(min(frame.end - frame.content, Int64(limit)))
        let bytes = try window.slice(frame.content, count) ?? []
        return frame.isUnsynchronised ? Unsynchronised.decoded(bytes) : bytes
    }

    func text(_ window: inout ByteWindow<Source>, _ frame: ID3Frame) throws(MediaError) -> String? {
        ID3Text.decode(try head(&window, frame, limit: Self.textLimit))
    }

    /// A comment: encoding, language, name and text.
    private func comment(
        _ window: inout ByteWindow<Source>, _ frame: ID3Frame
    ) throws(MediaError) -> (name: String, text: String)? {
        let bytes = try head(&window, frame, limit: Self.textLimit)
        guard bytes.count > 4, let strings = ID3Text.strings(bytes[4...], bytes[0], count: 2)?.texts,
            let text = ID3Text.line(strings[1])
        else { return nil }
        return (ID3Text.line(strings[0]) ?? "", text)
    }

    /// A text of the writer's own with the name "comment": ffmpeg has no other. Encoding, name and text.
    private func userComment(
        _ window: inout ByteWindow<Source>, _ frame: ID3Frame
    ) throws(MediaError) -> String? {
        let bytes = try head(&window, frame, limit: Self.textLimit)
        guard let encoding = bytes.first,
            let strings = ID3Text.strings(bytes.dropFirst(), encoding, count: 2)?.texts,
            strings[0].lowercased() == "comment"
        else { return nil }
        return ID3Text.line(strings[1])
    }

    /// The address of a WXXX frame: encoding, name, then Latin-1.
    func address(_ window: inout ByteWindow<Source>, _ frame: ID3Frame) throws(MediaError) -> String? {
        let bytes = try head(&window, frame, limit: Self.textLimit)
        guard let encoding = bytes.first, let (_, rest) = ID3Text.strings(bytes.dropFirst(), encoding, count: 1),
            let url = ID3Text.strings(rest, 0, count: 1)?.texts.first
        else { return nil }
        return ID3Text.line(url).flatMap(AudioChapter.address)
    }

    /// A picture: encoding, media type (three characters in 2.2), role, description, image. What the type says is not
    /// believed: content decides.
    func picture(_ window: inout ByteWindow<Source>, _ frame: ID3Frame) throws(MediaError) -> AudioPicture? {
        let count = Int(min(frame.end - frame.content, Int64(Self.pictureHeadLimit)))
        guard let raw = try window.slice(frame.content, count), let encoding = raw.first else { return nil }
        let head = frame.isUnsynchronised ? Unsynchronised.decoded(raw) : raw
        var rest = head.dropFirst()
        if version == 2 {
            rest = rest.dropFirst(3)
        } else {
            guard let type = ID3Text.strings(rest, 0, count: 1) else { return nil }
            rest = type.rest
        }
        guard let role = rest.popFirst(), let behind = ID3Text.strings(rest, encoding, count: 1)?.rest, !behind.isEmpty
        else { return nil }
        let start = try frame.content + length(of: behind.startIndex, raw, isUnsynchronised: frame.isUnsynchronised)
        guard start < frame.end, let (place, isUnsynchronised) = try inFile(start..<frame.end) else { return nil }
        let slice = SourceSlice(window.source, start..<frame.end)
        let image =
            if frame.isUnsynchronised {
                try AudioPicture.image(Unsynchronised(slice))
            } else {
                try AudioPicture.image(slice)
            }
        return AudioPicture(
            role: Int(role), image: image, place: place, isUnsynchronised: isUnsynchronised || frame.isUnsynchronised)
    }

    /// How many raw bytes the first `count` bytes take.
    private func length(of count: Int, _ raw: [UInt8], isUnsynchronised: Bool) throws(MediaError) -> Int64 {
        isUnsynchronised ? try Unsynchronised(MemorySource(raw)).baseOffset(Int64(count)) : Int64(count)
    }
}

/// Frames' names in 2.4 for what 2.2 and 2.3 call otherwise.
private let modernNames = [
    "TT2": "TIT2", "TP1": "TPE1", "TAL": "TALB", "TYE": "TDRC", "TYER": "TDRC", "COM": "COMM", "PIC": "APIC",
]
