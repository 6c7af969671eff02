// What artwork checks must know about an image.

/// Facts of an image, read from its bytes.
public struct ImageFacts: Sendable, Equatable {
    /// Media type by content: `image/png` or `image/jpeg`.
    public var type: String
    /// What the file's name should end in, without the dot: `png` or `jpg`.
    public var fileExtension: String
    /// Size of the file in bytes.
    public var bytes: Int64
    /// In pixels, at least 1.
    public var width: Int
    /// In pixels, at least 1.
    public var height: Int

    public init(type: String, fileExtension: String, bytes: Int64, width: Int, height: Int) {
        self.type = type
        self.fileExtension = fileExtension
        self.bytes = bytes
        self.width = width
        self.height = height
    }

    /// Reads the facts of a PNG or JPEG image; only headers are read, no pixel is decoded.
    ///
    /// Throws `MediaError`: the content is something else, cut short before its size is known, or damaged.
    public static func read(_ source: some ByteSource) throws(MediaError) -> ImageFacts {
        var window = ByteWindow(source, chunk: 4096)
        switch try FileKind.name(&window) {
        case .png: return try readPNG(&window)
        case .jpeg: return try readJPEG(&window)
        case let other: throw .wrongContent(expected: "a PNG or JPEG image", found: other?.rawValue ?? "neither")
        }
    }

    /// PNG (ISO/IEC 15948 §5.2, §11.2.2): a signature of eight bytes, then the IHDR chunk with width and height.
    private static func readPNG(_ window: inout ByteWindow<some ByteSource>) throws(MediaError) -> ImageFacts {
        guard try window.word(4) == 0x0D0A_1A0A else { throw .damaged("the PNG signature was changed on its way") }
        guard let length = try window.word(8), let width = try window.word(16), let height = try window.word(20) else {
            throw .truncated("the PNG header")
        }
        guard length == 13, try window.matches(12, "IHDR") else { throw .damaged("the first PNG chunk is not IHDR") }
        return try facts("image/png", "png", &window, width: width, height: height)
    }

    /// JPEG (ITU-T T.81 §B.1, §B.2.2): segments from marker to marker until a start of frame gives height and width.
    private static func readJPEG(_ window: inout ByteWindow<some ByteSource>) throws(MediaError) -> ImageFacts {
        var place: Int64 = 2
        while true {
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
                throw .damaged("JPEG data begins before its size is given")
            }
            // C4, C8 and CC are tables and an extension; the other C codes begin a frame.
            if (0xC0...0xCF).contains(code), code != 0xC4, code != 0xC8, code != 0xCC {
                guard let height = try window.half(place + 5), let width = try window.half(place + 7) else {
                    throw .truncated("the JPEG frame header")
                }
                return try facts("image/jpeg", "jpg", &window, width: UInt32(width), height: UInt32(height))
            }
            place += 2 + Int64(length)
        }
    }

    private static func facts(
        _ type: String, _ fileExtension: String, _ window: inout ByteWindow<some ByteSource>, width: UInt32,
        height: UInt32
    ) throws(MediaError) -> ImageFacts {
        guard (1...UInt32(Int32.max)).contains(width), (1...UInt32(Int32.max)).contains(height) else {
            throw .damaged("it says that it is \(width) by \(height) pixels")
        }
        return ImageFacts(
            type: type, fileExtension: fileExtension, bytes: window.size, width: Int(width), height: Int(height))
    }
}
