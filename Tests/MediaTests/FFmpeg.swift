// Runs ffmpeg and ffprobe, where they are installed, to make real files and to check our facts against theirs.

import Foundation

enum FFmpeg {
    static let isInstalled = path("ffmpeg") != nil && path("ffprobe") != nil

    struct Failure: Error {
        var output: String
    }

    /// What ffprobe says of a file's first audio stream.
    struct Probe: Decodable {
        struct Format: Decodable { var duration: String }
        struct Stream: Decodable {
            var sampleRate: String
            var channels: Int
        }
        var format: Format
        var streams: [Stream]
    }

    static func probe(_ file: URL) throws -> Probe {
        let output = try run(
            "ffprobe",
            [
                "-v", "error", "-select_streams", "a:0", "-show_entries", "stream=sample_rate,channels:format=duration",
                "-of", "json", file.path,
            ])
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Probe.self, from: output)
    }

    /// How many samples per channel the file decodes to, by decoding it.
    static func decodedSamples(_ file: URL) throws -> Int {
        try run("ffmpeg", ["-v", "error", "-i", file.path, "-ac", "1", "-f", "s16le", "-"]).count / 2
    }

    /// A file of some seconds of sound, with these options behind the input.
    static func make(_ file: URL, seconds: Double, _ options: [String]) throws {
        let sound = "anoisesrc=d=\(seconds):c=pink:r=44100:a=0.3"
        _ = try run("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", sound] + options + [file.path])
    }

    static func run(_ program: String, _ arguments: [String]) throws -> Data {
        guard let path = path(program) else { throw Failure(output: "\(program) is not installed") }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(output: "\(program) \(arguments)") }
        return data
    }

    private static func path(_ program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
