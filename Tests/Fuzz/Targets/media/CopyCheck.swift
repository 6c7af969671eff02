// What holds for a copy with new tags of any MP3.

/// Writes what an MP3 says into a copy of it, and reads that again.
enum CopyCheck {
    static func check(_ facts: AudioFacts, _ input: [UInt8]) {
        let source = MemorySource(input)
        let tags = written(facts, source)
        guard let copy = try? TaggedCopy(of: source, with: tags), let read = try? AudioFacts.read(copy) else {
            // What it says may be too long to be written; an untagged copy is always made.
            require((try? TaggedCopy(of: source, with: WrittenTags())) != nil, "no copy is made", input)
            return
        }
        require(read.duration == facts.duration, "a copy lasts \(read.duration) and not \(facts.duration)", input)
        require(read.bitrate == facts.bitrate, "a copy has \(read.bitrate) bits a second, not \(facts.bitrate)", input)
        require(read.tagBytes == Int64(copy.tag.count), "the tag has \(read.tagBytes) bytes", input)
        let (new, old) = (read.tags, facts.tags)
        require(
            new.title == old.title && new.artist == old.artist && new.album == old.album && new.year == old.year
                && new.comment == old.comment, "the copy says \(new), and not \(old)", input)
        let isSame =
            new.chapters.map(\.start) == old.chapters.map(\.start)
            && new.chapters.map(\.title) == old.chapters.map(\.title)
            && new.chapters.map(\.url) == old.chapters.map(\.url)
        require(isSame, "the copy has the chapters \(new.chapters), and not \(old.chapters)", input)
        if let cover = tags.cover {
            require((try? new.picture?.bytes(in: copy)) == cover, "the copy has another cover", input)
        }
        let whole = (try? copy.read(at: 0, count: Int(copy.size))) ?? []
        let audio = whole.dropFirst(copy.tag.count)
        require(whole.count == Int(copy.size) && !audio.isEmpty, "the copy has \(whole.count) bytes", input)
        require(isPart(audio, of: input), "the copy's audio is not the file's", input)
    }

    private static func written(_ facts: AudioFacts, _ source: MemorySource) -> WrittenTags {
        let tags = facts.tags
        var cover: [UInt8]?
        if let picture = tags.picture, ["jpg", "png"].contains(picture.image?.fileExtension) {
            cover = try? picture.bytes(in: source)
        }
        return WrittenTags(
            title: tags.title, artist: tags.artist, album: tags.album, year: tags.year, comment: tags.comment,
            cover: cover,
            chapters: tags.chapters.map {
                WrittenTags.Chapter(start: $0.start, end: $0.end, title: $0.title, url: $0.url)
            })
    }

    /// Whether the audio is a run of the file's bytes. Its last byte may stand in front of old tags, so each end is tried.
    private static func isPart(_ audio: ArraySlice<UInt8>, of input: [UInt8]) -> Bool {
        guard audio.count <= input.count else { return false }
        return (0...input.count - audio.count).contains { input[$0...].starts(with: audio) }
    }
}
