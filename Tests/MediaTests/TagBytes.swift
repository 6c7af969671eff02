// Frames of ID3 tags, made byte by byte.

/// Builds the frames that chapters, pictures and comments are made of, in 2.3 and 2.4.
struct TagBytes {
    var version: UInt8 = 3

    func frame(_ name: String, _ content: [UInt8]) -> [UInt8] { MP3Bytes.id3Frame(name, content, version: version) }

    func text(_ name: String, _ value: String) -> [UInt8] { frame(name, [3] + Array(value.utf8)) }

    func comment(_ name: String, _ value: String) -> [UInt8] {
        frame("COMM", [3] + Array("eng".utf8) + Array(name.utf8) + [0] + Array(value.utf8))
    }

    func picture(_ role: UInt8, _ image: [UInt8], type: String = "image/jpeg", description: String = "") -> [UInt8] {
        frame("APIC", [3] + Array(type.utf8) + [0, role] + Array(description.utf8) + [0] + image)
    }

    func link(_ url: String) -> [UInt8] { frame("WXXX", [0, 0] + Array(url.utf8)) }

    func chapter(_ name: String, from start: UInt32, to end: UInt32 = .max, _ frames: [UInt8]...) -> [UInt8] {
        let times = MP3Bytes.big(start) + MP3Bytes.big(end) + [UInt8](repeating: 0xFF, count: 8)
        return frame("CHAP", Array(name.utf8) + [0] + times + Array(frames.joined()))
    }

    func contents(_ name: String, isTop: Bool = true, _ children: [String], count: Int? = nil) -> [UInt8] {
        let head = Array(name.utf8) + [0, isTop ? 3 : 1, UInt8(count ?? children.count)]
        return frame("CTOC", head + children.flatMap { Array($0.utf8) + [0] })
    }

    func tag(_ frames: [UInt8]..., flags: UInt8 = 0) -> [UInt8] {
        MP3Bytes.id3(version: version, flags: flags, Array(frames.joined()), padding: 40)
    }

    /// A whole PNG of one grey pixel.
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
        + chunk("IDAT", [0x78, 0x9C, 0x63, 0xF8, 0xFF, 0x00, 0x00, 0xFF, 0x00]) + chunk("IEND", [])

    /// A PNG chunk, its checksum left zero: nobody here decodes it.
    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        MP3Bytes.big(UInt32(content.count)) + Array(name.utf8) + content + [0, 0, 0, 0]
    }

    /// A zero behind each 0xFF.
    static func unsynchronised(_ bytes: [UInt8]) -> [UInt8] { bytes.flatMap { $0 == 0xFF ? [0xFF, 0] : [$0] } }
}
