// The facts of a GIF image.

/// Reads GIF (CompuServe: "Graphics Interchange Format, Version 89a"): a screen, then blocks, to the trailer.
enum GIFReader {
    static func read(_ window: inout ByteWindow<some ByteSource>) throws(MediaError) -> ImageFacts {
        guard try window.matches(0, "GIF87a", "GIF89a") else {
            guard window.size >= 6 else { throw .truncated("the GIF header") }
            throw .damaged("the GIF version; it should be 87a or 89a")
        }
        guard let width = try window.half(6)?.byteSwapped, let height = try window.half(8)?.byteSwapped,
            let packed = try window.byte(10), window.size >= 13
        else { throw .truncated("the GIF header") }
        try ImageFacts.check(width: UInt32(width), height: UInt32(height))
        var facts = ImageFacts(
            type: "image/gif", fileExtension: "gif", bytes: window.size, width: Int(width), height: Int(height))
        var place = 13 + tableBytes(packed)
        var frames = 0
        // Each turn moves on by a byte at least; a second frame is all that is asked for.
        while frames < 2 {
            switch try window.byte(place) {
            case 0x2C:
                place = try frame(&window, at: place, facts)
                frames += 1
            case 0x21:
                // Of the graphic control extension (F9) the last bit of the fourth byte says that a colour is transparent.
                if try window.byte(place + 1) == 0xF9, let flags = try window.byte(place + 3), flags & 1 == 1 {
                    facts.hasAlpha = true
                }
                place = try behindBlocks(&window, from: place + 2)
            case 0x3B:
                guard frames > 0 else { throw .damaged("a GIF without an image") }
                return facts
            case nil: throw .truncated("the GIF's blocks")
            default: throw .damaged("there should be a GIF block at byte \(place)")
            }
        }
        facts.isAnimated = true
        return facts
    }

    /// An image: its place and size on the screen, a table of colours, the width of its codes, then blocks.
    private static func frame(
        _ window: inout ByteWindow<some ByteSource>, at place: Int64, _ facts: ImageFacts
    ) throws(MediaError) -> Int64 {
        guard let left = try window.half(place + 1)?.byteSwapped, let top = try window.half(place + 3)?.byteSwapped,
            let width = try window.half(place + 5)?.byteSwapped, let height = try window.half(place + 7)?.byteSwapped,
            let packed = try window.byte(place + 9)
        else { throw .truncated("the GIF image at byte \(place)") }
        guard Int(left) + Int(width) <= facts.width, Int(top) + Int(height) <= facts.height else {
            throw .damaged("the GIF image at byte \(place) reaches beyond the \(facts.width) by \(facts.height) pixels")
        }
        return try behindBlocks(&window, from: place + 11 + tableBytes(packed))
    }

    /// Blocks of a length and so many bytes, to one of length 0.
    private static func behindBlocks(
        _ window: inout ByteWindow<some ByteSource>, from start: Int64
    ) throws(MediaError) -> Int64 {
        var place = start
        while let length = try window.byte(place) {
            place += 1 + Int64(length)
            if length == 0 { return place }
        }
        throw .truncated("the GIF's blocks")
    }

    private static func tableBytes(_ packed: UInt8) -> Int64 { packed & 0x80 == 0 ? 0 : 3 << (Int64(packed & 7) + 1) }
}
