// Smaller copies of artwork, made once for each image.

import Digests
import Foundation
public import Media

/// Makes smaller JPEGs of artwork in the cache folder, with ImageMagick or libvips where there is one.
///
/// A copy's name holds the hash of the image that it was made of: a new image has new names and so new addresses, and a
/// copy that is there is never made again. Whoever has neither program has no copies, and shows the image itself.
public struct ArtworkVariants: Sendable {
    /// A copy.
    public struct Variant: Sendable, Equatable {
        /// Its name in the cache folder, as `artwork-1f2e3d4c5b-640.jpg`.
        public var name: String
        /// In pixels, as it is; the longer side is the one that was asked for.
        public var width: Int
        public var height: Int
        /// Size in bytes.
        public var bytes: Int64
    }

    /// Why there are no copies.
    public enum Failure: Error, Sendable, Equatable, CustomStringConvertible {
        /// The image is none, or not sound.
        case image(MediaError)
        /// The image has more pixels, or more bytes, than are decoded for anybody.
        case size(Int64, Int64)
        /// The cache folder cannot be written.
        case folder
        /// The program failed; its words.
        case program(String)

        public var description: String {
            switch self {
            case .image(let error): "the artwork \(error)"
            case .size(let pixels, let bytes):
                "the artwork has \(pixels) pixels in \(bytes) bytes; it should have at most "
                    + "\(ArtworkVariants.pixelLimit) in \(ArtworkVariants.byteLimit)"
            case .folder: "the cache folder cannot be written"
            case .program(let words): "the artwork could not be resized: the program \(words)"
            }
        }
    }

    /// Sides in pixels that pages need: lists, an episode's page on small and large screens, link previews.
    public static let sides = [160, 320, 640, 1280]
    /// Larger images are not decoded; 3000 by 3000 are 9 million.
    public static let pixelLimit: Int64 = 64_000_000
    /// Larger files are not read, in bytes.
    public static let byteLimit: Int64 = 64 << 20

    private let folder: String
    private let tool: ImageTool?
    private let seconds: Double

    /// - Parameters:
    ///   - folder: where the copies are kept; made when it is missing.
    ///   - path: where to look for the programs, as PATH is written; nil: PATH.
    ///   - seconds: how long a program may take for one copy.
    public init(folder: String, path: String? = nil, seconds: Double = 30) {
        self.folder = folder
        self.seconds = seconds
        tool = ImageTool.find(path: path)
    }

    /// Whether there is a program that makes copies.
    public var canResize: Bool { tool != nil }

    /// The image's copies, smallest first: those that are there, and those that are missing made now. Sides that the image
    /// itself does not have are left out: nothing is enlarged. Empty without a program.
    ///
    /// Takes seconds when there is something to make. Two that make the same at the same time make it twice, and both end
    /// with whole files.
    public func make(of source: some ByteSource, sides: [Int] = Self.sides) throws(Failure) -> [Variant] {
        let facts: ImageFacts
        let bytes: [UInt8]
        do throws(MediaError) {
            facts = try ImageFacts.read(source)
        } catch {
            throw .image(error)
        }
        guard facts.pixels <= Self.pixelLimit, facts.bytes <= Self.byteLimit else {
            throw .size(facts.pixels, facts.bytes)
        }
        guard let tool else { return [] }
        do throws(MediaError) {
            bytes = try source.read(at: 0, count: Int(facts.bytes))
        } catch {
            throw .image(error)
        }
        let hash = Self.hash(bytes)
        var variants: [Variant] = []
        for side in Self.wanted(facts.width, facts.height, sides) {
            let name = Self.name(hash, side)
            if let known = Self.variant(name, in: folder) {
                variants.append(known)
            } else {
                try make(name, of: bytes, facts, side: side, with: tool)
                guard let made = Self.variant(name, in: folder) else { throw .program("made no image") }
                variants.append(made)
            }
        }
        return variants
    }

    /// Works in a folder of its own below the cache, under names without any meaning to the program, and gives the copy its
    /// name when it is whole.
    private func make(
        _ name: String, of bytes: [UInt8], _ facts: ImageFacts, side: Int, with tool: ImageTool
    ) throws(Failure) {
        let place = "\(folder)/.\(UUID().uuidString)"
        let manager = FileManager.default
        defer { try? manager.removeItem(atPath: place) }
        let input = "in.\(facts.fileExtension)"
        do {
            try manager.createDirectory(atPath: place, withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(fileURLWithPath: "\(place)/\(input)"))
        } catch {
            throw .folder
        }
        do throws(BoundedProcess.Failure) {
            try BoundedProcess(
                program: tool.program, arguments: tool.arguments(from: input, facts, to: "out.jpg", side: side),
                folder: place, limits: BoundedProcess.Limits(seconds: seconds)
            ).run()
        } catch {
            throw .program("\(error)")
        }
        guard rename("\(place)/out.jpg", "\(folder)/\(name)") == 0 else { throw .program("made no image") }
    }

    /// What names an image and its copies: 10 hexadecimal digits.
    public static func hash(_ image: [UInt8]) -> String { Array(SHA256.digest(image).prefix(5)).hex }

    /// The sides of an image's copies: those that the image itself has more than, smallest first.
    public static func wanted(_ width: Int, _ height: Int, _ sides: [Int] = sides) -> [Int] {
        sides.filter { $0 > 0 && $0 < max(width, height) }.sorted()
    }

    /// The copies of an image that are there, smallest first: whoever made them, no program is needed to show them.
    public static func known(in folder: String, hash: String, width: Int, height: Int) -> [Variant] {
        wanted(width, height).compactMap { variant(name(hash, $0), in: folder) }
    }

    private static func name(_ hash: String, _ side: Int) -> String { "artwork-\(hash)-\(side).jpg" }

    /// A copy that is there, whole; nil without one.
    private static func variant(_ name: String, in folder: String) -> Variant? {
        guard let source = try? FileSource(path: "\(folder)/\(name)"), let facts = try? ImageFacts.read(source),
            facts.type == "image/jpeg"
        else { return nil }
        return Variant(name: name, width: facts.width, height: facts.height, bytes: facts.bytes)
    }
}
