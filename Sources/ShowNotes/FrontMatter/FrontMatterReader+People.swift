// Hosts, guests and tags in front matter.

import Podcast

extension FrontMatterReader {
    /// Names of people: text, a list, or maps with `name`. One text may name several ("Ann Lee, Bo Chan and Cleo Hart").
    func people(_ keys: [String], _ reading: inout Reading) -> [String] {
        let names = names(keys, &reading).map(\.name)
        let apart = names.count == 1 ? Self.separated(names[0]) : names
        var seen: Set<String> = []
        return apart.map(Self.spoken).filter { seen.insert($0.lowercased()).inserted }
    }

    func tags(_ keys: [String], _ reading: inout Reading) -> [String] {
        guard let (key, value) = value(keys, &reading) else { return [] }
        switch value.content {
        case .scalar(let text): return Tags.added(Tags.split(text), to: [])
        case .list(let items):
            for item in items where item.text == nil && item.content != .null {
                reading.warn(item.line, "\(key): a tag should be text, is \(item.shown)")
            }
            return Tags.added(items.compactMap(\.text), to: [])
        case .map, .null:
            reading.warn(value.line, "\(key): should be a list of words, is \(value.shown)")
            return []
        }
    }

    func chapters(_ reading: inout Reading) -> [Chapter] {
        guard let (key, value) = value(["chapters", "podcast_chapters"], &reading) else { return [] }
        return ChapterReader.read(key, value, &reading)
    }

    /// A number such as "p1" or "trailer" is no number: it is what the episode is called where it has no slug.
    func special(_ reading: inout Reading) {
        guard reading.file.number == nil, reading.file.slug == nil,
            let text = (fields["number"] ?? fields["episode"])?.text?.trimmed.lowercased(), Slug.isValid(text),
            fields["number"] == nil || Self.isSpecial(text)
        else { return }
        (reading.file.slug, reading.file.slugLine) = (text, (fields["number"] ?? fields["episode"])?.line)
    }

    /// "p1", "trailer", "bonus-2": one letter and digits, or a word for what has no number.
    static func isSpecial(_ text: String) -> Bool {
        guard Slug.isValid(text) else { return false }
        let letters = text.prefix { $0.isLetter }
        let rest = text.dropFirst(letters.count).drop { $0 == "-" }
        guard rest.allSatisfy(\.isNumber) else { return false }
        return (letters.count == 1 && !rest.isEmpty) || Phrases.specials.contains(String(letters))
    }

    /// Names between commas and "and", if each of them could be one.
    private static func separated(_ text: String) -> [String] {
        let parts = text.replacing(" and ", with: ",").replacing("&", with: ",").split(separator: ",").map(\.trimmed)
            .filter { !$0.isEmpty }
        return parts.allSatisfy(PersonName.isPlausible) ? parts : [text]
    }

    /// Site builders name people by slugs: "ann-lee" is Ann Lee. The names of site.yml go before it (`Cast`).
    private static func spoken(_ name: String) -> String {
        guard Slug.isValid(name), name.utf8.allSatisfy({ (97...122).contains($0) || $0 == 45 }) else { return name }
        return name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }
}
