// Smaller copies of artwork, made by a real program.

import Foundation
import Importer
import Media
import Testing

@Suite struct ArtworkVariantsTests {
    static let hasProgram = ArtworkVariants(folder: NSTemporaryDirectory()).canResize
    /// Those of the programs that are installed, by their paths.
    static let programs = ["magick", "convert", "vipsthumbnail"].compactMap { name in
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// A real image made by the program itself: a gradient of the given size.
    private static func image(_ folder: URL, _ name: String, _ options: [String]) throws -> FileSource {
        let file = folder.appendingPathComponent(name)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["convert"] + options + [file.path]
        try process.run()
        process.waitUntilExit()
        return try FileSource(path: file.path)
    }

    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("artwork-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private static func names(_ folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }

    @Test(
        "Copies are sRGB JPEGs of the sides that are asked for, made once and never larger than the image",
        .enabled(if: hasProgram, "neither ImageMagick nor libvips is installed"),
        arguments: [
            ("a.png", ["-size", "900x900", "gradient:red-blue"]),
            ("alpha.png", ["-size", "900x900", "xc:none", "-fill", "red", "-draw", "circle 450,450 450,10"]),
            ("cmyk.jpg", ["-size", "900x900", "gradient:red-blue", "-colorspace", "CMYK"]),
            ("wide.jpg", ["-size", "900x450", "gradient:red-blue"]),
            ("grey.png", ["-size", "900x900", "gradient:", "-colorspace", "gray", "-depth", "16"]),
        ])
    func copies(name: String, options: [String]) throws {
        try inFolder { folder in
            let source = try Self.image(folder, name, options)
            let cache = folder.appendingPathComponent("ca che")
            let variants = try ArtworkVariants(folder: cache.path).make(of: source)
            #expect(variants.map(\.width) == [160, 320, 640])
            #expect(variants.map(\.height) == (name == "wide.jpg" ? [80, 160, 320] : [160, 320, 640]))
            #expect(Self.names(cache) == variants.map(\.name).sorted())
            for variant in variants {
                let facts = try ImageFacts.read(FileSource(path: cache.appendingPathComponent(variant.name).path))
                #expect(facts.type == "image/jpeg" && facts.colour == .rgb && facts.bytes == variant.bytes)
            }
            // What is there stays as it is.
            let times = try Self.names(cache).map { try Self.changed(cache, $0) }
            #expect(try ArtworkVariants(folder: cache.path).make(of: source) == variants)
            #expect(try Self.names(cache).map { try Self.changed(cache, $0) } == times)
            let other = try Self.image(folder, "b.png", ["-size", "500x500", "gradient:green-red"])
            let others = try ArtworkVariants(folder: cache.path).make(of: other)
            #expect(others.map(\.width) == [160, 320])
            #expect(Set(others.map(\.name)).isDisjoint(with: variants.map(\.name)), "a new image has new addresses")
        }
    }

    @Test(
        "Each of the programs makes the same of an image",
        .enabled(if: hasProgram, "neither ImageMagick nor libvips is installed"), arguments: programs)
    func oneProgram(program: String) throws {
        try inFolder { folder in
            let (tools, cache) = (folder.appendingPathComponent("bin"), folder.appendingPathComponent("cache"))
            try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
            let link = tools.appendingPathComponent(URL(fileURLWithPath: program).lastPathComponent).path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: program)
            let source = try Self.image(
                folder, "cmyk.jpg", ["-size", "400x200", "gradient:red-blue", "-colorspace", "CMYK"])
            let variants = try ArtworkVariants(folder: cache.path, path: tools.path).make(
                of: source, sides: [100, 4000])
            #expect(variants.map(\.width) == [100] && variants.map(\.height) == [50])
            #expect(Self.names(cache) == variants.map(\.name))
            let facts = try ImageFacts.read(FileSource(path: cache.appendingPathComponent(variants[0].name).path))
            #expect(facts.type == "image/jpeg" && facts.colour == .rgb)
        }
    }

    private static func changed(_ folder: URL, _ name: String) throws -> Date? {
        let path = folder.appendingPathComponent(name).path
        return try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }

    /// A grey PNG by its headers, with data that nobody can decode.
    private static func png(_ width: UInt32, _ height: UInt32, data: Int = 100) -> [UInt8] {
        let big = { (value: UInt32) in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
        let chunk = { (name: String, content: [UInt8]) in
            big(UInt32(content.count)) + Array(name.utf8) + content + [0, 0, 0, 0]
        }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", big(width) + big(height) + [8, 0, 0, 0, 0])
            + chunk("IDAT", [UInt8](repeating: 3, count: data)) + chunk("IEND", [])
    }

    @Test("Without a program there are no copies, and bad images are errors all the same")
    func noProgram() throws {
        try inFolder { folder in
            let variants = ArtworkVariants(folder: folder.path, path: folder.path)
            #expect(!variants.canResize)
            let made = try variants.make(of: MemorySource(Self.png(300, 300)))
            #expect(made.isEmpty)
            #expect(throws: ArtworkVariants.Failure.self) { try variants.make(of: MemorySource([1, 2, 3])) }
            #expect(Self.names(folder).isEmpty)
        }
    }

    @Test("What would fill the memory is not given to the program")
    func bombs() throws {
        let variants = ArtworkVariants(folder: "/nowhere")
        let large = Self.png(10_000, 10_000, data: 100_000)
        #expect(throws: ArtworkVariants.Failure.size(100_000_000, Int64(large.count))) {
            try variants.make(of: MemorySource(large))
        }
        #expect(throws: ArtworkVariants.Failure.self) { try variants.make(of: MemorySource(Self.png(60_000, 60_000))) }
    }

    @Test(
        "An image that the program cannot decode is an error in its words, and leaves nothing",
        .enabled(if: hasProgram, "neither ImageMagick nor libvips is installed"))
    func undecodable() throws {
        try inFolder { folder in
            let error = #expect(throws: ArtworkVariants.Failure.self) {
                try ArtworkVariants(folder: folder.path).make(of: MemorySource(Self.png(300, 300)))
            }
            #expect(error?.description.hasPrefix("the artwork could not be resized: the program ended") == true)
            #expect(Self.names(folder).isEmpty)
        }
    }

    @Test("A program that never ends is ended, one that fails is told, and a stranger named convert is none")
    func strangers() throws {
        try inFolder { folder in
            let cache = folder.appendingPathComponent("cache")
            let tool = folder.appendingPathComponent("convert")
            let script = { (body: String) throws in
                try Data("#!/bin/sh\n\(body)\n".utf8).write(to: tool)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool.path)
            }
            try script("echo a program of another kind")
            #expect(!ArtworkVariants(folder: cache.path, path: folder.path).canResize)
            // A relative folder of PATH is not looked into.
            #expect(!ArtworkVariants(folder: cache.path, path: ".").canResize)
            try script("[ \"$1\" = -version ] && echo ImageMagick && exit; yes words | head -c 100000; exit 3")
            let variants = ArtworkVariants(folder: cache.path, path: folder.path)
            #expect(variants.canResize)
            let error = #expect(throws: ArtworkVariants.Failure.self) {
                try variants.make(of: MemorySource(Self.png(300, 300)))
            }
            #expect(error?.description.contains("ended with status 3: words") == true)
            #expect((error?.description.utf8.count ?? 0) < 5000, "what it says is bounded")
            try script("[ \"$1\" = -version ] && echo ImageMagick && exit; exec sleep 600")
            let patient = ArtworkVariants(folder: cache.path, path: folder.path, seconds: 0.2)
            #expect(throws: ArtworkVariants.Failure.program("took longer than 0.2 seconds")) {
                try patient.make(of: MemorySource(Self.png(300, 300)))
            }
            #expect(Self.names(cache).isEmpty)
        }
    }
}
