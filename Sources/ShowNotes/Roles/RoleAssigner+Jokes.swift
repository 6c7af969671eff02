// Jokes at the end.

import Podcast

extension RoleAssigner {
    mutating func takeJokeLabel(_ label: SectionLabel, _ rest: [Inline], _ entry: OutlineEntry) {
        close()
        endJokes()
        emptyJokes = entry.line
        section = .joke
        expected = .nothing
        if let remark = label.remark { addProse(Block(kind: .paragraph([.text("(\(remark))")]), line: entry.line)) }
        guard !rest.isBlank else {
            jokes = JokeSection(label: entry, below: entries[index...], isHost: isHost)
            return
        }
        close()
        guard !Phrases.isPlaceholder(rest.plain) else {
            emptyJokes = nil
            return addElsewhere(entry.block)
        }
        let links = rest.links
        if links.count > 1, rest.areOnlyLinks {
            for link in links {
                close()
                let words: [Inline] = [.link(url: link.url, [.text(link.text)])]
                openJoke(words, line: entry.line)
            }
        } else {
            openJoke(rest, line: entry.line)
        }
        // What stands below tells more about the joke on the label's line.
        expected = .detail
    }

    /// Warns of a label that no joke stands below.
    mutating func endJokes() {
        guard let line = emptyJokes else { return }
        warnings.append((line, "section should have a joke below its label, is empty"))
        emptyJokes = nil
    }

    mutating func takeJokeBlock(_ block: Block) {
        if expected == .detail, case .joke = open.kind {
            // Only a list gives the joke on the label's line its address: a picture is the joke itself.
            let url = open.url
            addToJoke(block)
            if url == nil, block.inlines != nil { open.url = nil }
            return
        }
        switch block.kind {
        case .list(_, _, let items):
            if case .joke = open.kind, open.endsWithParagraph, open.title?.isEmpty != true {
                addToJoke(block)
            } else if let first = items.first?.first?.inlines, Dialogue.isTold(by: items, isHost: isHost) {
                openJoke(first.firstLine.line, line: block.line)
                open.blocks[open.blocks.count - 1] = block
                open.endsWithParagraph = false
            } else {
                for item in items { takeJoke(item) }
                open.endsWithParagraph = false
            }
        case .paragraph(let inlines) where jokes.isLeadIn(inlines, next: next?.block):
            addProse(block)
        case .paragraph(let inlines) where jokes.hasTellers: takeTold(inlines, line: block.line)
        case .paragraph, .heading: takeJoke([block])
        case .rule: break
        case .quote(let quoted):
            if case .joke = open.kind { addToJoke(block) } else { takeJoke(quoted) }
        case .code, .table:
            emptyJokes = nil
            if case .joke = open.kind { addToJoke(block) } else { addProse(block) }
        }
    }

    /// A paragraph in a section where hosts tell jokes by name: each name begins a joke, what has none goes on.
    private mutating func takeTold(_ inlines: [Inline], line: Int) {
        for (offset, words) in inlines.allLines.enumerated() {
            let isTold = JokeSection.teller(of: words, isHost: isHost) != nil
            let isRemark = words.plain.trimmed.hasPrefix("(")
            let block = Block(kind: .paragraph(words), line: line + offset)
            if !isTold, !(offset == 0 && isRemark), case .joke = open.kind {
                addToJoke(block)
            } else {
                takeJoke([block])
            }
        }
    }

    /// A bullet or a paragraph: a joke, or part of the one next to it.
    private mutating func takeJoke(_ blocks: [Block]) {
        guard let block = blocks.first else { return }
        guard let inlines = block.inlines else {
            if case .joke = open.kind {
                for block in blocks { addToJoke(block) }
            } else {
                for block in blocks { addProse(block) }
            }
            return
        }
        // A picture may stand above its words.
        let lines = inlines.allLines
        let first = lines.firstIndex { !$0.plain.collapsed.isEmpty } ?? 0
        let own = first < lines.count ? lines[first] : []
        let below = Array(lines.dropFirst(first + 1).joined(separator: [.lineBreak(isHard: false)]))
        let words = own.plain.collapsed
        let isWaiting = open.kind != .joke || open.title?.isEmpty == true
        // Nothing was asked yet: "A:" is a voice, and no answer.
        let isVoice = isWaiting && words.lowercased().hasPrefix("a:")
        let isAttribution = !isVoice && Self.follows(words)
        if isAttribution, let told = below.isBlank ? Self.firstLine(of: blocks.dropFirst()) : below.firstLine.line {
            // "From X", and the joke below it.
            close()
            openJoke(inlines, line: block.line)
            open.heading = told
            open.title = told.plain.collapsed
        } else if words.isEmpty || isAttribution {
            if case .joke = open.kind {
                for block in blocks { addToJoke(block) }
                return
            }
            // An image or a source that no words came before: a joke that still waits for its title.
            close()
            openJoke(inlines, line: block.line)
            open.title = ""
        } else {
            openJoke(inlines, line: block.line)
        }
        for block in blocks.dropFirst() { addToJoke(block) }
    }

    private mutating func openJoke(_ inlines: [Inline], line: Int) {
        if case .joke = open.kind, open.title?.isEmpty == true, !inlines.plain.collapsed.isEmpty {
            // The image came before its words.
            open.heading = inlines.firstWords
            open.title = open.heading.plain.collapsed
            open.blocks.append(Block(kind: .paragraph(inlines), line: line))
            open.url = inlines.firstURL ?? open.url
            return
        }
        close()
        emptyJokes = nil
        let own = inlines.firstWords
        open = OpenPart(
            kind: .joke, heading: own, title: own.plain.collapsed, url: inlines.firstURL ?? inlines.firstImage,
            blocks: [Block(kind: .paragraph(inlines), line: line)], line: line, headingIsInBlocks: true)
        open.endsWithParagraph = true
    }

    private mutating func addToJoke(_ block: Block) {
        open.blocks.append(block)
        if open.url == nil { open.url = block.links.first?.url ?? block.firstImage }
        if case .paragraph = block.kind {} else { open.endsWithParagraph = false }
    }

    /// The first line of text in blocks that tell a joke.
    private static func firstLine(of blocks: some Sequence<Block>) -> [Inline]? {
        for block in blocks {
            switch block.kind {
            case .paragraph(let inlines), .heading(_, let inlines): return inlines.firstLine.line
            case .list(_, _, let items): if let line = firstLine(of: items.first ?? []) { return line }
            case .quote(let quoted): if let line = firstLine(of: quoted) { return line }
            case .code(_, let text):
                let line = text.split(separator: "\n").first.map { String($0).trimmed } ?? ""
                return line.isEmpty ? nil : [.text(line)]
            case .table, .rule: continue
            }
        }
        return nil
    }

    private static func follows(_ words: String) -> Bool {
        let words = String(words.lowercased().drop { $0 == "(" })
        // "via X: the joke itself".
        if let colon = words.firstRange(of: ": "), words[colon.upperBound...].contains(" "), !words.hasPrefix("a:"),
            !words.hasPrefix("answer")
        {
            return false
        }
        return Phrases.jokeFollowers.contains { follower in
            words.hasPrefix(follower)
                && (follower.hasSuffix(":") || words.dropFirst(follower.count).first.map { !$0.isLetter } ?? true)
        }
    }
}

extension Block {
    /// The first image that may be shown.
    var firstImage: String? {
        switch kind {
        case .paragraph(let inlines), .heading(_, let inlines): inlines.firstImage
        case .list(_, _, let items): items.lazy.flatMap { $0 }.compactMap(\.firstImage).first
        case .quote(let blocks): blocks.lazy.compactMap(\.firstImage).first
        case .table, .code, .rule: nil
        }
    }
}
