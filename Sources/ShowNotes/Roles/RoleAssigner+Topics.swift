// Topics: their headings, and what stands below.

import Podcast

extension RoleAssigner {
    mutating func takeTopic(_ label: TopicLabel, _ rest: [Inline], _ entry: OutlineEntry) {
        close()
        section = .topic
        expected = .nothing
        var words = rest
        var url = entry.block.inlines?.firstURL
        var lastLine = entry.line
        if words.isBlank, let below = lineBelow(lastLine), below.line.first?.looksLikeTitle == true {
            // The title stands on the next line.
            words = below.line
            url = url ?? words.firstURL
            lastLine += 1
            replaceNext(by: below.rest)
        }
        let title = TopicTitle(words)
        if title.rest.isEmpty, url == nil, let below = lineBelow(lastLine), let link = below.line.soleLink,
            SafeURL.looksLikeAddress(link.text)
        {
            // A bare address right below the title.
            url = link.url
        }
        open = OpenPart(kind: .topic(label), heading: title.title, title: title.text, url: url, line: entry.line)
        let links = entry.block.inlines?.asLinks ?? []
        open.labelLinks = Array(links.dropLast(rest.links.count))
        for name in label.others where canName(name) {
            content.namedHosts.append(name)
            people.insert(name)
        }
        if let remark = label.remark { open.blocks.append(Block(kind: .paragraph([.text(remark)]), line: entry.line)) }
        // A title leads to one address; the others it has stand above the text.
        open.aside = Self.others(in: entry.block.inlines ?? [], words, than: url)
        // A title is words; its pictures stand above the text.
        let images = words.images
        if !images.isEmpty { open.blocks.append(Block(kind: .paragraph(images), line: entry.line)) }
        if !title.rest.isBlank { open.blocks.append(Block(kind: .paragraph(title.rest), line: entry.line)) }
        if title.text.isEmpty { warnings.append((entry.line, "topic should have a title behind its label, has none")) }
    }

    /// The links of a heading that lead elsewhere than its main one, each once.
    static func others(in heading: [Inline], _ below: [Inline], than url: String?) -> [Inline] {
        var seen: Set<String> = url.map { [$0] } ?? []
        var out: [Inline] = []
        for link in heading.links + below.links where !link.text.isEmpty && seen.insert(link.url).inserted {
            if !out.isEmpty { out.append(.text(", ")) }
            out.append(.link(url: link.url, [.text(link.text)]))
        }
        return out
    }

    /// In notes without numbers: a line that is bold or a link is a topic, all else belongs to the one above.
    mutating func takeNewsBlock(_ entry: OutlineEntry) {
        if case .paragraph(let inlines) = entry.block.kind, entry.isEmphasised {
            let (line, rest) = inlines.firstLine
            let isTitle = line.filter { ![$0].isBlank }.allSatisfy(\.looksLikeTitle) || line.firstURL != nil
            if isTitle {
                close()
                let label = TopicLabel(host: nil, ordinal: nil, length: 0)
                open = OpenPart(
                    kind: .topic(label), heading: line, title: TopicTitle(line).text, url: line.firstURL,
                    line: entry.line)
                if !rest.isBlank { open.blocks.append(Block(kind: .paragraph(rest), line: entry.line)) }
                return
            }
        }
        if case .topic = open.kind { open.blocks.append(entry.block) } else { addProse(entry.block) }
    }

    /// The first line of the paragraph that stands right below a line, and what else the paragraph holds.
    private func lineBelow(_ line: Int) -> (line: [Inline], rest: [Inline])? {
        guard let next, next.kind == .block, next.line == line + 1 || next.line == line,
            case .paragraph(let inlines) = next.block.kind
        else { return nil }
        return inlines.firstLine
    }

    /// What is left of the next block after its first line was taken.
    private mutating func replaceNext(by rest: [Inline]) {
        if rest.isBlank {
            index += 1
        } else {
            entries[index].block.kind = .paragraph(rest)
        }
    }
}
