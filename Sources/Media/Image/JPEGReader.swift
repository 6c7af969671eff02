// The facts of a JPEG image.

/// Reads JPEG (ITU-T T.81 §B.1, §B.2.2): segments from marker to marker until a start of frame gives height and width.
enum JPEGReader {
    /// Segments that are walked over in front of the image; profiles and previews take a few hundred.
    private static let segmentLimit = 10_000
    /// How far in front of the file's end the image may end, in bytes: cameras and phones append previews and films, which
    /// are JPEGs as well or end in one.
    private static let tail: Int64 = 64 * 1024

    static func read(_ window: inout ByteWindow<some ByteSource>) throws(MediaError) -> ImageFacts {
        var place: Int64 = 2
        var segments = 0
        while segments < segmentLimit {
            guard let mark = try window.byte(place), let code = try window.byte(place + 1) else {
                throw .truncated("the JPEG headers")
            }
            guard mark == 0xFF else { throw .damaged("no JPEG marker at byte \(place)") }
            // Any number of 0xFF may fill the space before a marker; 0x01 and restarts stand alone.
            if code == 0xFF {
                place += 1
                continue
            }
            if code == 0x01 || (0xD0...0xD7).contains(code) {
                place += 2
                continue
            }
            guard let length = try window.half(place + 2) else { throw .truncated("the JPEG headers") }
            guard length >= 2, code != 0xD9, code != 0xDA else {
                throw .damaged("JPEG data begins at byte \(place) before its size is given")
            }
            // C4, C8 and CC are tables and an extension; the other C codes begin a frame.
            if (0xC0...0xCF).contains(code), code != 0xC4, code != 0xC8, code != 0xCC {
                return try frame(&window, at: place, code: code, length: length)
            }
            segments += 1
            place += 2 + Int64(length)
        }
        throw .damaged("more than \(segmentLimit) JPEG segments in front of the image")
    }

    /// A start of frame (§B.2.2): length, bits, height, width, components, three bytes for each of them.
    private static func frame(
        _ window: inout ByteWindow<some ByteSource>, at place: Int64, code: UInt8, length: UInt16
    ) throws(MediaError) -> ImageFacts {
        guard let bits = try window.byte(place + 4), let height = try window.half(place + 5),
            let width = try window.half(place + 7), let components = try window.byte(place + 9),
            try window.byte(place + 1 + Int64(length)) != nil
        else { throw .truncated("the JPEG frame header") }
        try ImageFacts.check(width: UInt32(width), height: UInt32(height))
        guard Int(length) == 8 + 3 * Int(components), let colour = colour(components) else {
            throw .damaged("its JPEG frame has \(components) components; it should have 1, 3 or 4")
        }
        guard [8, 12, 16].contains(bits) || code & 3 == 3 else {
            throw .damaged("its JPEG frame has \(bits) bits; it should have 8 or 12")
        }
        let facts = ImageFacts(
            type: "image/jpeg", fileExtension: "jpg", bytes: window.size, width: Int(width), height: Int(height),
            colour: colour, bits: Int(bits))
        guard try hasEnd(&window, behind: place) else {
            throw .truncated("the image: its last bytes have no JPEG end marker")
        }
        // Huffman codes have at least one bit for each block of 8 by 8 pixels; arithmetic ones (C9 and above) may have less.
        if code < 0xC8 { try facts.checkCapacity(perByte: 512) }
        return facts
    }

    private static func colour(_ components: UInt8) -> ImageFacts.Colour? {
        switch components {
        case 1: .grey
        case 3: .rgb
        case 4: .cmyk
        default: nil
        }
    }

    /// Whether an end of image (FF D9) stands among the file's last bytes.
    private static func hasEnd(
        _ window: inout ByteWindow<some ByteSource>, behind place: Int64
    ) throws(MediaError) -> Bool {
        let start = max(place, window.size - tail)
        let bytes = try window.source.read(at: start, count: Int(window.size - start))
        return bytes.indices.dropFirst().reversed().contains { bytes[$0] == 0xD9 && bytes[$0 - 1] == 0xFF }
    }
}
