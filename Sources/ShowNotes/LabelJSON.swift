// The JSON that the parse command writes for one notes file.

public import Podcast

/// One notes file as JSON: file, number, sponsors, topics, extras, jokes, hosts, guests, chapters and tags.
public enum LabelJSON {
    /// The name of the JSON file for a notes file: the notes' own without folders, and `.json`.
    public static func fileName(for path: String) -> String { name(of: path) + ".json" }

    /// The first two files whose JSON would have one name, in the order given; nil when each has its own.
    public static func clash(among paths: [String]) -> (first: String, second: String)? {
        var seen: [String: String] = [:]
        for path in paths {
            if let first = seen.updateValue(path, forKey: fileName(for: path)) { return (first, path) }
        }
        return nil
    }

    /// The JSON, UTF-8, in a fixed order of keys. Every key is there; what the notes do not say is null or empty.
    public static func encode(_ file: NotesFile) -> [UInt8] {
        let content = file.content
        let document = JSON.object([
            ("file", .string(name(of: file.path))),
            ("number", .number(file.number)),
            (
                "sponsors",
                .array(content.sponsors.map { .object([("name", .string($0.name)), ("url", .string($0.url))]) })
            ),
            ("self_sponsored", .bool(content.selfSponsored)),
            ("topics", .array(content.topics.map(topic))),
            ("extras", .array(content.extras.map(extra))),
            ("jokes", .array(content.jokes.map { .object([("title", .string($0.title)), ("url", .string($0.url))]) })),
            ("hosts", .array(hosts(content).map { .string($0) })),
            ("guests", .array(content.guests.map { .string($0) })),
            ("chapters", .array(content.chapters.map(chapter))),
            ("tags", .array(content.tags.map { .string($0) })),
        ])
        var out = ""
        document.write(to: &out, indent: "")
        return Array((out + "\n").utf8)
    }

    private static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    private static func topic(_ topic: Topic) -> JSON {
        .object([
            ("ordinal", .number(topic.ordinal)), ("host", .string(topic.host)), ("title", .string(topic.title)),
            ("url", .string(topic.url)),
        ])
    }

    /// The topics' hosts, else those that the notes name: a label by its item in the extras is that item's.
    private static func hosts(_ content: EpisodeContent) -> [String] {
        content.topicHosts.isEmpty ? content.namedHosts : content.topicHosts
    }

    private static func chapter(_ chapter: Chapter) -> JSON {
        .object([("start", .seconds(chapter.start)), ("title", .string(chapter.title))])
    }

    private static func extra(_ extra: Extra) -> JSON {
        .object([("host", .string(extra.host)), ("first_link", .string(extra.url)), ("text", .string(extra.title))])
    }
}

/// A JSON document (RFC 8259) on its way out; a nil string or number is null.
private indirect enum JSON {
    case string(String?)
    case number(Int?)
    /// Whole seconds without a fraction.
    case seconds(Double)
    case bool(Bool)
    case array([JSON])
    case object([(key: String, value: JSON)])

    func write(to out: inout String, indent: String) {
        let inner = indent + "  "
        switch self {
        case .string(let text): if let text { Self.quote(text, to: &out) } else { out += "null" }
        case .number(let number): out += number.map { "\($0)" } ?? "null"
        case .seconds(let seconds):
            out += seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
        case .bool(let value): out += value ? "true" : "false"
        case .array(let values):
            guard !values.isEmpty else {
                out += "[]"
                return
            }
            for (index, value) in values.enumerated() {
                out += index == 0 ? "[\n" : ",\n"
                out += inner
                value.write(to: &out, indent: inner)
            }
            out += "\n\(indent)]"
        case .object(let fields):
            for (index, field) in fields.enumerated() {
                out += index == 0 ? "{\n" : ",\n"
                out += inner
                Self.quote(field.key, to: &out)
                out += ": "
                field.value.write(to: &out, indent: inner)
            }
            out += "\n\(indent)}"
        }
    }

    private static func quote(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}
