// Broken files, made of good ones: cut, flipped, lying about sizes and counts, turning in circles.

import Media
import Testing

/// A broken file and what it was made of.
struct BrokenFile: Sendable, CustomTestStringConvertible {
    enum Kind: Sendable {
        case audio
        case image
    }

    var name: String
    var kind: Kind
    var bytes: [UInt8]
    var testDescription: String { name }
}

/// A few hundred broken files; the same ones every time.
enum BrokenFiles {
    static let all: [BrokenFile] = good.flatMap(variants) + lies + bombs

    private static let tag = {
        let make = TagBytes(version: 4)
        return make.tag(
            make.text("TIT2", "Pilot"), make.picture(3, TagBytes.png), make.contents("toc", ["a", "b"]),
            make.chapter("a", from: 0, to: 100, make.text("TIT2", "A"), make.link("https://talk.example/")),
            make.chapter("b", from: 100, make.text("TIT2", "B"), make.picture(0, TagBytes.png)))
    }()

    private static let movie: MP4Bytes = {
        var file = MP4Bytes(samples: 40, dataBytes: 400)
        file.items =
            MP4Bytes.item(Array("covr".utf8), TagBytes.png, type: 14) + MP4Bytes.gapless(" 0 0 0 A000")
        file.userData = MP4Bytes.chapterList([(0, "Nero"), (0.5, "List")])
        file.addChapters([(1, MP4Bytes.text("A", url: "https://talk.example/")), (1, MP4Bytes.text("B"))])
        return file
    }()

    static let good: [BrokenFile] = [
        BrokenFile(
            name: "vbr.mp3", kind: .audio,
            bytes: tag
                + MP3Bytes.xing(frames: 12, bytes: UInt32(417 + 6 * (417 + 208)), delay: 576, padding: 800)
                + MP3Bytes.joined((0..<12).map { $0 % 2 == 0 ? MP3Bytes.usual : MP3Bytes.low })),
        BrokenFile(
            name: "tail.mp3", kind: .audio,
            bytes: MP3Bytes.repeated(MP3Bytes.small, 60) + Array("TAG".utf8) + [UInt8](repeating: 65, count: 125)),
        BrokenFile(name: "a.m4a", kind: .audio, bytes: movie.bytes),
        BrokenFile(name: "a.opus", kind: .audio, bytes: OggBytes.opus(["TITLE=Pilot", "CHAPTER001=00:00:01.000"])),
        BrokenFile(name: "a.aac", kind: .audio, bytes: tag + OggBytes.adts(frames: 20)),
        BrokenFile(name: "a.jpg", kind: .image, bytes: ImageBytes.jpeg(40, 40)),
        BrokenFile(name: "a.png", kind: .image, bytes: ImageBytes.png(40, 40, TagBytes.chunk("tRNS", [0, 0]))),
        BrokenFile(name: "a.gif", kind: .image, bytes: ImageBytes.gif(40, 40, frames: [(40, 40)])),
        BrokenFile(
            name: "a.webp", kind: .image,
            bytes: ImageBytes.webp(ImageBytes.vp8x(40, 40, flags: 0) + ImageBytes.vp8(40, 40))),
    ]

    private static func variants(of file: BrokenFile) -> [BrokenFile] {
        var state = UInt64(file.bytes.count)
        let random = { (bound: Int) -> Int in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let made = { (what: String, bytes: [UInt8]) in
            BrokenFile(name: "\(what) \(file.name)", kind: file.kind, bytes: bytes)
        }
        let count = file.bytes.count
        var files = (1...10).map { step in
            made("cut at \(count * step / 11)", Array(file.bytes.prefix(count * step / 11)))
        }
        files += (0..<14).map { _ in
            var bytes = file.bytes
            let place = random(min(count, 1500))
            bytes[place] ^= UInt8(1 << random(8))
            return made("flipped at \(place)", bytes)
        }
        files += (0..<8).map { _ in
            var bytes = file.bytes
            let place = random(min(count, 1500) - 4)
            bytes.replaceSubrange(place..<place + 4, with: [0xFF, 0xFF, 0xFF, UInt8(random(256))])
            return made("a huge number at \(place)", bytes)
        }
        files += (0..<4).map { _ in
            let (from, to) = (random(count), random(count))
            var bytes = file.bytes
            bytes.removeSubrange(min(from, to)..<max(from, to))
            return made("without \(min(from, to))..<\(max(from, to))", bytes)
        }
        return files
    }

    /// Sizes and counts that lie, boxes in boxes, tables in circles.
    private static let lies: [BrokenFile] = {
        let make = TagBytes(version: 4)
        let audio = MP3Bytes.repeated(MP3Bytes.small, 40)
        let tagged = { (name: String, tag: [UInt8]) in
            BrokenFile(name: name, kind: .audio, bytes: tag + audio)
        }
        let circle = (0..<200).flatMap { make.contents("t\($0)", ["t\(($0 + 1) % 200)", "t\($0)"]) }
        var nested = MP4Bytes.box("udta", [])
        for _ in 0..<2000 { nested = MP4Bytes.box("udta", nested) }
        let head = MP4Bytes.box("ftyp", Array("M4A ".utf8), MP4Bytes.big(0))
        let movie = { (name: String, bytes: [UInt8]) in BrokenFile(name: name, kind: .audio, bytes: head + bytes) }
        return [
            tagged("tables of contents in a circle", make.tag(circle, make.chapter("t3", from: 0))),
            tagged("a table that claims 255 names", make.tag(make.contents("toc", [], count: 255))),
            tagged(
                "chapters in chapters",
                make.tag((0..<500).reduce([]) { inner, _ in make.chapter("x", from: 0, inner) })),
            tagged("a frame of 256 MB", make.tag(Array("TIT2".utf8) + [0x7F, 0x7F, 0x7F, 0x7F, 0, 0])),
            tagged("200 tags", Array(repeatElement(MP3Bytes.id3(version: 3, []), count: 200).joined())),
            tagged(
                "an extended header of 4 GB", MP3Bytes.id3(version: 3, flags: 0x40, [0xFF, 0xFF, 0xFF, 0xFF, 0, 0])),
            tagged("an empty unsynchronised tag", MP3Bytes.id3(version: 3, flags: 0x80, [])),
            tagged("a year of nines", make.tag(make.text("TDRC", String(repeating: "9", count: 5000)))),
            tagged("4 billion frames", MP3Bytes.xing(frames: .max, bytes: .max)),
            movie("boxes in boxes", MP4Bytes.box("moov", nested)),
            movie("a box of size 0 in a box", MP4Bytes.box("moov", MP4Bytes.big(0) + Array("moov".utf8))),
            movie("a box of size 7", MP4Bytes.box("moov", MP4Bytes.big(7) + Array("trak".utf8))),
            movie("90,000 empty boxes", MP4Bytes.box("moov", (0..<90_000).flatMap { _ in MP4Bytes.box("free", []) })),
            movie("200,000 empty boxes", (0..<200_000).flatMap { _ in MP4Bytes.box("free", []) }),
            BrokenFile(name: "4 billion samples", kind: .audio, bytes: MP4Bytes(samples: .max, sampleDelta: 1).bytes),
            BrokenFile(name: "samples for ever", kind: .audio, bytes: MP4Bytes(samples: 9, sampleDelta: .max).bytes),
            BrokenFile(name: "no time scale", kind: .audio, bytes: MP4Bytes(scale: 0).bytes),
        ]
    }()

    /// Images whose decoding would fill the memory, and noise.
    private static let bombs: [BrokenFile] = [
        BrokenFile(name: "a PNG of 4 terapixels", kind: .image, bytes: ImageBytes.png(2_000_000, 2_000_000, data: 99)),
        BrokenFile(name: "a PNG of 2^31 pixels", kind: .image, bytes: ImageBytes.png(46_341, 46_341, data: 5000)),
        BrokenFile(name: "a JPEG of 4 gigapixels", kind: .image, bytes: ImageBytes.jpeg(65_535, 65_535, data: 500)),
        BrokenFile(
            name: "a frame beyond the GIF", kind: .image, bytes: ImageBytes.gif(1, 1, frames: [(65_535, 65_535)])),
        BrokenFile(
            name: "a WebP with two sizes", kind: .image,
            bytes: ImageBytes.webp(ImageBytes.vp8x(16_000_000, 16_000_000, flags: 0) + ImageBytes.vp8(1, 1))),
        BrokenFile(
            name: "a PNG of 200,000 chunks", kind: .image,
            bytes: ImageBytes.png(9, 9, (0..<200_000).flatMap { _ in TagBytes.chunk("teXt", []) })),
        BrokenFile(
            name: "a JPEG of markers", kind: .image, bytes: [0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 300_000)),
        BrokenFile(
            name: "a JPEG of segments", kind: .image,
            bytes: [0xFF, 0xD8] + (0..<50_000).flatMap { _ in [0xFF, 0xE1, 0, 2] as [UInt8] }),
        BrokenFile(name: "all bits set", kind: .audio, bytes: [UInt8](repeating: 0xFF, count: 300_000)),
        BrokenFile(
            name: "sync words without frames", kind: .audio,
            bytes: (0..<150_000).flatMap { _ in [0xFF, 0xFB] as [UInt8] }),
    ]
}
