// MP3 files of all shapes, made byte by byte.

import Media
import Testing

@Suite struct MP3Tests {
    private func read(_ bytes: [UInt8]) throws -> AudioFacts { try AudioFacts.read(MemorySource(bytes)) }

    @Test func `a constant bitrate without a header is as long as its frames`() throws {
        let facts = try read(MP3Bytes.repeated(MP3Bytes.usual, 100))
        #expect(facts.type == "audio/mpeg")
        #expect(facts.fileExtension == "mp3")
        #expect(facts.bytes == 41_700)
        #expect(facts.duration == 100 * 1152.0 / 44_100)
        #expect(facts.sampleRate == 44_100)
        #expect(facts.channels == 2)
        #expect(facts.tagBytes == 0)
        #expect(facts.title == nil)
        #expect(abs(facts.bitrate - 128_000) < 400)
    }

    @Test func `a variable bitrate without a header is as long as its frames`() throws {
        let frames = (0..<90).map { $0 % 3 == 0 ? MP3Bytes.usual : MP3Bytes.low }
        #expect(try read(MP3Bytes.joined(frames)).duration == 90 * 1152.0 / 44_100)
    }

    @Test(arguments: [
        (MP3Bytes.usual, 1152.0 / 44_100, 44_100, 2), (MP3Bytes.small, 576.0 / 24_000, 24_000, 1),
        (MP3Bytes.slow, 576.0 / 8000, 8000, 1),
    ])
    func `each MPEG version has its own rates and samples`(
        frame: [UInt8], seconds: Double, rate: Int, channels: Int
    ) throws {
        let facts = try read(MP3Bytes.repeated(frame, 10))
        #expect(abs(facts.duration - 10 * seconds) < 1e-9)
        #expect(facts.sampleRate == rate)
        #expect(facts.channels == channels)
    }

    @Test(arguments: ["Xing", "Info"])
    func `the encoder's header gives the length when it agrees with the file`(name: String) throws {
        let audio = MP3Bytes.repeated(MP3Bytes.usual, 50)
        let size = UInt32(audio.count + 417)
        let facts = try read(MP3Bytes.xing(name, frames: 50, bytes: size, delay: 576, padding: 1000) + audio)
        #expect(facts.duration == Double(50 * 1152 - 1576) / 44_100)
        #expect(abs(facts.bitrate - 128_000) < 8000)
    }

    @Test func `a VBRI header gives the length`() throws {
        let audio = MP3Bytes.repeated(MP3Bytes.low, 40)
        let facts = try read(MP3Bytes.vbri(frames: 40, bytes: UInt32(audio.count + 417)) + audio)
        #expect(facts.duration == 40 * 1152.0 / 44_100)
    }

    @Test func `a header that lies is not believed`() throws {
        let audio = MP3Bytes.repeated(MP3Bytes.usual, 50)
        let size = UInt32(audio.count + 417)
        let headers = [
            MP3Bytes.xing(frames: 4_000_000_000, bytes: size), MP3Bytes.xing(frames: 1, bytes: size),
            MP3Bytes.xing(frames: 0, bytes: size), MP3Bytes.xing(frames: 77, bytes: nil),
            MP3Bytes.vbri(frames: 9, bytes: 1),
        ]
        for header in headers {
            #expect(try read(header + audio).duration == 50 * 1152.0 / 44_100)
        }
    }

    @Test func `tags before and behind, padding and garbage between do not count`() throws {
        let audio = MP3Bytes.repeated(MP3Bytes.usual, 30)
        let tag = MP3Bytes.id3(version: 3, MP3Bytes.id3Frame("TIT2", [3] + Array("Hi".utf8), version: 3), padding: 200)
        let v1 = Array("TAG".utf8) + [UInt8](repeating: 0x20, count: 125)
        let items = [UInt8](repeating: 0xFF, count: 50)
        let ape =
            items + Array("APETAGEX".utf8) + [0xD0, 7, 0, 0, 82, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
            + [UInt8](repeating: 0, count: 8)
        let noise = [UInt8](repeating: 0xFF, count: 300) + Array("noise".utf8)
        let bytes = tag + [UInt8](repeating: 0, count: 1000) + audio + noise + audio + ape + v1
        let facts = try read(bytes)
        #expect(facts.duration == 60 * 1152.0 / 44_100)
        #expect(facts.tagBytes == Int64(tag.count))
        #expect(facts.title == "Hi")
    }

    @Test func `a file joined from two sample rates is as long as both`() throws {
        let facts = try read(MP3Bytes.repeated(MP3Bytes.usual, 20) + MP3Bytes.repeated(MP3Bytes.small, 200))
        #expect(abs(facts.duration - (20 * 1152.0 / 44_100 + 200 * 576.0 / 24_000)) < 1e-9)
    }

    @Test func `a stream that is mostly noise has no length`() {
        var bytes = MP3Bytes.repeated(MP3Bytes.usual, 5)
        bytes += [UInt8](repeating: 7, count: 9000)
        #expect(throws: MediaError.damaged("only 2085 of 11085 bytes behind its tags are MP3 frames")) {
            try read(bytes)
        }
    }

    @Test func `a file that lacks a last moment has the length of its whole frames`() throws {
        let whole = MP3Bytes.xing(frames: 50, bytes: 51 * 417) + MP3Bytes.repeated(MP3Bytes.usual, 50)
        let cut = Array(whole.prefix(417 * 21 + 100))
        #expect(try read(cut).duration == 20 * 1152.0 / 44_100)
        #expect(try read(cut).statedDuration == nil, "less than a second is nothing to speak of")
        let long = MP3Bytes.xing(frames: 500, bytes: 501 * 417) + MP3Bytes.repeated(MP3Bytes.usual, 500)
        #expect(try read(long).statedDuration == nil)
        #expect(try read(long + long).statedDuration == 500 * 1152.0 / 44_100, "joined")
    }

    @Test func `a file that lacks more than its encoder's header leaves room for is cut short, as an M4A is`() {
        let long = MP3Bytes.xing(frames: 500, bytes: 501 * 417) + MP3Bytes.repeated(MP3Bytes.usual, 500)
        for end in [417 * 101, 417 * 300 + 5] {
            let frames = Double(end / 417 - 1)
            let there = (frames * 1152 / 44_100 * 10).rounded() / 10
            let message = "is cut short: it ends inside the audio: \(there) of the 13.1 seconds that its header names"
            let error = #expect(throws: MediaError.self) { try read(Array(long.prefix(end))) }
            #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
        }
    }

    @Test func `a header whose bytes are counted with tags that stand elsewhere is no cut`() throws {
        let audio = MP3Bytes.xing(frames: 500, bytes: 501 * 417 + 300_000) + MP3Bytes.repeated(MP3Bytes.usual, 500)
        let facts = try read(audio)
        #expect(facts.duration == 500 * 1152.0 / 44_100)
        #expect(facts.statedDuration == nil)
    }

    @Test func `a byte count is not believed where what it may be wrong by lasts more than a second`() throws {
        // 144 bytes a frame of 72 ms: 4000 bytes are two seconds.
        var header = MP3Bytes.slow
        let fields = Array("Xing".utf8) + MP3Bytes.big(3) + MP3Bytes.big(100) + MP3Bytes.big(101 * 144)
        header.replaceSubrange(13..<13 + fields.count, with: fields)
        let whole = header + MP3Bytes.repeated(MP3Bytes.slow, 100)
        #expect(try read(whole).duration == 7.2)
        #expect(throws: MediaError.self) { try read(Array(whole.dropLast(4000))) }
        #expect(try read(Array(whole.dropLast(1000))).duration == 7.2)
    }

    @Test func `every prefix is an error or shorter than the whole`() throws {
        let tag = MP3Bytes.id3(version: 4, MP3Bytes.id3Frame("TIT2", [3] + Array("Hi".utf8), version: 4))
        let whole = tag + MP3Bytes.repeated(MP3Bytes.small, 12)
        let full = try read(whole).duration
        for count in 0..<whole.count {
            do {
                let facts = try read(Array(whole.prefix(count)))
                #expect(facts.duration > 0 && facts.duration < full)
            } catch let error as MediaError {
                #expect(!error.description.isEmpty)
            }
        }
    }

    @Test func `no changed byte makes it read beyond the file or a length of nothing`() {
        let tag = MP3Bytes.id3(version: 3, MP3Bytes.id3Frame("TIT2", [3] + Array("Hi".utf8), version: 3))
        let whole =
            tag + MP3Bytes.xing(frames: 4, bytes: 4 * 208 + 417, delay: 1, padding: 1)
            + MP3Bytes.repeated(MP3Bytes.low, 4)
        for index in 0..<120 {
            for value in [0, 1, 0x7F, 0x80, 0xFE, 0xFF] as [UInt8] {
                var bytes = whole
                bytes[index] = value
                if let facts = try? read(bytes) {
                    #expect(facts.duration > 0 && facts.duration < 60)
                    #expect(facts.tagBytes <= facts.bytes)
                }
            }
        }
    }

    @Test func `a tag that claims more than the file has is an error`() {
        let bytes = Array("ID3".utf8) + [3, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F] + MP3Bytes.repeated(MP3Bytes.usual, 3)
        let error = #expect(throws: MediaError.self) { try read(bytes) }
        let message = "is cut short: it ends inside the ID3 tag, which should end at byte 268435465; the file has 1261"
        #expect(error?.description == message)
    }
}
