// Ogg (Vorbis, Opus) and raw AAC.

import Media
import Testing

@Suite struct OggTests {
    private func read(_ bytes: [UInt8]) throws -> AudioFacts { try AudioFacts.read(MemorySource(bytes)) }

    @Test func `Opus is as long as its last position says, less what is skipped`() throws {
        let facts = try read(OggBytes.opus(seconds: 5))
        #expect(facts.type == "audio/ogg" && facts.fileExtension == "opus")
        #expect(facts.duration == 5)
        #expect(facts.channels == 2 && facts.sampleRate == 44_100)
        #expect(facts.isVariable == nil)
    }

    @Test func `Vorbis is as long as its last position says`() throws {
        let facts = try read(OggBytes.vorbis(seconds: 4))
        #expect(facts.type == "audio/ogg" && facts.fileExtension == "ogg")
        #expect(facts.duration == 4)
        #expect(facts.channels == 1 && facts.sampleRate == 22_050)
    }

    private static let texts = [
        "title=Pilot", "ARTIST=Ada", "Album=Talk", "DATE=2020-02-02", "DESCRIPTION=So", "COMMENT=later", "NOVALUE",
        "CHAPTER002=00:00:01.500", "CHAPTER002NAME=Looms", "CHAPTER001=00:00:00.000", "CHAPTER001NAME=Start",
        "CHAPTER001URL=https://talk.example/", "CHAPTER003NAME=No time", "CHAPTER004=0:99:00",
    ]

    @Test(arguments: [OggBytes.opus(seconds: 2, texts), OggBytes.vorbis(seconds: 2, texts)])
    func `comments are tags and chapters`(bytes: [UInt8]) throws {
        let tags = try read(bytes).tags
        #expect(tags.title == "Pilot" && tags.artist == "Ada" && tags.album == "Talk" && tags.year == 2020)
        #expect(tags.comment == "So")
        #expect(
            tags.chapters == [
                AudioChapter(start: 0, title: "Start", url: "https://talk.example/"),
                AudioChapter(start: 1.5, title: "Looms"),
            ])
    }

    @Test func `streams one behind the other are as long as all of them`() throws {
        #expect(try read(OggBytes.opus(seconds: 2, serial: 1) + OggBytes.opus(seconds: 3, serial: 2)).duration == 5)
    }

    private static let opus = OggBytes.page(OggBytes.opusHead(), flags: 2)

    @Test(
        arguments: [
            (Array("OggS\0\u{2}".utf8), "is cut short: it ends inside the Ogg page at byte 0"),
            (Array(OggBytes.opus().dropLast(1)), "is cut short: it ends inside the Ogg page at byte"),
            (OggBytes.opus() + [1], "is cut short: it ends inside the Ogg page at byte"),
            (OggBytes.opus() + [UInt8](repeating: 0, count: 40), "is damaged: there should be an Ogg page at byte"),
            (opus, "is cut short: it ends inside the Ogg headers: there is no sound behind them"),
            (OggBytes.page(Array("OpusHead".utf8), flags: 2), "is cut short: it ends inside the Opus header"),
            (OggBytes.page(OggBytes.opusHead(channels: 0), flags: 2), "is damaged: its header says 0 channels at"),
            (OggBytes.page(OggBytes.vorbisHead(rate: 0), flags: 2), "is damaged: its header says 1 channels at 0"),
            (
                opus + OggBytes.page([1], granule: 9_000_000),
                "is not supported: an Ogg stream that begins in its middle"
            ),
            (
                opus + OggBytes.page([1], granule: 900) + OggBytes.page([1], granule: 800),
                "is damaged: the position of the Ogg page at byte"
            ),
            (opus + OggBytes.page([1], serial: 9, granule: 900), "is damaged: the Ogg page at byte 47 is of no stream"),
            (
                OggBytes.page(Array("\u{80}theora".utf8.dropFirst()), flags: 2),
                "is not supported: an Ogg file with video"
            ),
            (OggBytes.page(Array("fishead".utf8), flags: 2), "is not supported: an Ogg file without Vorbis or Opus"),
        ] as [([UInt8], String)])
    func `what is wrong is an error that says so`(bytes: [UInt8], message: String) {
        let error = #expect(throws: MediaError.self) { try read(bytes) }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "none")")
    }

    @Test func `raw AAC is as long as its frames, behind a tag and over junk`() throws {
        let make = TagBytes()
        let tag = make.tag(make.text("TIT2", "Pilot"))
        let frames = OggBytes.adts(frames: 100)
        for bytes in [tag + frames, tag + frames + OggBytes.adts(frames: 1).prefix(50)] {
            let facts = try read(bytes)
            #expect(facts.type == "audio/aac" && facts.fileExtension == "aac")
            #expect(facts.duration == 100 * 1024.0 / 44_100)
            #expect(facts.sampleRate == 44_100 && facts.channels == 2)
            #expect(facts.title == "Pilot" && facts.tagBytes == Int64(tag.count))
        }
        let broken = frames + [1, 2, 3, 0xFF, 0xF1] + frames
        #expect(try read(broken).duration == 200 * 1024.0 / 44_100)
        let noise = OggBytes.adts(frames: 3) + [UInt8](repeating: 7, count: 5000)
        #expect(throws: MediaError.damaged("only 600 of 5600 bytes behind its tags are AAC frames")) { try read(noise) }
        #expect(throws: MediaError.self) { try read([0xFF, 0xF1, 0x50, 0x80, 0x01]) }
    }
}
