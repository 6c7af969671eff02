// What ID3 tags say besides the title: names, comments, pictures, and the old tags behind the audio.

import Media
import Testing

@Suite struct TagTests {
    private static let audio = MP3Bytes.repeated(MP3Bytes.small, 400)

    private func tags(_ tag: [UInt8], behind: [UInt8] = []) throws -> AudioTags {
        try AudioFacts.read(MemorySource(tag + Self.audio + behind)).tags
    }

    @Test(arguments: [3, 4] as [UInt8])
    func `names, year and comment are read`(version: UInt8) throws {
        let make = TagBytes(version: version)
        let found = try tags(
            make.tag(
                make.text("TPE1", "Ada and Bob"), make.text("TALB", "Small Talk"),
                make.text(version == 4 ? "TDRC" : "TYER", "2024-05-01"), make.comment("iTunNORM", " 0001"),
                make.comment("", "About\nengines"), make.text("TIT2", "Pilot")))
        #expect(
            found
                == AudioTags(
                    title: "Pilot", artist: "Ada and Bob", album: "Small Talk", year: 2024, comment: "About engines"))
    }

    @Test func `version 2.2 has other names for the same`() throws {
        let frame = { (name: String, content: [UInt8]) in
            Array(name.utf8) + [0, 0, UInt8(content.count)] + content
        }
        let body =
            frame("TP1", [0] + Array("Ada".utf8)) + frame("TAL", [0] + Array("Talk".utf8))
            + frame("TYE", [0] + Array("1999".utf8)) + frame("COM", [0] + Array("eng\0Hi".utf8))
            + frame("PIC", [0] + Array("PNG".utf8) + [3, 0] + TagBytes.png)
        let found = try tags(MP3Bytes.id3(version: 2, body))
        #expect(found.artist == "Ada" && found.album == "Talk" && found.year == 1999 && found.comment == "Hi")
        #expect(found.picture?.image?.type == "image/png")
    }

    @Test(
        arguments: [
            ([("iTunNORM", "0001"), ("iTunSMPB", "0002")], nil), ([("Lyrics by", "Ada")], "Ada"),
            ([("Lyrics by", "Ada"), ("", "So")], "So"), ([("", "So"), ("Lyrics by", "Ada")], "So"),
            ([("a", "First"), ("b", "Second")], "First"),
        ] as [([(String, String)], String?)])
    func `of several comments the one without a name counts, and iTunes' notes never`(
        comments: [(String, String)], expected: String?
    ) throws {
        let make = TagBytes()
        #expect(try tags(make.tag(comments.flatMap { make.comment($0.0, $0.1) })).comment == expected)
    }

    @Test(arguments: ["0000", "abcd", "20", "", "-100"])
    func `what is no year is none`(text: String) throws {
        let make = TagBytes()
        #expect(try tags(make.tag(make.text("TYER", text))).year == nil)
    }

    @Test func `sizes of 2.4 that a writer made plain are told by what follows`() throws {
        let long = [3] + Array(String(repeating: "x", count: 299).utf8)
        let plain = Array("TALB".utf8) + MP3Bytes.big(300) + [0, 0] + long
        let make = TagBytes(version: 4)
        let found = try tags(make.tag(plain, make.text("TIT2", "Behind")))
        #expect(found.title == "Behind")
        #expect(found.album?.count == 299)
    }

    @Test func `a frame's grouping byte and length are no part of its text`() throws {
        var grouped = MP3Bytes.id3Frame("TIT2", [7, 0, 0, 0, 3, 3] + Array("Hi".utf8), version: 4)
        grouped[9] = 0x41
        #expect(try tags(MP3Bytes.id3(version: 4, grouped)).title == "Hi")
        var third = MP3Bytes.id3Frame("TIT2", [7, 3] + Array("Hi".utf8), version: 3)
        third[9] = 0x20
        #expect(try tags(MP3Bytes.id3(version: 3, third)).title == "Hi")
        for flags in [0x08, 0x04] as [UInt8] {
            var packed = MP3Bytes.id3Frame("TIT2", [3] + Array("Hi".utf8), version: 4)
            packed[9] = flags
            #expect(try tags(MP3Bytes.id3(version: 4, packed)).title == nil)
        }
    }

    @Test(arguments: [3, 4] as [UInt8])
    func `a picture's kind is its content's, and its bytes are got from the file`(version: UInt8) throws {
        let make = TagBytes(version: version)
        let tag = make.tag(
            make.picture(0, [1, 2, 3], description: "Other"),
            make.picture(3, TagBytes.png, type: "image/jpeg", description: "Front"))
        let source = MemorySource(tag + Self.audio)
        let picture = try #require(try AudioFacts.read(source).tags.picture)
        #expect(picture.role == 3)
        #expect(picture.image?.type == "image/png")
        #expect(picture.image?.width == 1)
        #expect(try picture.bytes(in: source) == TagBytes.png)
    }

    @Test func `a picture in an unsynchronised tag keeps its bytes`() throws {
        // 70,000 bytes of which many are 0xFF, some with a zero behind them that is their own.
        let noise = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 % 5 == 0 ? 0xFF : $0 % 7 == 0 ? 0 : $0) }
        let image = Array(TagBytes.png.dropLast(12)) + TagBytes.chunk("IDAT", noise) + TagBytes.chunk("IEND", [])
        for version in [3, 4] as [UInt8] {
            let make = TagBytes(version: version)
            let picture: [UInt8]
            if version == 3 {
                picture = TagBytes.unsynchronised(make.picture(3, image) + make.text("TIT2", "Behind"))
            } else {
                let content = [3] + Array("image/png".utf8) + [0, 3, 0] + image
                var frame = make.frame("APIC", TagBytes.unsynchronised(content))
                frame[9] = 2
                picture = frame + make.text("TIT2", "Behind")
            }
            let source = MemorySource(make.tag(picture, flags: version == 3 ? 0x80 : 0) + Self.audio)
            let tags = try AudioFacts.read(source).tags
            #expect(tags.title == "Behind")
            let found = try #require(tags.picture)
            #expect(found.isUnsynchronised)
            #expect(found.image?.type == "image/png")
            #expect(found.image?.bytes == Int64(image.count))
            #expect(try found.bytes(in: source) == image)
        }
    }

    @Test func `a picture that is too large is not read into memory`() {
        let picture = AudioPicture(role: 3, image: nil, place: 0..<AudioPicture.limit + 1)
        #expect(throws: MediaError.self) { try picture.bytes(in: MemorySource([1])) }
        let short = AudioPicture(role: 3, image: nil, place: 0..<2)
        #expect(throws: MediaError.truncated("its picture")) { try short.bytes(in: MemorySource([1])) }
    }

    /// An ID3v1 tag with these texts.
    private static func old(_ title: String, _ artist: String) -> [UInt8] {
        let field = { (text: String, width: Int) in
            Array(text.utf8) + [UInt8](repeating: 0, count: width - text.utf8.count)
        }
        return Array("TAG".utf8) + field(title, 30) + field(artist, 30) + field("Talk", 30) + Array("2001".utf8)
            + field("So", 30) + [255]
    }

    @Test func `an old tag fills in what the new one does not say`() throws {
        let make = TagBytes()
        let found = try tags(make.tag(make.text("TIT2", "New")), behind: Self.old("Old", "Ada"))
        #expect(found == AudioTags(title: "New", artist: "Ada", album: "Talk", year: 2001, comment: "So"))
    }

    @Test func `tags behind the audio are no audio, in whatever order they come`() throws {
        let lyrics = Array("LYRICSBEGIN".utf8) + [UInt8](repeating: 0x20, count: 40) + Array("000051LYRICS200".utf8)
        let footer = Array("3DI".utf8) + [4, 0, 0x10, 0, 0, 0, 30]
        let appended = Array("ID3".utf8) + [4, 0, 0x10, 0, 0, 0, 30] + [UInt8](repeating: 0xFF, count: 30) + footer
        let v1 = Self.old("T", "A")
        for behind in [lyrics + v1, appended, appended + v1, v1 + appended, lyrics + appended + v1] {
            let facts = try AudioFacts.read(MemorySource(Self.audio + behind))
            #expect(facts.duration == 400 * 576.0 / 24_000)
            #expect(facts.bitrate == 8000)
        }
    }

    @Test func `the bitrate is variable when the encoder or the frames say so`() throws {
        let audio = MP3Bytes.repeated(MP3Bytes.usual, 50)
        let size = UInt32(audio.count + 417)
        let read = { (bytes: [UInt8]) in try AudioFacts.read(MemorySource(bytes)).isVariable }
        #expect(try read(MP3Bytes.xing("Xing", frames: 50, bytes: size) + audio) == true)
        #expect(try read(MP3Bytes.xing("Info", frames: 50, bytes: size) + audio) == false)
        #expect(try read(MP3Bytes.vbri(frames: 50, bytes: size) + audio) == true)
        #expect(try read(audio) == false)
        #expect(try read(audio + MP3Bytes.repeated(MP3Bytes.low, 50)) == true)
    }
}
