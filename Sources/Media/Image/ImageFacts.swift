// What artwork checks must know about an image.

/// Facts of an image, read from its headers: no pixel is decoded.
public struct ImageFacts: Sendable, Equatable {
    /// What its channels mean.
    public enum Colour: String, Sendable {
        /// Red, green and blue, or what is made of them: a palette, YCbCr.
        case rgb = "RGB"
        case grey
        /// Inks for print, which browsers and apps show in wrong colours.
        case cmyk = "CMYK"
    }

    /// Media type by content: `image/png`, `image/jpeg`, `image/gif` or `image/webp`.
    public var type: String
    /// What the file's name should end in, without the dot: `png`, `jpg`, `gif` or `webp`.
    public var fileExtension: String
    /// Size of the file in bytes.
    public var bytes: Int64
    /// In pixels, at least 1.
    public var width: Int
    /// In pixels, at least 1.
    public var height: Int
    public var colour: Colour
    /// Bits of each channel; of a palette's colours, not of its indices.
    public var bits: Int
    /// Whether parts may be transparent.
    public var hasAlpha: Bool
    /// Whether it has more than one frame.
    public var isAnimated: Bool

    public init(
        type: String, fileExtension: String, bytes: Int64, width: Int, height: Int, colour: Colour = .rgb,
        bits: Int = 8, hasAlpha: Bool = false, isAnimated: Bool = false
    ) {
        self.type = type
        self.fileExtension = fileExtension
        self.bytes = bytes
        self.width = width
        self.height = height
        self.colour = colour
        self.bits = bits
        self.hasAlpha = hasAlpha
        self.isAnimated = isAnimated
    }

    /// Pixels of one frame; both sides have at most 31 bits, so it fits.
    public var pixels: Int64 { Int64(width) * Int64(height) }

    /// Reads the facts of a PNG, JPEG, GIF or WebP image.
    ///
    /// Throws `MediaError`: the content is something else, cut short, damaged, or claims more pixels than its bytes can hold.
    public static func read(_ source: some ByteSource) throws(MediaError) -> ImageFacts {
        var window = ByteWindow(source, chunk: 4096)
        switch try FileKind.name(&window) {
        case .png: return try PNGReader.read(&window)
        case .jpeg: return try JPEGReader.read(&window)
        case .gif: return try GIFReader.read(&window)
        case .webp: return try WebPReader.read(&window)
        case let other: throw .wrongContent(expected: expected, found: other?.rawValue ?? "neither")
        }
    }

    static let expected = "a PNG or JPEG image"

    /// Throws `.damaged` for sides that no image has.
    static func check(width: UInt32, height: UInt32) throws(MediaError) {
        guard (1...UInt32(Int32.max)).contains(width), (1...UInt32(Int32.max)).contains(height) else {
            throw .damaged("it says that it is \(width) by \(height) pixels")
        }
    }

    /// Throws `.damaged` when even its best compression could not hold so many pixels in the file's bytes: decoding would
    /// only use up memory.
    ///
    /// - Parameter perByte: pixels that one byte of the file can stand for at most.
    func checkCapacity(perByte: Int64) throws(MediaError) {
        guard pixels / perByte <= bytes else {
            throw .damaged("it says that it is \(width) by \(height) pixels, which its \(bytes) bytes cannot hold")
        }
    }
}
