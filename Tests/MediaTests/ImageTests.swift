// Facts of images by their headers.

import Media
import Testing

@Suite struct ImageTests {
    private func read(_ bytes: [UInt8]) throws -> ImageFacts { try ImageFacts.read(MemorySource(bytes)) }

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var type: String
        var colour: ImageFacts.Colour = .rgb
        var bits = 8
        var hasAlpha = false
        var isAnimated = false
        var testDescription: String { name }
    }

    private static let transparency = TagBytes.chunk("tRNS", [0, 0, 0, 0, 0, 0])

    /// All are 300 by 140.
    static let cases = [
        Case(name: "PNG", bytes: ImageBytes.png(300, 140), type: "image/png"),
        Case(
            name: "grey PNG", bytes: ImageBytes.png(300, 140, depth: 1, colour: 0), type: "image/png", colour: .grey,
            bits: 1),
        Case(name: "PNG with a palette", bytes: ImageBytes.png(300, 140, depth: 4, colour: 3), type: "image/png"),
        Case(
            name: "PNG with a transparent palette", bytes: ImageBytes.png(300, 140, colour: 3, transparency),
            type: "image/png", hasAlpha: true),
        Case(
            name: "PNG of 16 bits with alpha", bytes: ImageBytes.png(300, 140, depth: 16, colour: 6), type: "image/png",
            bits: 16, hasAlpha: true),
        Case(
            name: "grey PNG with alpha", bytes: ImageBytes.png(300, 140, colour: 4), type: "image/png", colour: .grey,
            hasAlpha: true),
        Case(
            name: "animated PNG",
            bytes: ImageBytes.png(300, 140, TagBytes.chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0])), type: "image/png",
            isAnimated: true),
        Case(
            name: "PNG animated by one frame",
            bytes: ImageBytes.png(300, 140, TagBytes.chunk("acTL", [0, 0, 0, 1, 0, 0, 0, 0])), type: "image/png"),
        Case(name: "progressive JPEG", bytes: ImageBytes.jpeg(300, 140), type: "image/jpeg"),
        Case(name: "baseline JPEG", bytes: ImageBytes.jpeg(300, 140, code: 0xC0), type: "image/jpeg"),
        Case(
            name: "grey JPEG", bytes: ImageBytes.jpeg(300, 140, code: 0xC0, components: 1), type: "image/jpeg",
            colour: .grey),
        Case(
            name: "CMYK JPEG", bytes: ImageBytes.jpeg(300, 140, components: 4), type: "image/jpeg", colour: .cmyk),
        Case(name: "GIF", bytes: ImageBytes.gif(300, 140, frames: [(300, 140)]), type: "image/gif", hasAlpha: true),
        Case(
            name: "animated GIF", bytes: ImageBytes.gif(300, 140, frames: [(300, 140), (2, 2)]), type: "image/gif",
            hasAlpha: true, isAnimated: true),
        Case(name: "lossy WebP", bytes: ImageBytes.webp(ImageBytes.vp8(300, 140)), type: "image/webp"),
        Case(
            name: "lossless WebP", bytes: ImageBytes.webp(ImageBytes.vp8l(300, 140, alpha: true)), type: "image/webp",
            hasAlpha: true),
        Case(
            name: "WebP with a profile",
            bytes: ImageBytes.webp(
                ImageBytes.vp8x(300, 140, flags: 0x20) + ImageBytes.riff("ICCP", [1, 2, 3]) + ImageBytes.vp8(300, 140)),
            type: "image/webp"),
        Case(
            name: "animated WebP",
            bytes: ImageBytes.webp(
                ImageBytes.vp8x(300, 140, flags: 0x12) + ImageBytes.riff("ANMF", [UInt8](repeating: 0, count: 20))),
            type: "image/webp", hasAlpha: true, isAnimated: true),
    ]

    @Test(arguments: cases)
    func `size, type, colours and frames come from the headers`(image: Case) throws {
        let endings = ["image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"]
        let expected = ImageFacts(
            type: image.type, fileExtension: try #require(endings[image.type]), bytes: Int64(image.bytes.count),
            width: 300, height: 140, colour: image.colour, bits: image.bits, hasAlpha: image.hasAlpha,
            isAnimated: image.isAnimated)
        #expect(try read(image.bytes) == expected)
    }

    @Test(arguments: cases.filter { !$0.isAnimated })
    func `an image that is cut anywhere is an error`(image: Case) {
        for count in 0..<image.bytes.count {
            #expect(throws: MediaError.self) { try read(Array(image.bytes.prefix(count))) }
        }
    }

    @Test(arguments: [
        ([1, 2, 3, 4, 5, 6], "should be a PNG or JPEG image, is neither"),
        (Array("%PDF-1.4 ".utf8), "should be a PNG or JPEG image, is a PDF document"),
        (ImageBytes.png(0, 1400), "is damaged: it says that it is 0 by 1400 pixels"),
        (ImageBytes.png(30_000, 30_000, data: 1000), "is damaged: it says that it is 30000 by 30000 pixels, which its"),
        (ImageBytes.png(.max, 5, data: 10), "is damaged: it says that it is 4294967295 by 5 pixels"),
        (ImageBytes.png(10, 10, depth: 3), "is damaged: its colour type 2 cannot have 3 bits"),
        (ImageBytes.png(10, 10, colour: 5), "is damaged: its colour type 5 cannot have 8 bits"),
        (ImageBytes.jpeg(65_000, 65_000, data: 9), "is damaged: it says that it is 65000 by 65000 pixels, which its"),
        (ImageBytes.jpeg(10, 10, components: 2), "is damaged: its JPEG frame has 2 components"),
        (
            ImageBytes.gif(10, 10, frames: [(11, 10)]),
            "is damaged: the GIF image at byte 27 reaches beyond the 10 by 10"
        ),
        (ImageBytes.gif(10, 10, frames: []), "is damaged: a GIF without an image"),
        (
            ImageBytes.webp(ImageBytes.vp8x(5000, 5000, flags: 0) + ImageBytes.vp8(4, 4)),
            "is damaged: its canvas is 5000 by 5000 pixels and its image 4 by 4"
        ),
        ([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 3, 4, 5, 6], "is damaged: no JPEG marker at byte 8"),
        ([0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 0, 0], "is damaged: JPEG data begins at byte 2 before its size is given"),
        ([0xFF, 0xD8, 0xFF, 0xDA, 0, 8, 0, 0], "is damaged: JPEG data begins at byte 2 before its size is given"),
    ])
    func `an image that lies is an error that says so`(bytes: [UInt8], message: String) {
        let error = #expect(throws: MediaError.self) { try read(bytes) }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "none")")
    }

    @Test func `what stands behind a JPEG's image does not hide its end`() throws {
        #expect(try read(ImageBytes.jpeg(40, 40) + [UInt8](repeating: 1, count: 60_000)).width == 40)
    }
}
