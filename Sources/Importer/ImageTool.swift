// The program that resizes images, where the machine has one.

import Foundation
import Media

/// ImageMagick or libvips, found on PATH.
struct ImageTool: Sendable {
    enum Kind: Sendable {
        case imageMagick
        case vips
    }

    let kind: Kind
    let program: String

    /// Looks for ImageMagick 7 and 6, then for libvips; nil when there is neither.
    ///
    /// - Parameter path: where to look, as PATH is written; nil: PATH.
    static func find(path: String? = nil) -> ImageTool? {
        if let program = BoundedProcess.find("magick", "convert", path: path), isImageMagick(program) {
            return ImageTool(kind: .imageMagick, program: program)
        }
        return BoundedProcess.find("vipsthumbnail", path: path).map { ImageTool(kind: .vips, program: $0) }
    }

    /// Other programs are called `convert`, too.
    private static func isImageMagick(_ program: String) -> Bool {
        let limits = BoundedProcess.Limits(seconds: 10)
        let version = try? BoundedProcess(program: program, arguments: ["-version"], folder: "/", limits: limits).run()
        return version?.contains("ImageMagick") == true
    }

    /// The arguments that make a JPEG of `side` by `side` pixels at most of the file `input` in the working folder.
    ///
    /// The format is said and not guessed, so that no image is taken for one of the formats that are small programs. What
    /// is transparent becomes white; profiles and camera data go, after their colours were made sRGB.
    func arguments(from input: String, _ facts: ImageFacts, to output: String, side: Int) -> [String] {
        switch kind {
        case .imageMagick:
            return [
                "-limit", "memory", "256MiB", "-limit", "map", "512MiB", "-limit", "disk", "512MiB", "-limit", "area",
                "100MP", "-limit", "width", "16KP", "-limit", "height", "16KP", "-limit", "thread", "1", "-limit",
                "time",
                "30", "\(facts.fileExtension):\(input)[0]", "-auto-orient", "-resize", "\(side)x\(side)>",
                "-background",
                "white", "-flatten", "-colorspace", "sRGB", "-type", "TrueColor", "-strip", "-depth", "8", "-quality",
                "82", "-interlace", "Plane", "jpg:\(output)",
            ]
        case .vips:
            return [
                input, "--size", "\(side)x\(side)>", "--eprofile", "srgb", "--output",
                "\(output)[Q=82,strip,interlace,background=255]",
            ]
        }
    }
}
