// Front matter → the facts of a notes file.

import Podcast

/// Reads the keys that notes of many shows use. Unknown keys are passed over; a known one with a value that makes no sense
/// is a problem with its line.
struct FrontMatterReader {
    private let fields: [String: FrontMatterValue]

    static func read(_ source: FrontMatter.Source, limits: NotesLimits, into reading: inout Reading) {
        guard source.text.count <= limits.frontMatterBytes else {
            reading.error(
                source.line,
                "front matter should have at most \(limits.frontMatterBytes) bytes, has \(source.text.count)")
            return
        }
        guard source.isClosed else {
            let end = source.form == .yaml ? "\"---\"" : "\"}\""
            reading.error(source.line, "front matter should end with \(end), has no end")
            return
        }
        do {
            let fields = try FrontMatterParser.fields(of: source)
            FrontMatterReader(fields: fields).fill(&reading)
        } catch {
            reading.error(
                error.line, "front matter should be \(source.form == .yaml ? "YAML" : "JSON"): \(error.reason)")
        }
    }

    private func fill(_ reading: inout Reading) {
        reading.file.guid = text(["guid", "episode_guid"], &reading)
        reading.file.title = text(["title"], &reading)?.collapsed
        reading.file.summary = text(["summary", "description", "subtitle"], &reading)?.collapsed
        reading.file.number = number(["number", "episode"], atLeast: 0, &reading)
        reading.file.season = number(["season"], atLeast: 1, &reading)
        slug(&reading)
        reading.file.published = date(["published", "pubdate", "date"], &reading)
        reading.file.recorded = date(["recorded"], &reading)
        draft(&reading)
        audio(&reading)
        reading.guests = names(["guests", "guest"]).map(\.name)
        reading.sponsors = names(["sponsors", "sponsor"])
    }

    /// The first of some keys that has a value.
    private func value(_ keys: [String]) -> (key: String, value: FrontMatterValue)? {
        for key in keys {
            if let value = fields[key], value.content != .null { return (key, value) }
        }
        return nil
    }

    private func text(_ keys: [String], _ reading: inout Reading) -> String? {
        guard let (key, value) = value(keys) else { return nil }
        guard let text = value.text else {
            reading.error(value.line, "\(key): should be text")
            return nil
        }
        let trimmed = text.trimmed
        return trimmed.isEmpty ? nil : trimmed
    }

    private func number(_ keys: [String], atLeast least: Int, _ reading: inout Reading) -> Int? {
        guard let (key, value) = value(keys) else { return nil }
        if let text = value.text?.trimmed, let number = Int(text), number >= least, number < 1_000_000 { return number }
        // Specials are numbered "p1" or "trailer" in some shows: those have no number.
        if key == "episode" { return nil }
        reading.error(value.line, "\(key): should be a whole number from \(least) on, is \(value.shown)")
        return nil
    }

    private func slug(_ reading: inout Reading) {
        guard let (key, value) = value(["slug"]) else { return }
        guard let text = value.text?.trimmed, Slug.isValid(text) else {
            let digits = value.text?.allSatisfy(\.isNumber) == true
            // A Hugo site's slug is often the number: no slug of ours, and no mistake either.
            if !digits {
                reading.error(
                    value.line,
                    "\(key): should be lower-case letters, digits and hyphens, not digits only, is \(value.shown)")
            }
            return
        }
        reading.file.slug = text
    }

    private func date(_ keys: [String], _ reading: inout Reading) -> WrittenDate? {
        guard let (key, value) = value(keys) else { return nil }
        if let text = value.text, let date = DateReader.read(text) { return date }
        reading.error(value.line, "\(key): should be a date as 2026-06-23 or 2026-06-23T16:00:00Z, is \(value.shown)")
        return nil
    }

    private func draft(_ reading: inout Reading) {
        guard let (key, value) = value(["draft"]) else { return }
        switch value.text?.lowercased() {
        case "true", "yes", "on": reading.file.isDraft = true
        case "false", "no", "off": reading.file.isDraft = false
        default:
            // A draft must never slip out by a slip of the pen.
            reading.file.isDraft = true
            reading.error(value.line, "\(key): should be true or false, is \(value.shown)")
        }
    }

    private func audio(_ reading: inout Reading) {
        guard let (key, location) = value(["audio", "file", "podcast_file", "enclosure", "url"]),
            let text = location.text?.trimmed, !text.isEmpty
        else { return }
        // In many sites `url` is the page's address and not the audio's.
        guard key != "url" || Self.looksLikeAudio(text) else { return }
        var audio = WrittenAudio(location: text, line: location.line)
        if let (key, value) = value(["bytes", "podcast_bytes", "length"]) {
            audio.bytes = value.text.flatMap { Int64($0.trimmed) }
            if audio.bytes.map({ $0 <= 0 }) ?? true {
                audio.bytes = nil
                reading.warn(value.line, "\(key): should be a number of bytes, is \(value.shown)")
            }
        }
        if let (key, value) = value(["duration", "podcast_duration"]) {
            audio.duration = value.text.flatMap { Timecode.seconds($0.trimmed) }
            if audio.duration == nil { reading.warn(value.line, "\(key): should be HH:MM:SS, is \(value.shown)") }
        }
        reading.file.audio = audio
    }

    private static func looksLikeAudio(_ location: String) -> Bool {
        let path = location.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return [".mp3", ".m4a", ".aac", ".ogg", ".opus", ".wav", ".flac"].contains { path.hasSuffix($0) }
    }

    /// Names, written as text, a list of texts, or a list of maps with `name` and perhaps `url`.
    private func names(_ keys: [String]) -> [Sponsor] {
        guard let (_, value) = value(keys) else { return [] }
        let items: [FrontMatterValue]
        if case .list(let list) = value.content { items = list } else { items = [value] }
        return items.compactMap { item in
            if case .map(let map) = item.content {
                guard let name = (map["name"] ?? map["title"])?.text?.collapsed, !name.isEmpty else { return nil }
                let url = (map["url"] ?? map["link"])?.text?.trimmed
                return Sponsor(name: name, url: url.flatMap { SafeURL.isAbsolute($0) ? $0 : nil })
            }
            guard let name = item.text?.collapsed, !name.isEmpty else { return nil }
            return Sponsor(name: name)
        }
    }
}
