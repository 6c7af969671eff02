// Writes an ID3v2.3 tag.

/// Makes tags of version 2.3 (id3.org: "ID3 tag version 2.3.0"; "ID3v2 Chapter Frame Addendum").
///
/// 2.3 and not 2.4: every player, car radio and file manager reads it, chapters are defined for it just as well, and its
/// sizes are plain numbers that nobody has ever got wrong. Texts are Latin-1 where that holds them, else UTF-16 with a mark,
/// which are the only encodings that 2.3 has. Nothing is unsynchronised: players skip a tag by its size, and more of them
/// fail over the zeros than need them.
enum ID3Writer {
    /// A text's characters at most.
    static let textLimit = 4000
    /// A cover's bytes at most.
    static let coverLimit = 10 << 20
    /// Chapters at most; a table lists 255, so more of them stand in tables of their own.
    static let chapterLimit = 4000
    /// Bytes of zeros behind the frames: editors can then change a title without moving the audio.
    private static let padding = 1024

    static func tag(_ tags: WrittenTags, duration: Double) throws(WrittenTagsError) -> [UInt8] {
        var body: [UInt8] = []
        for (name, what, value) in [
            ("TIT2", "title", tags.title), ("TPE1", "artist", tags.artist), ("TALB", "album", tags.album),
        ] {
            if let value = try line(value, what) { body += frame(name, text(value)) }
        }
        if let year = tags.year {
            guard (1...9999).contains(year) else { throw .text("year", "should be from 1 to 9999, is \(year)") }
            let digits = String(year)
            body += frame("TYER", [0] + String(repeating: "0", count: 4 - digits.count).utf8 + digits.utf8)
        }
        if tags.year != nil, let month = tags.month, let day = tags.day {
            guard (1...12).contains(month), (1...31).contains(day) else {
                throw .text("date", "should have a month and a day, has \(month) and \(day)")
            }
            let digits = String(10_000 + day * 100 + month).dropFirst()
            body += frame("TDAT", [0] + digits.utf8)
        }
        if let number = tags.number {
            guard number > 0 else { throw .text("number", "should be at least 1, is \(number)") }
            body += frame("TRCK", [0] + String(number).utf8)
        }
        if let comment = try line(tags.comment, "comment") { body += frame("COMM", self.comment(comment)) }
        if let cover = tags.cover { body += frame("APIC", try picture(cover)) }
        body += try chapters(tags.chapters, duration: duration)
        body += [UInt8](repeating: 0, count: padding)
        let size = body.count
        // Texts, cover and chapters are bounded, so that 28 bits hold the size.
        return Array("ID3".utf8) + [3, 0, 0] + [21, 14, 7, 0].map { UInt8(size >> $0 & 0x7F) } + body
    }

    private static func frame(_ name: String, _ content: [UInt8]) -> [UInt8] {
        Array(name.utf8) + number(content.count) + [0, 0] + content
    }

    private static func number(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// A text on one line; nil when there is nothing to write.
    private static func line(_ text: String?, _ what: String) throws(WrittenTagsError) -> String? {
        guard let line = text.flatMap(ID3Text.line) else { return nil }
        guard line.unicodeScalars.count <= textLimit else {
            throw .text(what, "should have at most \(textLimit) characters, has \(line.unicodeScalars.count)")
        }
        return line
    }

    private static func text(_ value: String) -> [UInt8] { [isWide(value) ? 1 : 0] + characters(value) }

    private static func isWide(_ value: String) -> Bool { value.unicodeScalars.contains { $0.value > 0xFF } }

    /// Latin-1, else little-endian UTF-16 with its mark; without a terminator.
    private static func characters(_ value: String) -> [UInt8] {
        guard isWide(value) else { return value.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }
        return [0xFF, 0xFE]
            + value.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    /// Encoding, no language that is known, no name, the text.
    private static func comment(_ value: String) -> [UInt8] {
        let name: [UInt8] = isWide(value) ? [0xFF, 0xFE, 0, 0] : [0]
        return [isWide(value) ? 1 : 0] + Array("und".utf8) + name + characters(value)
    }

    /// Encoding, media type by content, front cover, no description, the image.
    private static func picture(_ bytes: [UInt8]) throws(WrittenTagsError) -> [UInt8] {
        guard bytes.count <= coverLimit else {
            throw .cover("should have at most \(coverLimit) bytes, has \(bytes.count)")
        }
        let facts: ImageFacts
        do throws(MediaError) {
            facts = try ImageFacts.read(MemorySource(bytes))
        } catch {
            throw .cover("\(error)")
        }
        guard facts.type == "image/jpeg" || facts.type == "image/png" else {
            throw .cover("should be \(ImageFacts.expected), is \(facts.type)")
        }
        return [0] + Array(facts.type.utf8) + [0, 3, 0] + bytes
    }

    /// The table of contents in front of its chapters.
    private static func chapters(
        _ chapters: [WrittenTags.Chapter], duration: Double
    ) throws(WrittenTagsError) -> [UInt8] {
        guard !chapters.isEmpty else { return [] }
        guard chapters.count <= chapterLimit else {
            throw .chapter(chapterLimit + 1, "is one too many; there should be at most \(chapterLimit)")
        }
        var body: [UInt8] = []
        for (index, chapter) in chapters.enumerated() {
            let next = index + 1 < chapters.count ? chapters[index + 1].start : duration
            body += frame("CHAP", try content(chapter, number: index + 1, next: next, duration: duration))
        }
        let names = chapters.indices.map { "chp\($0)" }
        guard names.count > 255 else { return table("toc", isTop: true, names) + body }
        var tables: [UInt8] = []
        var parts: [String] = []
        for start in stride(from: 0, to: names.count, by: 255) {
            let part = "toc\(parts.count)"
            tables += table(part, isTop: false, Array(names[start..<min(start + 255, names.count)]))
            parts.append(part)
        }
        return table("toc", isTop: true, parts) + tables + body
    }

    /// Name, flags (2: at the top, 1: ordered), how many names, the names.
    private static func table(_ name: String, isTop: Bool, _ names: [String]) -> [UInt8] {
        let head = Array(name.utf8) + [0, isTop ? 3 : 1, UInt8(names.count)]
        return frame("CTOC", head + names.flatMap { Array($0.utf8) + [0] })
    }

    /// Name, start and end in milliseconds, no byte offsets, then title and address as frames.
    private static func content(
        _ chapter: WrittenTags.Chapter, number: Int, next: Double, duration: Double
    ) throws(WrittenTagsError) -> [UInt8] {
        // Milliseconds have 32 bits, all ones meaning none.
        let duration = min(duration, 4_294_967)
        guard chapter.start >= 0, chapter.start < duration else {
            throw .chapter(number, "begins at \(chapter.start) s; it should begin before the end, at \(duration) s")
        }
        let end = min(chapter.end ?? max(next, chapter.start), duration)
        guard end >= chapter.start else {
            throw .chapter(number, "ends at \(end) s; it should not end before it begins, at \(chapter.start) s")
        }
        var content = Array("chp\(number - 1)".utf8) + [0]
        content += self.number(Int((chapter.start * 1000).rounded())) + self.number(Int((end * 1000).rounded()))
        content += [UInt8](repeating: 0xFF, count: 8)
        do throws(WrittenTagsError) {
            if let title = try line(chapter.title, "title") { content += frame("TIT2", text(title)) }
        } catch {
            throw .chapter(number, "cannot be written: \(error)")
        }
        if let url = chapter.url {
            guard let address = AudioChapter.address(url) else {
                throw .chapter(number, "should have an http or https address in ASCII, has \"\(url)\"")
            }
            content += frame("WXXX", [0, 0] + address.utf8)
        }
        return content
    }
}
