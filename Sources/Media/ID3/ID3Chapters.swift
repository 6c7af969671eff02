// Chapters in ID3v2 tags (id3.org: "ID3v2 Chapter Frame Addendum").

/// The chapters of a tag and its tables of contents, by the names that they have for each other.
struct ID3Table {
    private struct Contents {
        var isTop: Bool
        var children: [[UInt8]]
    }

    private var chapters: [(name: [UInt8], chapter: AudioChapter)] = []
    private var contents: [[UInt8]: Contents] = [:]
    private var firstTop: [UInt8]?

    mutating func add(_ name: [UInt8], _ chapter: AudioChapter) { chapters.append((name, chapter)) }

    mutating func add(_ name: [UInt8], isTop: Bool, children: [[UInt8]]) {
        guard contents[name] == nil else { return }
        contents[name] = Contents(isTop: isTop, children: children)
        if isTop, firstTop == nil { firstTop = name }
    }

    /// Chapters as the top table and the tables in it order them, then those that no table lists, by their start.
    ///
    /// Each name is visited once, whatever circle the tables make; a file without a table lists all its chapters.
    func ordered() -> [AudioChapter] {
        var byName: [[UInt8]: Int] = [:]
        for (index, entry) in chapters.enumerated() where byName[entry.name] == nil { byName[entry.name] = index }
        var listed: [Int] = []
        var seen: Set<[UInt8]> = []
        // A file with one table means it, though it is not marked as the top.
        var open = [firstTop ?? (contents.count == 1 ? contents.keys.first : nil)].compactMap(\.self)
        while let name = open.popLast() {
            guard seen.insert(name).inserted else { continue }
            if let index = byName[name] { listed.append(index) }
            if let table = contents[name] { open += table.children.reversed() }
        }
        let known = Set(listed)
        let others = chapters.indices.filter { !known.contains($0) }
            .sorted { (chapters[$0].chapter.start, $0) < (chapters[$1].chapter.start, $1) }
        return listed.map { chapters[$0].chapter }
            + others.map { index in
                var chapter = chapters[index].chapter
                chapter.isListed = listed.isEmpty
                return chapter
            }
    }
}

extension ID3Reader {
    /// Bytes of a chapter or table that are read to find its names and times.
    private static var headLimit: Int { 32 * 1024 }
    /// Bytes of an unsynchronised chapter that are decoded: its texts are in front of its picture.
    private static var decodeLimit: Int { 48 * 1024 }

    /// A CHAP frame: name, start and end in milliseconds, two byte offsets that nobody uses, then frames.
    mutating func readChapter(_ window: inout ByteWindow<Source>, _ frame: ID3Frame) throws(MediaError) {
        if frame.isUnsynchronised {
            let bytes = try head(&window, frame, limit: Self.decodeLimit)
            var decoded = ByteWindow(MemorySource(bytes))
            // Its frames lie decoded in memory: a picture among them has no place in the file.
            var reader = ID3Reader<MemorySource>(version: version, isUnsynchronised: false) { _ in nil }
            reader.framesLeft = framesLeft
            let whole = ID3Frame(
                name: frame.name, content: 0, end: Int64(bytes.count), isUnsynchronised: false, isPlain: true)
            if let (name, chapter) = try reader.chapter(&decoded, whole) { table.add(name, chapter) }
            framesLeft = reader.framesLeft
        } else if let (name, chapter) = try chapter(&window, frame) {
            table.add(name, chapter)
        }
    }

    private mutating func chapter(
        _ window: inout ByteWindow<Source>, _ frame: ID3Frame
    ) throws(MediaError) -> ([UInt8], AudioChapter)? {
        let count = Int(min(frame.end - frame.content, 512))
        let bytes = try window.slice(frame.content, count) ?? []
        let name = Array(bytes.prefix { $0 != 0 })
        let times = bytes.dropFirst(name.count + 1)
        guard times.count >= 16 else { return nil }
        let start = ID3Number.plain(times.prefix(4))
        let end = ID3Number.plain(times.dropFirst(4).prefix(4))
        guard start != 0xFFFF_FFFF else { return nil }
        var chapter = AudioChapter(start: Double(start) / 1000, title: "")
        if end > start, end != 0xFFFF_FFFF { chapter.end = Double(end) / 1000 }
        var frames = level(frame.content + Int64(name.count) + 17..<frame.end)
        while let inner = try next(&frames, &window) {
            switch inner.name {
            case "TIT2": if chapter.title.isEmpty { chapter.title = try text(&window, inner) ?? "" }
            case "WXXX": if chapter.url == nil { chapter.url = try address(&window, inner) }
            case "APIC": chapter.picture = AudioPicture.preferred(chapter.picture, try picture(&window, inner))
            default: break
            }
        }
        return (name, chapter)
    }

    /// A CTOC frame: name, flags (2: at the top, 1: ordered), how many names follow, the names.
    mutating func readContents(_ window: inout ByteWindow<Source>, _ frame: ID3Frame) throws(MediaError) {
        let bytes = try head(&window, frame, limit: Self.headLimit)
        let name = Array(bytes.prefix { $0 != 0 })
        var rest = bytes.dropFirst(name.count + 1)
        guard let flags = rest.popFirst(), let count = rest.popFirst() else { return }
        var children: [[UInt8]] = []
        for _ in 0..<count {
            let child = rest.prefix { $0 != 0 }
            guard !child.isEmpty else { break }
            children.append(Array(child))
            rest = rest[child.endIndex...].dropFirst()
        }
        table.add(name, isTop: flags & 2 != 0, children: children)
    }
}
