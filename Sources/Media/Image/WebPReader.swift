// The facts of a WebP image.

/// Reads WebP (RFC 9649): a RIFF file whose first chunk is VP8, VP8L, or VP8X with other chunks behind it.
enum WebPReader {
    static func read(_ window: inout ByteWindow<some ByteSource>) throws(MediaError) -> ImageFacts {
        guard let size = try window.littleWord(4), let length = try window.littleWord(16) else {
            throw .truncated("the WebP header")
        }
        guard Int64(size) + 8 <= window.size, 20 + Int64(length) <= window.size else {
            throw .truncated("the WebP file, which should have \(Int64(size) + 8) bytes and has \(window.size)")
        }
        var facts = ImageFacts(
            type: "image/webp", fileExtension: "webp", bytes: window.size, width: 0, height: 0)
        let sides: (UInt32, UInt32)
        if try window.matches(12, "VP8 ") {
            sides = try lossy(&window, at: 20)
        } else if try window.matches(12, "VP8L") {
            sides = try lossless(&window, at: 20, &facts)
        } else if try window.matches(12, "VP8X") {
            sides = try extended(&window, length: length, end: Int64(size) + 8, &facts)
        } else {
            throw .damaged("the first WebP chunk; it should be VP8, VP8L or VP8X")
        }
        try ImageFacts.check(width: sides.0, height: sides.1)
        facts.width = Int(sides.0)
        facts.height = Int(sides.1)
        return facts
    }

    /// A key frame (RFC 6386 §9.1): three bytes, a start code, then 14 bits of width and of height below two of scale.
    private static func lossy(
        _ window: inout ByteWindow<some ByteSource>, at place: Int64
    ) throws(MediaError) -> (UInt32, UInt32) {
        guard let code = try window.word(place + 3), let width = try window.half(place + 6)?.byteSwapped,
            let height = try window.half(place + 8)?.byteSwapped
        else { throw .truncated("the WebP image") }
        guard code >> 8 == 0x9D012A else { throw .damaged("the start code of the WebP image at byte \(place)") }
        return (UInt32(width & 0x3FFF), UInt32(height & 0x3FFF))
    }

    /// A signature, then 14 bits of width and of height, each less one, and whether it has alpha.
    private static func lossless(
        _ window: inout ByteWindow<some ByteSource>, at place: Int64, _ facts: inout ImageFacts
    ) throws(MediaError) -> (UInt32, UInt32) {
        guard let bits = try window.littleWord(place + 1) else { throw .truncated("the WebP image") }
        guard try window.byte(place) == 0x2F else { throw .damaged("the signature of the WebP image at byte \(place)") }
        if bits >> 28 & 1 == 1 { facts.hasAlpha = true }
        return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    }

    /// Flags, then 24 bits of width and of height, each less one; a still image among the chunks must be as large.
    private static func extended(
        _ window: inout ByteWindow<some ByteSource>, length: UInt32, end: Int64, _ facts: inout ImageFacts
    ) throws(MediaError) -> (UInt32, UInt32) {
        guard length >= 10, let flags = try window.byte(20), let wide = try window.littleWord(24),
            let high = try window.littleWord(26)
        else { throw .truncated("the WebP header") }
        let canvas = ((wide & 0xFF_FFFF) + 1, (high >> 8) + 1)
        facts.isAnimated = flags & 0x02 != 0
        facts.hasAlpha = flags & 0x10 != 0
        var place = 20 + Int64(length) + Int64(length & 1)
        // An animation's first frame, or the image, comes behind a profile and the like.
        for _ in 0..<64 {
            guard place + 8 <= end, let length = try window.littleWord(place + 4) else { break }
            guard place + 8 + Int64(length) <= end else { throw .truncated("the WebP chunk at byte \(place)") }
            let image: (UInt32, UInt32)
            if try window.matches(place, "VP8 ") {
                image = try lossy(&window, at: place + 8)
            } else if try window.matches(place, "VP8L") {
                image = try lossless(&window, at: place + 8, &facts)
            } else if try window.matches(place, "ANMF") {
                return canvas
            } else {
                place += 8 + Int64(length) + Int64(length & 1)
                continue
            }
            guard image == canvas else {
                throw .damaged(
                    "its canvas is \(canvas.0) by \(canvas.1) pixels and its image \(image.0) by \(image.1)")
            }
            return canvas
        }
        throw .truncated("the WebP file: there is no image in it")
    }
}
