// Small images of every kind, made byte by byte.

/// Images with sound headers and no picture worth looking at: nobody here decodes them.
enum ImageBytes {
    /// A PNG with as much data as its size needs at least; `chunks` stand in front of the data.
    static func png(
        _ width: UInt32, _ height: UInt32, depth: UInt8 = 8, colour: UInt8 = 2, _ chunks: [UInt8] = [],
        data: Int? = nil
    ) -> [UInt8] {
        let header = big(width) + big(height) + [depth, colour, 0, 0, 0]
        let pixels = Int(width) * Int(height)
        let body = TagBytes.chunk("IDAT", [UInt8](repeating: 0x55, count: data ?? pixels / 100 + 8))
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + TagBytes.chunk("IHDR", header) + chunks + body
            + TagBytes.chunk("IEND", [])
    }

    /// A JPEG with a start of frame of this code behind an APP0 segment, a table with a code among the frames', and fill
    /// bytes.
    static func jpeg(
        _ width: UInt16, _ height: UInt16, code: UInt8 = 0xC2, components: UInt8 = 3, bits: UInt8 = 8, data: Int? = nil
    ) -> [UInt8] {
        let head: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0xFF, 0xC0, 0xFF, 0xC4, 0, 3, 7, 0xFF, 0xFF]
        let frame =
            [0xFF, code, 0, 8 + 3 * components, bits] + half(height) + half(width) + [components]
            + (0..<components).flatMap { [$0 + 1, 0x11, 0] }
        let scan = [UInt8](repeating: 0x55, count: data ?? Int(width) * Int(height) / 400)
        return head + frame + [0xFF, 0xDA, 0, 2] + scan + [0xFF, 0xD9]
    }

    /// A GIF whose frames, at the same place, have these sizes.
    static func gif(_ width: UInt16, _ height: UInt16, frames: [(UInt16, UInt16)]) -> [UInt8] {
        var out = Array("GIF89a".utf8) + little(width) + little(height) + [0x80, 0, 0] + [0, 0, 0, 255, 255, 255]
        for (width, height) in frames {
            out += [0x21, 0xF9, 4, 1, 0, 0, 0, 0]
            out += [0x2C, 0, 0, 0, 0] + little(width) + little(height) + [0, 2, 2, 0x4C, 1, 0]
        }
        return out + [0x3B]
    }

    static func webp(_ chunks: [UInt8]) -> [UInt8] {
        Array("RIFF".utf8) + littleWord(UInt32(chunks.count + 4)) + Array("WEBP".utf8) + chunks
    }

    static func riff(_ name: String, _ content: [UInt8]) -> [UInt8] {
        Array(name.utf8) + littleWord(UInt32(content.count)) + content + (content.count % 2 == 1 ? [0] : [])
    }

    static func vp8(_ width: UInt16, _ height: UInt16) -> [UInt8] {
        riff("VP8 ", [0x10, 0, 0, 0x9D, 0x01, 0x2A] + little(width) + little(height) + [0, 0])
    }

    static func vp8l(_ width: UInt32, _ height: UInt32, alpha: Bool) -> [UInt8] {
        riff("VP8L", [0x2F] + littleWord((width - 1) | (height - 1) << 14 | (alpha ? 1 << 28 : 0)) + [0, 0, 0])
    }

    static func vp8x(_ width: UInt32, _ height: UInt32, flags: UInt8) -> [UInt8] {
        let sides = littleWord(width - 1).prefix(3) + littleWord(height - 1).prefix(3)
        return riff("VP8X", [flags, 0, 0, 0] + sides)
    }

    private static func big(_ value: UInt32) -> [UInt8] { MP3Bytes.big(value) }
    private static func half(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xFF)] }
    private static func little(_ value: UInt16) -> [UInt8] { half(value).reversed() }
    private static func littleWord(_ value: UInt32) -> [UInt8] { MP3Bytes.big(value).reversed() }
}
