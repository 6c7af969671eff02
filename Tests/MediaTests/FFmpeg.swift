// Runs ffmpeg and ffprobe, where they are installed, to make real files and to check our facts against theirs.

import Foundation

enum FFmpeg {
    static let isInstalled = path("ffmpeg") != nil && path("ffprobe") != nil

    struct Failure: Error {
        var output: String
    }

    /// What ffprobe says of a file's first audio stream.
    struct Probe: Decodable {
        struct Format: Decodable {
            var duration: String
            var bitRate: String?
            var tags: [String: String]?
        }
        struct Chapter: Decodable {
            var startTime: String
            var endTime: String
            var tags: [String: String]?
        }
        struct Stream: Decodable {
            var sampleRate: String
            var channels: Int
            var tags: [String: String]?
        }
        var format: Format
        var streams: [Stream]
        var chapters: [Chapter]

        /// A tag of the file or, in an Ogg file, of its stream; ffprobe writes names in capitals or not.
        func tag(_ name: String) -> String? {
            [format.tags, streams.first?.tags].lazy
                .compactMap { $0?.first { $0.key.lowercased() == name }?.value }.first
        }
    }

    static func probe(_ file: URL) throws -> Probe {
        let output = try run(
            "ffprobe",
            [
                "-v", "error", "-select_streams", "a:0", "-show_streams", "-show_format", "-show_chapters", "-of",
                "json", file.path,
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

    /// A new empty folder for the time of a test.
    static func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ffmpeg-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
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
