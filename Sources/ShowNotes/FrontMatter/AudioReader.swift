// The audio files that front matter names.

import Podcast

/// Reads `audio` (or what other programs call it) with `bytes` and `duration`: one file, or a list of the same audio in
/// several formats, the one of feeds first.
struct AudioReader {
    private let reader: FrontMatterReader

    static func read(_ reader: FrontMatterReader, _ reading: inout Reading) {
        AudioReader(reader: reader).fill(&reading)
    }

    private func fill(_ reading: inout Reading) {
        guard let (key, value) = reader.value(["audio", "file", "podcast_file", "enclosure", "url"], &reading) else {
            return
        }
        if case .list(let items) = value.content { return list(key, value, items, &reading) }
        guard let text = value.text?.oneLine, !text.isEmpty else { return }
        // In many sites `url` is the page's address and not the audio's.
        guard key != "url" || Self.looksLikeAudio(text) else { return }
        var audio = WrittenAudio(location: text, line: value.line)
        if let (key, value) = reader.value(["bytes", "podcast_bytes", "length"], &reading) {
            audio.bytes = Self.bytes(key, value, &reading)
        }
        if let (key, value) = reader.value(["duration", "podcast_duration"], &reading) {
            audio.duration = Self.duration(key, value, &reading)
        }
        reading.file.audio = audio
    }

    /// Texts, or maps of `file` or `url` with `bytes` and `duration`.
    private func list(
        _ key: String, _ value: FrontMatterValue, _ items: [FrontMatterValue], _ reading: inout Reading
    ) {
        if items.count > NotesLimits.audioFiles {
            reading.warn(
                value.line,
                "\(key): should be at most \(NotesLimits.audioFiles) files, are \(items.count); the first are kept")
        }
        var named: [WrittenAudio] = []
        for item in items.prefix(NotesLimits.audioFiles) {
            let map = FrontMatterReader.members(of: item, key, known: ["file", "url", "bytes", "duration"], &reading)
            let place = map["file"] ?? map["url"] ?? item
            guard let text = place.text?.oneLine, !text.isEmpty else {
                reading.warn(
                    item.line,
                    "\(key): should be a file name or an address, or have a file or url with bytes and duration, is "
                        + item.shown)
                continue
            }
            guard !named.contains(where: { $0.location == text }) else { continue }
            var audio = WrittenAudio(location: text, line: place.line)
            audio.bytes = map["bytes"].flatMap { Self.bytes("\(key): bytes", $0, &reading) }
            audio.duration = map["duration"].flatMap { Self.duration("\(key): duration", $0, &reading) }
            named.append(audio)
        }
        reading.file.audio = named.first
        reading.file.otherAudio = Array(named.dropFirst())
    }

    private static func bytes(_ key: String, _ value: FrontMatterValue, _ reading: inout Reading) -> Int64? {
        if let bytes = value.text.flatMap({ Int64($0.trimmed) }), bytes > 0 { return bytes }
        reading.warn(value.line, "\(key): should be a number of bytes, is \(value.shown)")
        return nil
    }

    private static func duration(_ key: String, _ value: FrontMatterValue, _ reading: inout Reading) -> Double? {
        if let duration = value.text.flatMap({ Timecode.seconds($0.trimmed) }) { return duration }
        reading.warn(value.line, "\(key): should be HH:MM:SS, is \(value.shown)")
        return nil
    }

    private static func looksLikeAudio(_ location: String) -> Bool {
        let path = location.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return [".mp3", ".m4a", ".aac", ".ogg", ".opus", ".wav", ".flac"].contains { path.hasSuffix($0) }
    }
}
