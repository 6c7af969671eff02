// Real images from a real program: our facts against its own.

import Foundation
import Media
import Testing

private let hasImageMagick = (try? said("identify", ["-version"]).contains("ImageMagick")) ?? false

private func said(_ program: String, _ arguments: [String]) throws -> String {
    String(decoding: try FFmpeg.run(program, arguments), as: UTF8.self)
}

@Suite(.enabled(if: hasImageMagick, "ImageMagick (convert and identify) is not installed"))
struct ImageMagickTests {
    struct Image: Sendable, CustomTestStringConvertible {
        var name: String
        var options: [String]
        var testDescription: String { name }
    }

    static let images = [
        Image(name: "baseline.jpg", options: ["plasma:red-blue"]),
        Image(name: "progressive.jpg", options: ["plasma:red-blue", "-interlace", "Plane"]),
        Image(name: "grey.jpg", options: ["plasma:red-blue", "-colorspace", "Gray"]),
        Image(name: "cmyk.jpg", options: ["plasma:red-blue", "-colorspace", "CMYK"]),
        Image(name: "rgb.png", options: ["plasma:red-blue", "-depth", "8"]),
        Image(name: "deep.png", options: ["plasma:red-blue", "-depth", "16"]),
        Image(name: "palette.png", options: ["plasma:red-blue", "-depth", "8", "-colors", "16", "-type", "Palette"]),
        Image(name: "alpha.png", options: ["xc:none", "-fill", "red", "-draw", "circle 30,30 20,20", "-depth", "8"]),
        Image(name: "still.gif", options: ["plasma:red-blue"]),
        Image(name: "moving.gif", options: ["-delay", "20", "plasma:red-blue", "plasma:red-blue"]),
        Image(name: "lossy.webp", options: ["plasma:red-blue"]),
        Image(name: "lossless.webp", options: ["plasma:red-blue", "-define", "webp:lossless=true"]),
    ]

    @Test(arguments: images)
    func `size, colours and frames are what identify says`(image: Image) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "images-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: image.name)
        _ = try said("convert", ["-size", "300x140"] + image.options + [file.path])
        let facts = try ImageFacts.read(FileSource(path: file.path))
        let lines = try said("identify", ["-format", "%m %w %h %[colorspace] %z %A\n", file.path])
            .split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        let words = try #require(lines.first)
        let kinds = ["image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP"]
        #expect(words[0] == kinds[facts.type])
        #expect(facts.fileExtension == file.pathExtension)
        #expect([facts.width, facts.height].map(String.init) == Array(words[1...2]))
        let colours: [String: ImageFacts.Colour] = ["sRGB": .rgb, "Gray": .grey, "CMYK": .cmyk]
        #expect(facts.colour == colours[words[3]])
        // A palette's colours have 8 bits, whatever the indices have.
        if image.name != "palette.png" { #expect(String(facts.bits) == words[4]) }
        #expect(facts.isAnimated == (lines.count > 1))
        if file.pathExtension == "png" { #expect(facts.hasAlpha == (words[5] == "Blend" || words[5] == "True")) }
    }
}
