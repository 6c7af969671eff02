// The comments of a Vorbis or Opus stream.

/// Reads comments ("Vorbis I specification" §5; RFC 7845 §5.2): a maker's name, a count, then texts such as `TITLE=…`, each
/// behind its length in four little-endian bytes.
enum OggComments {
    private static let limit = 10_000

    /// - Parameter packet: the packet, perhaps cut: what is whole of it is read.
    static func read(_ packet: [UInt8], _ codec: OggStream.Codec) -> AudioTags {
        var tags = AudioTags()
        let mark = codec == .vorbis ? [3] + Array("vorbis".utf8) : Array("OpusTags".utf8)
        guard packet.starts(with: mark) else { return tags }
        var rest = packet[mark.count...]
        guard text(&rest) != nil, let count = number(&rest) else { return tags }
        var chapters: [Int: AudioChapter] = [:]
        for _ in 0..<min(count, limit) {
            guard let bytes = text(&rest) else { break }
            guard let equals = bytes.prefix(64).firstIndex(of: UInt8(ascii: "=")), bytes.count <= 16 * 1024 else {
                continue
            }
            let value = String(decoding: bytes[(equals + 1)...], as: UTF8.self)
            guard let line = ID3Text.line(value) else { continue }
            let key = String(decoding: bytes[..<equals], as: UTF8.self).uppercased()
            switch key {
            case "TITLE" where tags.title == nil: tags.title = line
            case "ARTIST" where tags.artist == nil: tags.artist = line
            case "ALBUM" where tags.album == nil: tags.album = line
            case "DATE" where tags.year == nil: tags.year = AudioTags.year(line)
            case "COMMENT" where tags.comment == nil, "DESCRIPTION" where tags.comment == nil: tags.comment = line
            default: chapter(key, line, &chapters)
            }
        }
        tags.chapters = chapters.filter { $0.value.start >= 0 }
            .sorted { ($0.value.start, $0.key) < ($1.value.start, $1.key) }.map(\.value)
        return tags
    }

    /// `CHAPTER001=00:01:02.500`, `CHAPTER001NAME=…` and `CHAPTER001URL=…`. One without a time stays at -1.
    private static func chapter(_ key: String, _ value: String, _ chapters: inout [Int: AudioChapter]) {
        guard key.hasPrefix("CHAPTER"), let index = Int(key.dropFirst(7).prefix(3)) else { return }
        var chapter = chapters[index] ?? AudioChapter(start: -1, title: "")
        switch key.dropFirst(10) {
        case "": if let start = seconds(value) { chapter.start = start }
        case "NAME": chapter.title = value
        case "URL": chapter.url = AudioChapter.address(value)
        default: return
        }
        chapters[index] = chapter
    }

    private static func seconds(_ text: String) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let hours = Int(parts[0]), let minutes = Int(parts[1]), let seconds = Double(parts[2]),
            (0..<1000).contains(hours), (0..<60).contains(minutes), (0..<60).contains(seconds)
        else { return nil }
        return Double(hours * 3600 + minutes * 60) + seconds
    }

    private static func text(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let count = number(&rest), count <= rest.count else { return nil }
        let text = rest.prefix(count)
        rest = rest.dropFirst(count)
        return text
    }

    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
        guard rest.count >= 4 else { return nil }
        let number = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(4)
        return number
    }
}
