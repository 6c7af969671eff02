// Tags and chapters that a real program wrote or reads: ours against ffprobe's.

import Foundation
import Media
import Testing

@Suite(.enabled(if: FFmpeg.isInstalled, "ffmpeg and ffprobe are not installed"))
struct FFmpegTagTests {
    struct Format: CustomTestStringConvertible, Sendable {
        var name: String
        var options: [String]
        /// ffmpeg writes no chapters into Vorbis.
        var chapters = 3
        /// How far our length may be from the decoded sound, in seconds.
        var tolerance = 0.0001
        var testDescription: String { name }
    }

    static let formats = [
        Format(name: "23.mp3", options: ["-id3v2_version", "3", "-b:a", "64k"]),
        Format(name: "24.mp3", options: ["-id3v2_version", "4", "-q:a", "4"]),
        Format(name: "a.m4a", options: ["-c:a", "aac", "-b:a", "96k"], tolerance: 0.03),
        Format(name: "front.m4a", options: ["-c:a", "aac", "-ac", "1", "-movflags", "+faststart"], tolerance: 0.03),
        Format(name: "a.ogg", options: ["-c:a", "libvorbis"], chapters: 0, tolerance: 0.001),
        Format(name: "a.opus", options: ["-c:a", "libopus", "-ar", "48000"], tolerance: 0.001),
    ]

    /// ffmpeg's own form of tags and chapters.
    private static let metadata = """
        ;FFMETADATA1
        title=Grüße aus Köln
        artist=Ada & Bob
        album=漢字
        date=2021
        comment=About engines
        [CHAPTER]
        TIMEBASE=1/1000
        START=0
        END=2500
        title=Start
        [CHAPTER]
        TIMEBASE=1/1000
        START=2500
        END=5000
        title=Łódź
        [CHAPTER]
        TIMEBASE=1/1000
        START=5000
        END=7300
        title=End
        """

    @Test(arguments: formats)
    func `tags, chapters and length agree with ffprobe's`(format: Format) throws {
        try FFmpeg.inFolder { folder in
            let list = folder.appending(path: "tags.txt")
            try Data(Self.metadata.utf8).write(to: list)
            let file = folder.appending(path: format.name)
            try FFmpeg.make(
                file, seconds: 7.3, ["-i", list.path, "-map_metadata", "1", "-map_chapters", "1"] + format.options)
            let facts = try AudioFacts.read(FileSource(path: file.path))
            let probe = try FFmpeg.probe(file)
            #expect(facts.fileExtension == file.pathExtension)
            #expect(facts.tags.title == "Grüße aus Köln")
            #expect(facts.tags.title == probe.tag("title"))
            #expect(facts.tags.artist == probe.tag("artist"))
            #expect(facts.tags.album == probe.tag("album"))
            #expect(facts.tags.year.map(String.init) == probe.tag("date"))
            #expect(facts.tags.comment == "About engines")
            try Self.compare(facts, probe)
            #expect(facts.chapters.count == format.chapters)
            let bitrate = try #require(probe.format.bitRate.flatMap(Double.init))
            // Ours is the audio's alone, without tags and headers.
            #expect(abs(Double(facts.bitrate) - bitrate) < bitrate * 0.15, "\(facts.bitrate) \(bitrate)")
            let rate = file.pathExtension == "opus" ? 48_000 : facts.sampleRate
            let decoded = Double(try FFmpeg.decodedSamples(file)) / Double(rate)
            #expect(abs(facts.duration - decoded) < format.tolerance, "\(facts.duration) \(decoded)")
        }
    }

    /// Chapters by start, end and title; a last end may be the audio's.
    private static func compare(_ facts: AudioFacts, _ probe: FFmpeg.Probe) throws {
        try #require(facts.chapters.count == probe.chapters.count)
        for (chapter, other) in zip(facts.chapters, probe.chapters) {
            #expect(chapter.title == other.tags?["title"] ?? "")
            #expect(abs(chapter.start - (try #require(Double(other.startTime)))) < 0.002)
            if let end = chapter.end { #expect(abs(end - (try #require(Double(other.endTime)))) < 0.06) }
        }
    }

    @Test func `raw AAC is as long as it decodes`() throws {
        try FFmpeg.inFolder { folder in
            let file = folder.appending(path: "a.aac")
            try FFmpeg.make(file, seconds: 7.3, ["-c:a", "aac", "-ac", "2"])
            let facts = try AudioFacts.read(FileSource(path: file.path))
            #expect(facts.type == "audio/aac" && facts.channels == 2)
            let decoded = Double(try FFmpeg.decodedSamples(file)) / 44_100
            #expect(abs(facts.duration - decoded) < 0.03)
        }
    }

    @Test(arguments: ["cbr.mp3", "vbr.mp3"])
    func `ffprobe reads the tags that we write, and decodes the same sound`(name: String) throws {
        try FFmpeg.inFolder { folder in
            let (old, new) = (folder.appending(path: name), folder.appending(path: "new.mp3"))
            let quality = name == "vbr.mp3" ? ["-q:a", "4"] : ["-b:a", "64k"]
            try FFmpeg.make(old, seconds: 7.3, ["-metadata", "title=Old", "-write_id3v1", "1"] + quality)
            let tags = WrittenTags(
                title: "Grüße", artist: "漢字", album: "Talk 😀", year: 2024, comment: "So", cover: TagBytes.png,
                chapters: [
                    .init(start: 0, title: "Start", url: "https://talk.example/"), .init(start: 2.5, title: "Łódź"),
                    .init(start: 7, title: "End"),
                ])
            let copy = try TaggedCopy(of: FileSource(path: old.path), with: tags)
            try Data(copy.read(at: 0, count: Int(copy.size))).write(to: new)
            let probe = try FFmpeg.probe(new)
            #expect(probe.tag("title") == "Grüße")
            #expect(probe.tag("artist") == "漢字")
            #expect(probe.tag("album") == "Talk 😀")
            #expect(probe.tag("date") == "2024")
            #expect(probe.tag("comment") == "So")
            try Self.compare(AudioFacts.read(copy), probe)
            let decode = { (file: URL) in
                try FFmpeg.run("ffmpeg", ["-v", "error", "-i", file.path, "-map", "0:a", "-f", "s16le", "-"])
            }
            let (before, after) = (try decode(old), try decode(new))
            #expect(before == after && before.count > 600_000)
        }
    }
}
