// Compares the names that a template uses with the values that its page gives.

@testable import Pages

/// Walks a template as Mustache would, and notes every name that is in none of the values around it.
struct TemplateNames {
    let sources: [String: String]
    /// Names that no value had, as `template:line: name`.
    private(set) var missing: Set<String> = []
    /// Sections that some page opened, as `template:line`.
    private(set) var opened: Set<String> = []
    /// All sections met, as `template:line`.
    private(set) var met: Set<String> = []

    init(sources: [String: String]) { self.sources = sources }

    mutating func walk(_ template: String, _ values: PageValues) {
        walk(Cursor(template: template, tags: TemplateTag.all(in: sources[template] ?? "")), [values], [:])
    }

    /// A run of tags of one template.
    private struct Cursor {
        var template: String
        var tags: ArraySlice<TemplateTag>

        init(template: String, tags: some Collection<TemplateTag>) {
            self.template = template
            self.tags = Array(tags)[...]
        }

        /// Takes what stands before the tag that closes `name`.
        mutating func inner(of name: String) -> Cursor {
            var depth = 1
            let start = tags.startIndex
            for index in tags.indices {
                switch tags[index].kind {
                case .section, .inverted, .block: depth += 1
                case .partial where tags[index].name == "layout": depth += 1
                case .close: depth -= 1
                default: break
                }
                if depth == 0 {
                    let inner = Cursor(template: template, tags: tags[start..<index])
                    tags = tags[tags.index(after: index)...]
                    return inner
                }
            }
            return Cursor(template: template, tags: [])
        }
    }

    private mutating func walk(_ cursor: Cursor, _ stack: [PageValues], _ blocks: [String: Cursor]) {
        var cursor = cursor
        while let tag = cursor.tags.popFirst() {
            let place = "\(cursor.template):\(tag.line): \(tag.name)"
            switch tag.kind {
            case .escaped, .raw:
                if find(tag.name, stack) == nil { missing.insert(place) }
            case .section:
                let inner = cursor.inner(of: tag.name)
                met.insert(place)
                guard let value = find(tag.name, stack) else {
                    missing.insert(place)
                    continue
                }
                open(value, inner, stack, blocks, place)
            case .inverted:
                let inner = cursor.inner(of: tag.name)
                if find(tag.name, stack) == nil { missing.insert(place) }
                walk(inner, stack, blocks)
            case .partial where tag.name == "layout":
                var inner = cursor.inner(of: tag.name)
                var own: [String: Cursor] = [:]
                while let block = inner.tags.popFirst() { own[block.name] = inner.inner(of: block.name) }
                walk(Cursor(template: tag.name, tags: TemplateTag.all(in: sources[tag.name] ?? "")), stack, own)
            case .partial:
                walk(Cursor(template: tag.name, tags: TemplateTag.all(in: sources[tag.name] ?? "")), stack, blocks)
            case .block:
                let inner = cursor.inner(of: tag.name)
                walk(blocks[tag.name] ?? inner, stack, blocks)
            case .close, .delimiters, .pragma: missing.insert(place)
            }
        }
    }

    private mutating func open(
        _ value: PageValue, _ inner: Cursor, _ stack: [PageValues], _ blocks: [String: Cursor], _ place: String
    ) {
        switch value {
        case .nothing, .flag(false): return
        case .flag(true), .text, .html: walk(inner, stack, blocks)
        case .group(let group): walk(inner, stack + [group], blocks)
        case .list(let list):
            if list.isEmpty { return }
            for element in list { walk(inner, stack + [element], blocks) }
        }
        opened.insert(place)
    }

    private func find(_ name: String, _ stack: [PageValues]) -> PageValue? {
        let parts = name.split(separator: ".").map(String.init)
        guard let first = parts.first else { return nil }
        var value = stack.reversed().lazy.compactMap { $0[first] }.first
        for part in parts.dropFirst() {
            guard case .group(let group) = value else { return nil }
            value = group[part]
        }
        return value
    }
}
