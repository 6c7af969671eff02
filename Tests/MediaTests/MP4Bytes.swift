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

    static func box(_ name: String, _ content: [UInt8]...) -> [UInt8] {
        let body = Array(content.joined())
        return big(UInt32(body.count + 8)) + Array(name.utf8.prefix(4)) + body
    }

    static func big(_ value: UInt32) -> [UInt8] { MP3Bytes.big(value) }

    private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

    var bytes: [UInt8] {
        let ftyp = Self.box("ftyp", Array("M4A ".utf8), Self.big(0))
        let data = Self.box("mdat", Self.zeros(dataBytes))
        return ftyp + (fragment ? Self.box("moof", []) : []) + moov + data
    }

    private var moov: [UInt8] {
        let mvhd = Self.box("mvhd", Self.zeros(12), Self.big(1000), Self.big(10_000), Self.zeros(80))
        let tkhd = Self.box("tkhd", Self.zeros(20), Self.big(editedMilliseconds), Self.zeros(60))
        let mdhd = Self.box(
            "mdhd", Self.zeros(12), Self.big(scale), Self.big(statedDuration ?? samples * sampleDelta), Self.zeros(4))
        let hdlr = Self.box("hdlr", Self.zeros(8), Array(handler.utf8), Self.zeros(13))
        let entry = Self.box(
            codec, Self.zeros(16), [0, 2, 0, 16], Self.zeros(4), [UInt8(scale >> 8 & 0xFF), UInt8(scale & 0xFF), 0, 0])
        let stsd = Self.box("stsd", Self.zeros(4), Self.big(1), entry)
        let stts = Self.box("stts", Self.zeros(4), Self.big(1), Self.big(samples), Self.big(sampleDelta))
        let stsz = Self.box("stsz", Self.zeros(4), Self.big(sampleSize), Self.big(sizeCount ?? samples))
        let minf = Self.box("minf", Self.box("stbl", stsd, stts, stsz))
        return Self.box("moov", mvhd, Self.box("trak", tkhd, Self.box("mdia", mdhd, hdlr, minf)), tags)
    }

    private var tags: [UInt8] {
        guard let title else { return [] }
        let data = Self.box("data", Self.big(1), Self.big(0), Array(title.utf8))
        let name = Self.big(UInt32(data.count + 8)) + [0xA9] + Array("nam".utf8) + data
        return Self.box("udta", Self.box("meta", Self.big(0), Self.box("ilst", name)))
    }
}
