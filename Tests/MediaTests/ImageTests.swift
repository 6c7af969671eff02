// PNG and JPEG headers.

import Media
import Testing

@Suite struct ImageTests {
    private static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 0x0B, 0xB8, 0, 0, 0x05, 0x78, 8, 2, 0, 0, 0]
    /// Start, an APP0 segment, a table with a code among the frames', fill bytes, a progressive start of frame.
    private static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0xFF, 0xC0, 0xFF, 0xC4, 0, 3, 7, 0xFF, 0xFF, 0xFF, 0xC2, 0, 17, 8]
        + [0x05, 0x78, 0x0B, 0xB8, 3]

    @Test(arguments: [(png, "image/png", "png"), (jpeg, "image/jpeg", "jpg")])
    func `size and type come from the bytes`(bytes: [UInt8], type: String, fileExtension: String) throws {
        let facts = try ImageFacts.read(MemorySource(bytes))
        #expect(
            facts
                == ImageFacts(
                    type: type, fileExtension: fileExtension, bytes: Int64(bytes.count), width: 3000, height: 1400))
    }

    @Test(arguments: [Array(png.prefix(24)), Array(jpeg.prefix(24))])
    func `every prefix without the size is an error`(bytes: [UInt8]) {
        for count in 0..<bytes.count {
            #expect(throws: MediaError.self) { try ImageFacts.read(MemorySource(Array(bytes.prefix(count)))) }
        }
    }

    @Test func `other content is named`() {
        #expect(throws: MediaError.wrongContent(expected: "a PNG or JPEG image", found: "a GIF image")) {
            try ImageFacts.read(MemorySource(Array("GIF89a".utf8)))
        }
        #expect(throws: MediaError.wrongContent(expected: "a PNG or JPEG image", found: "neither")) {
            try ImageFacts.read(MemorySource([1, 2, 3, 4, 5, 6]))
        }
    }

    @Test func `an image without width or with broken markers is damaged`() {
        var png = Self.png
        png.replaceSubrange(16..<20, with: [0, 0, 0, 0])
        #expect(throws: MediaError.damaged("it says that it is 0 by 1400 pixels")) {
            try ImageFacts.read(MemorySource(png))
        }
        let jpegs: [[UInt8]] = [
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 3, 4, 5, 6], [0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 0, 0],
            [0xFF, 0xD8, 0xFF, 0xDA, 0, 8, 0, 0], [0xFF, 0xD8, 0xFF, 0xD9, 0, 2],
        ]
        for jpeg in jpegs {
            let error = #expect(throws: MediaError.self) { try ImageFacts.read(MemorySource(jpeg)) }
            #expect(error?.description.hasPrefix("is damaged") == true)
        }
    }
}
