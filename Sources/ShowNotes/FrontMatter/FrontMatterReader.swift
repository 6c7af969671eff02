// Front matter → the facts of a notes file.

import Podcast

/// Reads the keys that notes of many shows use. Unknown keys are passed over; a known one with a value that makes no sense
/// is a problem with its line.
struct FrontMatterReader {
    let fields: [String: FrontMatterValue]

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
        reading.file.guid = text(["guid", "episode_guid"], limit: NotesLimits.guidCharacters, &reading)?.oneLine
        reading.file.guidLine = line(of: ["guid", "episode_guid"])
        reading.file.title = text(["title"], limit: NotesLimits.titleCharacters, &reading)?.collapsed
        reading.file.summary = text(["summary", "description", "subtitle"], &reading)?.collapsed
        reading.file.number = number(["number", "episode"], atLeast: 0, &reading)
        reading.file.numberLine = line(of: ["number", "episode"])
        reading.file.season = number(["season"], atLeast: 1, &reading)
        slug(&reading)
        reading.file.published = date(["published", "pubdate", "date"], &reading)
        reading.file.recorded = date(["recorded"], &reading)
        draft(&reading)
        AudioReader.read(self, &reading)
        special(&reading)
        reading.hosts = people(["hosts", "host"], &reading)
        reading.guests = people(["guests", "guest"], &reading)
        reading.tags = tags(["tags", "keywords"], &reading)
        reading.chapters = chapters(&reading)
        reading.details = DetailReader.read(self, &reading)
        reading.sponsors = names(["sponsors", "sponsor"], &reading)
        noteSlips(&reading)
    }

    /// Every key that is read.
    private static let keys = [
        "guid", "episode_guid", "title", "summary", "description", "subtitle", "number", "episode", "season", "slug",
        "published", "pubdate", "date", "recorded", "draft", "audio", "file", "url", "podcast_file", "bytes",
        "podcast_bytes", "length", "enclosure", "duration", "podcast_duration", "hosts", "host", "guests",
        "guest", "sponsors", "sponsor", "tags", "keywords", "chapters", "podcast_chapters",
        "image", "itunes_image", "type", "episodetype", "episode_type", "explicit", "block", "license", "location",
        "locations", "soundbite", "soundbites", "socialinteract", "contentlink", "contentlinks",
    ]

    /// Other programs' keys are passed over without a word; one letter beside one of ours is a slip. `drfat: true` would
    /// publish what was to stay a draft: that is an error.
    private func noteSlips(_ reading: inout Reading) {
        for (key, value) in fields.sorted(by: { $0.value.line < $1.value.line }) where !Self.keys.contains(key) {
            if DraftKey.isMissed(key, value) {
                reading.file.isDraft = true
                let remedy = DraftKey.isSlip(key) ? "did you mean draft?" : "write draft: true"
                reading.error(value.line, "\(key): is no key of the front matter (\(remedy))")
                continue
            }
            guard let meant = Spelling.slip(key, in: Self.keys) else { continue }
            reading.warn(value.line, "\(key): is no key of the front matter (did you mean \(meant)?)")
        }
    }

    /// The members of a map; empty for anything else. What is not `known` and one slip beside it is told: it would be lost.
    static func members(
        of value: FrontMatterValue, _ key: String, known: [String], _ reading: inout Reading
    ) -> [String: FrontMatterValue] {
        guard case .map(let map) = value.content else { return [:] }
        for (name, member) in map.sorted(by: { $0.value.line < $1.value.line }) where !known.contains(name) {
            guard let meant = Spelling.slip(name, in: known) else { continue }
            reading.warn(member.line, "\(key): has no \(name) (did you mean \(meant)?)")
        }
        return map
    }

    /// The first of some keys that has a value, if that holds no control characters: YAML and JSON can write any of them.
    func value(_ keys: [String], _ reading: inout Reading) -> (key: String, value: FrontMatterValue)? {
        for key in keys {
            guard let value = fields[key], value.content != .null else { continue }
            guard let line = value.controlLine else { return (key, value) }
            reading.error(line, "\(key): should be text without control characters")
            return nil
        }
        return nil
    }

    /// Where the first of some keys that has a value has it.
    private func line(of keys: [String]) -> Int? {
        keys.lazy.compactMap { fields[$0] }.first { $0.content != .null }?.line
    }

    /// - Parameter limit: The most code points.
    private func text(_ keys: [String], limit: Int = .max, _ reading: inout Reading) -> String? {
        guard let (key, value) = value(keys, &reading) else { return nil }
        guard let text = value.text else {
            reading.error(value.line, "\(key): should be text")
            return nil
        }
        let trimmed = text.trimmed
        let length = trimmed.unicodeScalars.count
        guard length <= limit else {
            reading.error(value.line, "\(key): should have at most \(limit) characters, has \(length)")
            return nil
        }
        // Zero-width spaces alone are no text either.
        return trimmed.collapsed.isEmpty ? nil : trimmed
    }

    private func number(_ keys: [String], atLeast least: Int, _ reading: inout Reading) -> Int? {
        guard let (key, value) = value(keys, &reading) else { return nil }
        if let text = value.text?.trimmed, let number = Int(text), number >= least, number < 1_000_000 { return number }
        // Specials are numbered "p1" or "trailer" in some shows: those have no number.
        if key == "episode" || value.text.map({ Self.isSpecial($0.trimmed.lowercased()) }) == true { return nil }
        reading.error(value.line, "\(key): should be a whole number from \(least) on, is \(value.shown)")
        return nil
    }

    private func slug(_ reading: inout Reading) {
        guard let (key, value) = value(["slug"], &reading) else { return }
        guard let text = value.text?.trimmed, Slug.isValid(text) else {
            let digits = value.text?.allSatisfy(\.isNumber) == true
            // A Hugo site's slug is often the number: no slug of ours, and no mistake either.
            if !digits {
                reading.error(
                    value.line,
                    "\(key): should be lower-case letters, digits and hyphens, at most \(Slug.limit) of them and not "
                        + "digits only, is \(value.shown)")
            }
            return
        }
        (reading.file.slug, reading.file.slugLine) = (text, value.line)
    }

    private func date(_ keys: [String], _ reading: inout Reading) -> WrittenDate? {
        guard let (key, value) = value(keys, &reading) else { return nil }
        if let text = value.text, let date = DateReader.read(text) { return date }
        reading.error(value.line, "\(key): should be a date as 2026-06-23 or 2026-06-23T16:00:00Z, is \(value.shown)")
        return nil
    }

    private func draft(_ reading: inout Reading) {
        guard let (key, value) = value(["draft"], &reading) else { return }
        switch value.text?.lowercased() {
        case "true", "yes", "on": reading.file.isDraft = true
        case "false", "no", "off": reading.file.isDraft = false
        default:
            // A draft must never slip out by a slip of the pen.
            reading.file.isDraft = true
            reading.error(value.line, "\(key): should be true or false, is \(value.shown)")
        }
    }

    /// Names, written as text, a list of texts, or a list of maps with `name` and perhaps `url`.
    func names(_ keys: [String], _ reading: inout Reading) -> [Sponsor] {
        guard let (key, value) = value(keys, &reading) else { return [] }
        let items: [FrontMatterValue]
        if case .list(let list) = value.content { items = list } else { items = [value] }
        return items.compactMap { item in
            let map = Self.members(of: item, key, known: ["name", "title", "url", "link"], &reading)
            let url = (map["url"] ?? map["link"])?.text?.trimmed
            guard let name = (item.text ?? (map["name"] ?? map["title"])?.text)?.collapsed, !name.isEmpty else {
                if item.text == nil, item.content != .null {
                    reading.warn(item.line, "\(key): should be a name, or have a name and a url, is \(item.shown)")
                }
                return nil
            }
            let length = name.unicodeScalars.count
            guard length <= NotesLimits.nameCharacters else {
                reading.error(
                    item.line,
                    "\(key): a name should have at most \(NotesLimits.nameCharacters) characters, has \(length)")
                return nil
            }
            return Sponsor(name: name, url: url.flatMap { SafeURL.isAbsolute($0) ? $0 : nil })
        }
    }
}
