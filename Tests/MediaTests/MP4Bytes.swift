// Small MP4 files, made box by box.

/// Builds MP4 audio files with one field of each box open to change.
struct MP4Bytes {
    var scale: UInt32 = 44_100
    var samples: UInt32 = 431
    var statedDuration: UInt32?
    var sampleDelta: UInt32 = 1024
    var sampleSize: UInt32 = 10
    var sizeCount: UInt32?
    var handler = "soun"
    var codec = "mp4a"
    var editedMilliseconds: UInt32 = 0
    var dataBytes = 4310
    var title: String? = "Pilot"
    var fragment = false
    /// Further items of iTunes' list, and boxes beside it.
    var items: [UInt8] = []
    var userData: [UInt8] = []
    /// Boxes of the audio's track besides the usual ones, and whole tracks behind it.
    var trackBoxes: [UInt8] = []
    var tracks: [UInt8] = []
    /// What stands at the end of the media data.
    var samplesBehind: [UInt8] = []

    static func box(_ name: String, _ content: [UInt8]...) -> [UInt8] {
        let body = Array(content.joined())
        return big(UInt32(body.count + 8)) + Array(name.utf8.prefix(4)) + body
    }

    static func big(_ value: UInt32) -> [UInt8] { MP3Bytes.big(value) }

    private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

    var bytes: [UInt8] {
        let ftyp = Self.box("ftyp", Array("M4A ".utf8), Self.big(0))
        let data = Self.box("mdat", Self.zeros(dataBytes), samplesBehind)
        return ftyp + (fragment ? Self.box("moof", []) : []) + moov + data
    }

    private var moov: [UInt8] {
        let mvhd = Self.box("mvhd", Self.zeros(12), Self.big(1000), Self.big(10_000), Self.zeros(80))
        let tkhd = Self.box("tkhd", Self.zeros(20), Self.big(editedMilliseconds), Self.zeros(60))
        let mdhd = Self.box(
            "mdhd", Self.zeros(12), Self.big(scale), Self.big(statedDuration ?? samples &* sampleDelta), Self.zeros(4))
        let hdlr = Self.box("hdlr", Self.zeros(8), Array(handler.utf8), Self.zeros(13))
        let entry = Self.box(
            codec, Self.zeros(16), [0, 2, 0, 16], Self.zeros(4), [UInt8(scale >> 8 & 0xFF), UInt8(scale & 0xFF), 0, 0])
        let stsd = Self.box("stsd", Self.zeros(4), Self.big(1), entry)
        let stts = Self.box("stts", Self.zeros(4), Self.big(1), Self.big(samples), Self.big(sampleDelta))
        let stsz = Self.box("stsz", Self.zeros(4), Self.big(sampleSize), Self.big(sizeCount ?? samples))
        let minf = Self.box("minf", Self.box("stbl", stsd, stts, stsz))
        return Self.box(
            "moov", mvhd, Self.box("trak", tkhd, trackBoxes, Self.box("mdia", mdhd, hdlr, minf)), tracks, tags)
    }

    private var tags: [UInt8] {
        let named = title.map { Self.item([0xA9] + Array("nam".utf8), Array($0.utf8)) } ?? []
        guard !(named + items + userData).isEmpty else { return [] }
        return Self.box("udta", Self.box("meta", Self.big(0), Self.box("ilst", named, items)), userData)
    }

    /// An item of iTunes' list, its value in UTF-8 unless another type is given.
    static func item(_ name: [UInt8], _ value: [UInt8], type: UInt32 = 1) -> [UInt8] {
        let data = box("data", big(type), big(0), value)
        return big(UInt32(data.count + 8)) + name + data
    }

    /// iTunes' note of an encoder's silence.
    static func gapless(_ text: String) -> [UInt8] {
        box(
            "----", box("mean", big(0), Array("com.apple.iTunes".utf8)), box("name", big(0), Array("iTunSMPB".utf8)),
            box("data", big(1), big(0), Array(text.utf8)))
    }

    /// Nero's list of chapters, with starts in seconds.
    static func chapterList(_ chapters: [(Double, String)], count: UInt8? = nil) -> [UInt8] {
        let entries = chapters.flatMap { start, title in
            let units = UInt64(start * 10_000_000)
            return big(UInt32(units >> 32)) + big(UInt32(truncatingIfNeeded: units)) + [UInt8(title.utf8.count)]
                + Array(title.utf8)
        }
        return box("chpl", [1, 0, 0, 0, 0, 0, 0, 0, count ?? UInt8(chapters.count)], entries)
    }

    /// Adds a text track of chapters, each as long in seconds as given, to which the audio refers.
    mutating func addChapters(_ chapters: [(seconds: UInt32, text: [UInt8])], id: UInt32 = 2) {
        trackBoxes = Self.box("tref", Self.box("chap", Self.big(id)))
        // The samples' place is only known once the file is laid out: their offsets are numbers of one width, so a file
        // with zeros for them is as long.
        samplesBehind = chapters.flatMap(\.text)
        tracks = Self.textTrack(chapters, id: id, at: 0)
        let start = bytes.count - samplesBehind.count
        tracks = Self.textTrack(chapters, id: id, at: UInt32(start))
    }

    private static func textTrack(
        _ chapters: [(seconds: UInt32, text: [UInt8])], id: UInt32, at start: UInt32
    ) -> [UInt8] {
        let tkhd = box("tkhd", zeros(12), big(id), zeros(68))
        let mdhd = box("mdhd", zeros(12), big(10), big(chapters.reduce(0) { $0 + $1.seconds * 10 }), zeros(4))
        let hdlr = box("hdlr", zeros(8), Array("text".utf8), zeros(13))
        let count = UInt32(chapters.count)
        let stts = box("stts", zeros(4), big(count), chapters.flatMap { big(1) + big($0.seconds * 10) })
        let stsz = box("stsz", zeros(4), big(0), big(count), chapters.flatMap { big(UInt32($0.text.count)) })
        // One sample in the first chunk, all others in the second.
        let stsc = box("stsc", zeros(4), big(2), big(1), big(1), big(1), big(2), big(count - 1), big(1))
        let second = start + UInt32(chapters.first?.text.count ?? 0)
        let stco = box("stco", zeros(4), big(2), big(start), big(second))
        let table = box("stbl", box("stsd", zeros(4), big(0)), stts, stsz, stsc, stco)
        return box("trak", tkhd, box("mdia", mdhd, hdlr, box("minf", table)))
    }

    /// A sample of a text track, perhaps with a link.
    static func text(_ text: String, url: String? = nil) -> [UInt8] {
        let link = url.map { box("href", [0, 0, 0, 1, UInt8($0.utf8.count)], Array($0.utf8), [0]) } ?? []
        return [0, UInt8(text.utf8.count)] + Array(text.utf8) + link
    }
}
