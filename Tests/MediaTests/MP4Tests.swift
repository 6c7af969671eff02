// MP4 audio, made box by box.

import Media
import Testing

@Suite struct MP4Tests {
    private func read(_ file: MP4Bytes) throws -> AudioFacts { try AudioFacts.read(MemorySource(file.bytes)) }

    @Test func `an M4A file gives all its facts`() throws {
        let file = MP4Bytes()
        let facts = try read(file)
        #expect(facts.type == "audio/mp4")
        #expect(facts.fileExtension == "m4a")
        #expect(facts.bytes == Int64(file.bytes.count))
        #expect(facts.duration == 431.0 * 1024 / 44_100)
        #expect(facts.sampleRate == 44_100)
        #expect(facts.channels == 2)
        #expect(facts.title == "Pilot")
        #expect(facts.tagBytes == 0)
        #expect(facts.bitrate == Int((4310.0 * 8 / facts.duration).rounded()))
    }

    @Test func `an edit list shortens what is heard, and never lengthens it`() throws {
        #expect(try read(MP4Bytes(editedMilliseconds: 9900)).duration == 9.9)
        #expect(try read(MP4Bytes(editedMilliseconds: 99_000)).duration == 431.0 * 1024 / 44_100)
    }

    @Test func `a length that no audio could have is damage`() {
        let file = MP4Bytes(sampleSize: 100, editedMilliseconds: 1, dataBytes: 43_100)
        #expect(throws: MediaError.damaged("it says that 43100 bytes of audio last 0.001 seconds")) {
            try read(file)
        }
    }

    @Test func `a file without tags has no title`() throws {
        #expect(try read(MP4Bytes(title: nil)).title == nil)
    }

    @Test(arguments: [
        (MP4Bytes(statedDuration: 441_000_000), "is damaged: its header says 10000.0 seconds"),
        (MP4Bytes(samples: 0), "is damaged: an audio track without samples"),
        (MP4Bytes(sampleSize: 1_000_000), "is damaged: its audio claims 431000000 bytes"),
        (
            MP4Bytes(samples: .max, statedDuration: .max, sampleDelta: 1, sampleSize: .max),
            "is damaged: its audio claims 9223372036854775807 bytes"
        ),
        (MP4Bytes(sizeCount: 7), "is damaged: stts counts 431 samples, stsz 7"),
        (MP4Bytes(sampleSize: 0), "is damaged: the box stsz claims 431 entries"),
        (MP4Bytes(scale: 0), "is damaged: the time scale of the box mdhd is 0"),
        (MP4Bytes(handler: "text"), "should be MP3, M4A, AAC or Ogg (Opus, Vorbis) audio, is an MP4 without audio"),
        (MP4Bytes(handler: "vide", codec: "avc1"), "is not supported: an MP4 with video (avc1)"),
        (MP4Bytes(codec: "ac-3"), "is not supported: MP4 audio in ac-3"),
        (MP4Bytes(fragment: true), "is not supported: a fragmented MP4"),
        (MP4Bytes(sampleDelta: .max), "is damaged: its header says"),
        (MP4Bytes(dataBytes: 0), "is damaged: its audio claims 4310 bytes, it has 0"),
    ])
    func `a file that contradicts itself is an error that says so`(file: MP4Bytes, message: String) throws {
        var file = file
        if file.sampleDelta == .max { file.statedDuration = 1 }
        let error = #expect(throws: MediaError.self) { try read(file) }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "no error")")
    }

    @Test func `every prefix is an error`() {
        let whole = MP4Bytes(samples: 3, dataBytes: 30).bytes
        for count in 0..<whole.count {
            #expect(throws: MediaError.self) { try AudioFacts.read(MemorySource(Array(whole.prefix(count)))) }
        }
    }

    @Test func `no changed byte makes it loop, crash or lose the length`() {
        let whole = MP4Bytes(samples: 3, dataBytes: 30).bytes
        for index in whole.indices {
            for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
                var bytes = whole
                bytes[index] = value
                if let facts = try? AudioFacts.read(MemorySource(bytes)) {
                    #expect(facts.duration > 0 && facts.duration.isFinite)
                }
            }
        }
    }

    @Test func `a box with a 64-bit size is read`() throws {
        let file = MP4Bytes()
        let data = MP4Bytes.big(1) + Array("mdat".utf8) + MP4Bytes.big(0) + MP4Bytes.big(16 + 4310)
        var bytes = file.bytes
        bytes.replaceSubrange((bytes.count - 4318)..<(bytes.count - 4310), with: data)
        #expect(try AudioFacts.read(MemorySource(bytes)).duration > 10)
        for large in [[0, 0, 0, 0], [0, 0, 0, 9], [0xFF, 0xFF, 0xFF, 0xFF]] as [[UInt8]] {
            var bad = bytes
            bad.replaceSubrange((bad.count - 4314)..<(bad.count - 4310), with: large)
            #expect(throws: MediaError.self) { try AudioFacts.read(MemorySource(bad)) }
        }
    }
}
