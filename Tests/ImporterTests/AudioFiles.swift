// Audio of several kinds, made here or by ffmpeg.

import Foundation
import Importer

enum AudioFiles {
    static let hasFFmpeg = path("ffmpeg") != nil && path("ffprobe") != nil

    /// Raw AAC frames of nothing: 1024 samples at 44.1 kHz each, so 45 of them last as long as 40 of MP3.
    static func aac(_ name: String, frames: Int = 45) -> ImportFile {
        let length = 32
        let head: [UInt8] = [
            0xFF, 0xF1, 0x50, 0x80, UInt8(length >> 3), UInt8((length & 7) << 5) | 0x1F, 0xFC,
        ]
        let frame = head + [UInt8](repeating: 0, count: length - head.count)
        return ImportFile(name: name, source: .bytes(Array((0..<frames).map { _ in frame }.joined())))
    }

    /// Some seconds of a tone, encoded by ffmpeg as the name says.
    static func tone(_ name: String, seconds: Double, in folder: URL, _ options: [String] = []) throws -> ImportFile {
        let file = folder.appendingPathComponent(name)
        _ = try run(
            "ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", "sine=d=\(seconds):r=48000"] + options + [file.path])
        return ImportFile(name: file.path, source: .path(file.path))
    }

    /// What a program writes to standard output; throws when it fails.
    static func run(_ program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(program: program) }
        return output
    }

    struct Failure: Error { var program: String }

    /// A program on PATH.
    static func path(_ program: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
