// Questions about inline text, and cutting it.

extension [Inline] {
    /// The words without markup, exactly as they stand; a line break is one blank, an image nothing.
    var plain: String {
        var out = ""
        for inline in self { inline.appendPlain(to: &out) }
        return out
    }

    /// The first address of a link that may be followed (`SafeURL`), in order.
    var firstURL: String? { links.first?.url }

    /// Every link that may be followed, in order, with the words it stands under.
    var links: [(url: String, text: String)] {
        flatMap { inline -> [(url: String, text: String)] in
            switch inline {
            case .link(let url, let children):
                return SafeURL.isAbsolute(url) ? [(url, children.plain.collapsed)] : children.links
            case .emphasis(let children), .strong(let children), .strikethrough(let children): return children.links
            case .text, .code, .lineBreak, .image: return []
            }
        }
    }

    /// The address of the first image that may be shown.
    var firstImage: String? {
        for inline in self {
            switch inline {
            case .image(let url, _) where SafeURL.isAbsolute(url): return url
            case .link(_, let children), .emphasis(let children), .strong(let children), .strikethrough(let children):
                if let url = children.firstImage { return url }
            default: continue
            }
        }
        return nil
    }

    /// The images in it, in order, without what they stand in.
    var images: [Inline] {
        flatMap { inline -> [Inline] in
            switch inline {
            case .image: return [inline]
            case .link(_, let children), .emphasis(let children), .strong(let children), .strikethrough(let children):
                return children.images
            case .text, .code, .lineBreak: return []
            }
        }
    }

    /// Without the first scalars of the plain text, whatever markup they stand in. Links whose words all go, go too.
    func dropping(scalars count: Int) -> [Inline] {
        var rest = count
        return dropping(&rest)
    }

    /// The pieces before and behind the first line break at the top level.
    var firstLine: (line: [Inline], rest: [Inline]) {
        guard let end = firstIndex(where: { if case .lineBreak = $0 { true } else { false } }) else {
            return (self, [])
        }
        return (Array(self[..<end]), Array(self[(end + 1)...]))
    }

    /// The first line that has words; the first one when none has.
    var firstWords: [Inline] {
        allLines.first { !$0.plain.collapsed.isEmpty } ?? firstLine.line
    }

    /// Whether a reader sees nothing.
    var isBlank: Bool {
        allSatisfy { inline in
            switch inline {
            case .text(let text): text.unicodeScalars.allSatisfy { $0.isBlank || $0.isInvisible }
            case .lineBreak: true
            case .code, .image: false
            case .emphasis(let children), .strong(let children), .strikethrough(let children), .link(_, let children):
                children.isBlank
            }
        }
    }

    /// What is left without the blanks and line breaks at both ends, and whether there were any.
    var withoutOuterBlanks: (before: Bool, inlines: [Inline], after: Bool) {
        var (rest, before, after) = (self[...], false, false)
        while let first = rest.first, let inner = first.withoutBlanks(atEnd: false) {
            before = true
            rest.removeFirst()
            if !inner.isEmpty { rest = [.text(inner)] + rest }
        }
        while let last = rest.last, let inner = last.withoutBlanks(atEnd: true) {
            after = true
            rest.removeLast()
            if !inner.isEmpty { rest.append(.text(inner)) }
        }
        return (before, Array(rest), after)
    }

    /// The one link that is all there is, blanks apart; nil when there is more or none.
    var soleLink: (url: String, text: String)? {
        let seen = filter { ![$0].isBlank }
        guard seen.count == 1, let only = seen.first else { return nil }
        switch only {
        case .link(let url, let children): return SafeURL.isAbsolute(url) ? (url, children.plain.collapsed) : nil
        case .strong(let children), .emphasis(let children): return children.soleLink
        default: return nil
        }
    }

    /// Whether there is nothing but links with "&", "and", "+" and commas between them.
    var areOnlyLinks: Bool {
        allSatisfy { inline in
            if case .text(let text) = inline {
                return ["", "&", "and", "+", ",", ", and", ", &"].contains(text.trimmed.lowercased())
            }
            return [inline].soleLink != nil
        }
    }

    private func dropping(_ count: inout Int) -> [Inline] {
        var out: [Inline] = []
        for (index, inline) in enumerated() {
            guard count > 0 else { return out + self[index...] }
            switch inline {
            case .text(let text): if let rest = text.dropping(&count) { out.append(.text(rest)) }
            case .code(let text): if let rest = text.dropping(&count) { out.append(.code(rest)) }
            case .lineBreak: count -= 1
            case .image: out.append(inline)
            case .emphasis(let children): children.keep(&count, &out) { .emphasis($0) }
            case .strong(let children): children.keep(&count, &out) { .strong($0) }
            case .strikethrough(let children): children.keep(&count, &out) { .strikethrough($0) }
            case .link(let url, let children): children.keep(&count, &out) { .link(url: url, $0) }
            }
        }
        return out
    }

    private func keep(_ count: inout Int, _ out: inout [Inline], _ wrap: ([Inline]) -> Inline) {
        let rest = dropping(&count)
        if !rest.isEmpty { out.append(wrap(rest)) }
    }
}

extension Inline {
    fileprivate func appendPlain(to out: inout String) {
        switch self {
        case .text(let text), .code(let text): out += text
        case .lineBreak: out += " "
        case .image: break
        case .emphasis(let children), .strong(let children), .strikethrough(let children), .link(_, let children):
            for child in children { child.appendPlain(to: &out) }
        }
    }

    /// The words of a text without the blanks at one end, none for a line break; nil when there are no blanks there.
    fileprivate func withoutBlanks(atEnd: Bool) -> String? {
        switch self {
        case .lineBreak: return ""
        case .text(let text):
            var scalars = text.unicodeScalars[...]
            while let scalar = atEnd ? scalars.last : scalars.first, scalar.isBlank {
                if atEnd { scalars.removeLast() } else { scalars.removeFirst() }
            }
            let hadNone = scalars.startIndex == text.startIndex && scalars.endIndex == text.endIndex
            return hadNone ? nil : String(String.UnicodeScalarView(scalars))
        default: return nil
        }
    }

    /// Whether it begins with bold text or a link: how titles look.
    var looksLikeTitle: Bool {
        switch self {
        case .strong, .link: true
        case .emphasis(let children): children.first?.looksLikeTitle ?? false
        default: false
        }
    }
}

extension String {
    fileprivate func dropping(_ count: inout Int) -> String? {
        let scalars = unicodeScalars
        let length = scalars.count
        if length <= count {
            count -= length
            return nil
        }
        defer { count = 0 }
        return String(String.UnicodeScalarView(scalars.dropFirst(count)))
    }
}
