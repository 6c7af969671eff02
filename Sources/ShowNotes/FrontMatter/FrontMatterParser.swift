// YAML and JSON → values with lines.

import Podcast
import Yams

/// Parses front matter. JSON is read by the YAML parser too: it is YAML, and this way its values have lines as well.
enum FrontMatterParser {
    /// Values read at most: aliases can make a short text very large (a "billion laughs").
    private static let nodeLimit = 5000
    private static let depthLimit = 20

    /// The top level's fields, by lower-case key.
    static func fields(of source: FrontMatter.Source) throws(FrontMatterFault) -> [String: FrontMatterValue] {
        var text = Array(source.text)
        // YAML allows no tabs for indentation; in JSON a tab between tokens is a blank (RFC 8259 §2).
        if source.form == .json { text = JSONEscapes.forYAML(text.map { $0 == 9 ? 32 : $0 }) }
        if let alias = alias(in: text) {
            let line = source.line + SourceText.line(of: alias, in: text) - 1
            throw FrontMatterFault(line: line, reason: YAMLRemedy.aliases)
        }
        guard Self.depth(of: text) <= depthLimit else {
            throw FrontMatterFault(line: source.line, reason: "nested deeper than \(depthLimit) levels")
        }
        let node: Node?
        do {
            node = try Yams.compose(yaml: String(decoding: text, as: UTF8.self), .basic)
        } catch {
            throw fault(error, source)
        }
        guard let node else { return [:] }
        guard case .mapping(let mapping) = node else {
            throw FrontMatterFault(line: source.line, reason: "is no list of \"key: value\"")
        }
        var count = 0
        guard case .map(let map) = try value(.mapping(mapping), source, depth: 0, &count).content else { return [:] }
        return map
    }

    private static func value(
        _ node: Node, _ source: FrontMatter.Source, depth: Int, _ count: inout Int
    ) throws(FrontMatterFault) -> FrontMatterValue {
        let line = source.line + (node.mark?.line ?? 1) - 1
        count += 1
        guard depth < depthLimit, count <= nodeLimit else {
            throw FrontMatterFault(line: line, reason: "has too many values")
        }
        switch node {
        case .scalar(let scalar):
            let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
            return FrontMatterValue(content: isNull ? .null : .scalar(scalar.string), line: line)
        case .sequence(let sequence):
            var list: [FrontMatterValue] = []
            for item in sequence { list.append(try value(item, source, depth: depth + 1, &count)) }
            return FrontMatterValue(content: .list(list), line: line)
        case .mapping(let mapping):
            var map: [String: FrontMatterValue] = [:]
            for (key, item) in mapping {
                guard let name = key.scalar?.string.lowercased() else { continue }
                // To the YAML parser capitals make another key; to us one of the two would be lost.
                if depth == 0, map[name] != nil {
                    throw FrontMatterFault(
                        line: source.line + (key.mark?.line ?? 1) - 1, reason: "\(name) stands here a second time")
                }
                map[name] = try value(item, source, depth: depth + 1, &count)
            }
            return FrontMatterValue(content: .map(map), line: line)
        case .alias:
            throw FrontMatterFault(line: line, reason: YAMLRemedy.aliases)
        }
    }

    /// Where text may hold an alias: `*name` where a value begins. Looked for before parsing, for the parser follows them.
    private static func alias(in text: [UInt8]) -> Int? {
        var isInString: UInt8?
        var previous = UInt8(ascii: " ")
        for (index, byte) in text.enumerated() {
            if let quote = isInString {
                if byte == quote, previous != UInt8(ascii: "\\") || quote == UInt8(ascii: "'") { isInString = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
                previous == 32 || ",[{:".utf8.contains(previous)
            {
                isInString = byte
            } else if byte == UInt8(ascii: "*"), index + 1 < text.count, text[index + 1] > 32, isValueStart(text, index)
            {
                return index
            }
            previous = byte
        }
        return nil
    }

    /// Whether a byte begins a value: behind "key:", "-", "[" or ",".
    private static func isValueStart(_ text: [UInt8], _ index: Int) -> Bool {
        var back = index - 1
        while back >= 0, text[back] == 32 { back -= 1 }
        guard back >= 0 else { return true }
        return ":-[,{\n".utf8.contains(text[back]) && (back < index - 1 || "[,{\n".utf8.contains(text[back]))
    }

    /// How deep brackets and indentation may nest: the parser is recursive.
    private static func depth(of text: [UInt8]) -> Int {
        var depth = 0
        var deepest = 0
        for byte in text {
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
            deepest = max(deepest, depth)
        }
        // "- - - -" nests by its dashes.
        let dashes = text.split(separator: 10).map { line in
            line.prefix { $0 == 32 || $0 == 45 || $0 == 63 }.filter { $0 != 32 }.count
        }
        return max(deepest, dashes.max() ?? 0)
    }

    private static func fault(_ error: any Error, _ source: FrontMatter.Source) -> FrontMatterFault {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            FrontMatterFault(line: source.line + mark.line - 1, reason: YAMLRemedy.told(problem))
        case .duplicatedKeysInMapping(let keys, let context):
            FrontMatterFault(
                line: source.line + context.mark.line - 1,
                reason: "\(keys.joined(separator: ", ")) stands here and once more further down")
        case .reader(let problem, let offset, _, _):
            FrontMatterFault(
                line: source.line + SourceText.line(of: offset ?? 0, in: Array(source.text)) - 1, reason: problem)
        default: FrontMatterFault(line: source.line, reason: "cannot be read")
        }
    }
}
