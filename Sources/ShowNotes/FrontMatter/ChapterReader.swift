// Chapters in front matter, in the forms that site builders and hosts write.

import Podcast

/// Reads a list of maps (`startTime`, `start` or `time`; `title`, `url`, `img`) or of lines, an object with such a list
/// under `chapters` (Podcasting 2.0's JSON), a map of times and titles, or a text of `MM:SS Title` lines.
///
/// A chapter that makes no sense is left out with a warning: the episode is good without it.
struct ChapterReader {
    /// The key in the front matter, for messages.
    let key: String
    private var chapters: [Chapter] = []

    private init(key: String) {
        self.key = key
    }

    static func read(_ key: String, _ value: FrontMatterValue, _ reading: inout Reading) -> [Chapter] {
        var reader = ChapterReader(key: key)
        reader.add(value, &reading)
        if reader.chapters.count > NotesLimits.chapters {
            reading.warn(
                value.line,
                "\(key): should be at most \(NotesLimits.chapters), are \(reader.chapters.count); the first are kept")
        }
        return Array(reader.chapters.prefix(NotesLimits.chapters))
    }

    private mutating func add(_ value: FrontMatterValue, _ reading: inout Reading) {
        switch value.content {
        case .null: return
        case .scalar(let text):
            let lines = text.split(separator: "\n").filter { !$0.trimmed.isEmpty }
            for line in lines { add(line: String(line), at: value.line, &reading) }
        case .list(let items): for item in items { add(item: item, &reading) }
        case .map(let map):
            if let list = map["chapters"] {
                // The object's own list is no object again.
                if case .map = list.content { return wrong(list, &reading) }
                add(list, &reading)
            } else {
                for (time, title) in map.sorted(by: { $0.value.line < $1.value.line }) {
                    guard let name = title.text else {
                        wrong(title, &reading)
                        continue
                    }
                    add(start: time, title: name, FrontMatterValue(content: .scalar(time), line: title.line), &reading)
                }
            }
        }
    }

    private mutating func add(item: FrontMatterValue, _ reading: inout Reading) {
        switch item.content {
        case .null: return
        case .scalar(let text): add(line: text, at: item.line, &reading)
        case .list: wrong(item, &reading)
        case .map:
            let map = FrontMatterReader.members(of: item, key, known: Self.members, &reading)
            // Podcasting 2.0: such a chapter is for the player alone and in no list.
            if map["toc"]?.text == "false" { return }
            let start = ["starttime", "start", "time", "timestamp"].lazy.compactMap { map[$0] }.first
            guard let start, let text = start.text else { return wrong(start ?? item, &reading) }
            let title = (map["title"] ?? map["name"])?.text ?? ""
            add(
                start: text, title: title, start, url: map["url"] ?? map["href"], image: map["img"] ?? map["image"],
                &reading)
        }
    }

    /// "02:39 Title".
    private mutating func add(line: String, at number: Int, _ reading: inout Reading) {
        let words = Array(line.trimmed.unicodeScalars)
        guard let label = TimeLabel.read(words) else {
            return wrong(FrontMatterValue(content: .scalar(line.trimmed), line: number), &reading)
        }
        reading.timeLines[label.start] = reading.timeLines[label.start] ?? number
        append(label.start, String(String.UnicodeScalarView(words[label.length...])), nil, nil)
    }

    private mutating func add(
        start: String, title: String, _ value: FrontMatterValue, url: FrontMatterValue? = nil,
        image: FrontMatterValue? = nil, _ reading: inout Reading
    ) {
        guard let seconds = Timecode.seconds(start.trimmed), seconds <= Self.longest else {
            return wrong(value, &reading)
        }
        reading.timeLines[seconds] = reading.timeLines[seconds] ?? value.line
        append(seconds, title, address(url, &reading), address(image, &reading))
    }

    private mutating func append(_ start: Double, _ title: String, _ url: String?, _ image: String?) {
        chapters.append(
            Chapter(start: start, title: title.collapsed.cut(to: NotesLimits.headingCharacters), url: url, image: image)
        )
    }

    private func address(_ value: FrontMatterValue?, _ reading: inout Reading) -> String? {
        guard let value, value.content != .null else { return nil }
        let text = value.text?.trimmed ?? ""
        if text.isEmpty, value.text != nil { return nil }
        guard SafeURL.isAbsolute(text), !text.lowercased().hasPrefix("mailto:") else {
            reading.warn(value.line, "\(key): a chapter's address should be http or https, is \(value.shown)")
            return nil
        }
        return text
    }

    private func wrong(_ value: FrontMatterValue, _ reading: inout Reading) {
        reading.warn(
            value.line, "\(key): a chapter should be a start as 159 or HH:MM:SS and a title, is \(value.shown)")
    }

    /// Of a chapter's map; `endtime` is what the next one's start says.
    private static let members = [
        "starttime", "start", "time", "timestamp", "endtime", "title", "name", "url", "href", "img", "image", "toc",
    ]

    /// A hundred hours, in seconds.
    private static let longest = 360_000.0
}
