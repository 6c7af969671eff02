// Real files from a real encoder: our facts against ffprobe's.

import Foundation
import Media
import Testing

@Suite(.enabled(if: FFmpeg.isInstalled, "ffmpeg and ffprobe are not installed"))
struct FFmpegTests {
    struct Encoding: CustomTestStringConvertible, Sendable {
        var name: String
        var options: [String]
        var sampleRate = 44_100
        var channels = 2
        var isTagged = false
        /// Whether the file says how much silence the encoder added, so that its length is exact to the sample.
        var isExact = true
        var testDescription: String { name }
    }

    static let encodings = [
        Encoding(name: "cbr.mp3", options: ["-ac", "2", "-b:a", "128k"]),
        Encoding(
            name: "cbr-bare.mp3", options: ["-ac", "2", "-b:a", "96k", "-write_xing", "0", "-id3v2_version", "0"],
            isExact: false),
        Encoding(name: "vbr.mp3", options: ["-ac", "2", "-q:a", "5"]),
        Encoding(name: "vbr-bare.mp3", options: ["-ac", "2", "-q:a", "4", "-write_xing", "0"], isExact: false),
        Encoding(
            name: "mono22.mp3", options: ["-ac", "1", "-ar", "22050", "-b:a", "48k"], sampleRate: 22_050, channels: 1),
        Encoding(
            name: "mono11.mp3", options: ["-ac", "1", "-ar", "11025", "-b:a", "24k"], sampleRate: 11_025, channels: 1),
        Encoding(
            name: "tagged.mp3",
            options: [
                "-f", "lavfi", "-i", "color=red:s=1400x1400:d=1", "-map", "0:a", "-map", "1:v", "-frames:v", "1",
                "-c:v",
                "png", "-disposition:v", "attached_pic", "-metadata", "title=Grüße aus Köln", "-write_id3v1", "1",
                "-ac",
                "2", "-b:a", "64k",
            ], isTagged: true),
        Encoding(
            name: "tail.m4a", options: ["-ac", "2", "-c:a", "aac", "-b:a", "96k", "-metadata", "title=Grüße aus Köln"],
            isTagged: true, isExact: false),
        Encoding(
            name: "front.m4a", options: ["-ac", "1", "-ar", "22050", "-c:a", "aac", "-movflags", "+faststart"],
            sampleRate: 22_050, channels: 1, isExact: false),
    ]

    @Test(arguments: encodings)
    func `facts agree with ffprobe and with the decoded sound`(encoding: Encoding) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ffmpeg-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: encoding.name)
        try FFmpeg.make(file, seconds: 7.3, encoding.options)

        let facts = try AudioFacts.read(FileSource(path: file.path))
        let probe = try FFmpeg.probe(file)
        let stream = try #require(probe.streams.first)
        #expect(facts.fileExtension == file.pathExtension)
        #expect(facts.sampleRate == encoding.sampleRate)
        #expect(String(facts.sampleRate) == stream.sampleRate)
        #expect(facts.channels == encoding.channels)
        #expect(facts.channels == stream.channels)
        #expect(facts.bytes == Int64(try Data(contentsOf: file).count))
        #expect(facts.title == (encoding.isTagged ? "Grüße aus Köln" : nil))
        // A bare variable bitrate is measured by us and estimated by ffprobe.
        if encoding.name != "vbr-bare.mp3" {
            #expect(abs(facts.duration - (try #require(Double(probe.format.duration)))) < 0.12)
        }
        let decoded = Double(try FFmpeg.decodedSamples(file)) / Double(facts.sampleRate)
        #expect(abs(facts.duration - decoded) < (encoding.isExact ? 0.0001 : 0.12), "\(facts.duration) \(decoded)")
    }

    @Test func `the tag's length is where ffmpeg's audio begins`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ffmpeg-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (tagged, bare) = (folder.appending(path: "tagged.mp3"), folder.appending(path: "bare.mp3"))
        try FFmpeg.make(
            tagged, seconds: 2, ["-b:a", "64k", "-metadata", "title=\(String(repeating: "x", count: 5000))"])
        _ = try FFmpeg.run(
            "ffmpeg",
            ["-v", "error", "-i", tagged.path, "-c", "copy", "-map_metadata", "-1", "-id3v2_version", "0", bare.path])
        let facts = try AudioFacts.read(FileSource(path: tagged.path))
        let audio = try Data(contentsOf: bare).count
        #expect(facts.bytes - facts.tagBytes == Int64(audio))
        #expect(facts.tagBytes > 5000)
    }
}
