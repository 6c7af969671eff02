// Chapters in an MP4: a text track that the audio refers to, or Nero's list.

/// Finds and reads the chapters of an MP4.
enum MP4Chapters {
    /// Chapters that are read.
    static let limit = 4096

    /// The chapters of the text track that the audio's `tref/chap` names, else those of `udta/chpl`; empty without either.
    ///
    /// Damaged chapters are none. Throws only `MediaError.unreadable`.
    static func read(
        _ window: inout ByteWindow<some ByteSource>, _ movie: MP4Box, audio: MP4Track
    ) throws(MediaError) -> [AudioChapter] {
        do throws(MediaError) {
            for wanted in audio.chapterTracks {
                guard let track = try track(&window, movie, id: wanted) else { continue }
                let chapters = try texts(&window, track)
                if !chapters.isEmpty { return chapters }
            }
            return try listed(&window, movie)
        } catch .unreadable(let reason) {
            throw .unreadable(reason)
        } catch {
            return []
        }
    }

    /// The IDs of the tracks that a track's `tref/chap` names, a few at most.
    static func references(
        _ window: inout ByteWindow<some ByteSource>, _ track: MP4Box
    ) throws(MediaError) -> [UInt32] {
        guard let box = try track.first(&window, "tref", "chap") else { return [] }
        var ids: [UInt32] = []
        var place = box.content
        while place + 4 <= box.end, ids.count < 8, let id = try window.word(place) {
            ids.append(id)
            place += 4
        }
        return ids
    }

    /// The text track with an ID; its tkhd has it behind version, flags and two dates.
    private static func track(
        _ window: inout ByteWindow<some ByteSource>, _ movie: MP4Box, id: UInt32
    ) throws(MediaError) -> MP4Box? {
        var children = MP4Boxes(from: movie.content, to: movie.end)
        while let box = try children.next(&window) {
            guard box.type == MP4Box.code("trak"), let header = try box.first(&window, "tkhd"),
                let media = try box.first(&window, "mdia"), let handler = try media.first(&window, "hdlr")
            else { continue }
            let isLong = try window.byte(header.content) == 1
            guard try window.word(header.content + (isLong ? 20 : 12)) == id,
                try window.matches(handler.content + 8, "text", "sbtl")
            else { continue }
            return media
        }
        return nil
    }

    private static func texts(
        _ window: inout ByteWindow<some ByteSource>, _ media: MP4Box
    ) throws(MediaError) -> [AudioChapter] {
        guard let header = try media.first(&window, "mdhd"), let table = try media.first(&window, "minf", "stbl") else {
            return []
        }
        let clock = try MP4Clock.read(&window, header)
        let samples = try MP4Samples.read(&window, table, limit: limit)
        // Samples lie between those of the audio, far from each other.
        var pieces = ByteWindow(window.source, chunk: 4096)
        var chapters: [AudioChapter] = []
        for sample in samples {
            // Without words it is the space between chapters.
            guard let (title, url) = try text(&pieces, sample) else { continue }
            chapters.append(
                AudioChapter(
                    start: Double(sample.start) / Double(clock.scale), end: Double(sample.end) / Double(clock.scale),
                    title: title, url: url))
        }
        return chapters
    }

    /// A text sample: a length of two bytes, the text in UTF-8 or with a mark in UTF-16, then boxes, of which `href` is a
    /// link: from and to which character, then the address behind its length.
    private static func text(
        _ window: inout ByteWindow<some ByteSource>, _ sample: MP4Samples.Sample
    ) throws(MediaError) -> (String, String?)? {
        guard let length = try window.half(sample.offset), Int64(length) + 2 <= sample.bytes, length <= 2048,
            let bytes = try window.slice(sample.offset + 2, Int(length))
        else { return nil }
        let isWide = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
        guard let title = ID3Text.decode([isWide ? 1 : 3] + bytes) else { return nil }
        var url: String?
        var boxes = MP4Boxes(from: sample.offset + 2 + Int64(length), to: sample.offset + sample.bytes)
        while url == nil, let box = try? boxes.next(&window) {
            guard box.type == MP4Box.code("href"), let count = try window.byte(box.content + 4),
                box.content + 5 + Int64(count) <= box.end,
                let address = try window.slice(box.content + 5, Int(count))
            else { continue }
            url = AudioChapter.address(String(decoding: address, as: UTF8.self))
        }
        return (title, url)
    }

    /// Nero's list: version and flags, in version 1 four bytes more, a count of one byte; each entry has its start in units
    /// of 100 ns, and a title behind its length.
    private static func listed(
        _ window: inout ByteWindow<some ByteSource>, _ movie: MP4Box
    ) throws(MediaError) -> [AudioChapter] {
        guard let box = try movie.first(&window, "udta", "chpl") else { return [] }
        var place = box.content + (try window.byte(box.content) == 0 ? 4 : 8)
        guard place < box.end, let count = try window.byte(place) else { return [] }
        place += 1
        var chapters: [AudioChapter] = []
        for _ in 0..<count {
            guard place + 9 <= box.end, let start = try window.double(place), let length = try window.byte(place + 8),
                place + 9 + Int64(length) <= box.end, let title = try window.slice(place + 9, Int(length))
            else { break }
            place += 9 + Int64(length)
            chapters.append(AudioChapter(start: Double(start) / 10_000_000, title: ID3Text.decode([3] + title) ?? ""))
        }
        return chapters.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element)
    }
}
