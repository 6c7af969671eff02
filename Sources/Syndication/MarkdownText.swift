// Markdown in the making, and HTML of notes turned back into it.

import Podcast

/// Writes CommonMark. Plain text is escaped so that it is read as the same text again.
struct MarkdownText {
    private(set) var text = ""

    /// A block of its own, behind an empty line.
    mutating func block(_ markdown: String) {
        let trimmed = Self.trimmed(markdown)
        guard !trimmed.isEmpty else { return }
        if !text.isEmpty { text += "\n" }
        text += trimmed + "\n"
    }

    /// An item of a list, right below the one before it. Its further lines are indented.
    mutating func item(_ markdown: String, isFirst: Bool) {
        let lines = Self.trimmed(markdown).split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            $0.offset == 0 ? "- \($0.element)" : $0.element.isEmpty ? "" : "  \($0.element)"
        }
        guard isFirst else {
            text += lines.joined(separator: "\n") + "\n"
            return
        }
        block(lines.joined(separator: "\n"))
    }

    /// A heading of one line.
    mutating func heading(_ level: Int, _ markdown: String) {
        guard !markdown.isEmpty else { return }
        block(String(repeating: "#", count: level) + " " + markdown)
    }

    var bytes: [UInt8] { Array(text.utf8) }

    /// A link to an absolute address; its words alone where the address is none.
    ///
    /// - Parameter words: plain text.
    static func link(_ words: String, to url: String?) -> String {
        let words = line(words)
        guard let url, !words.isEmpty else { return words }
        return "[\(words)](\(destination(url)))"
    }

    /// An address as CommonMark §6.3 takes it: nothing in it ends it.
    static func destination(_ url: String) -> String {
        var out = ""
        var isPlain = true
        for scalar in url.unicodeScalars {
            switch scalar {
            case "(", ")":
                isPlain = false
                out.unicodeScalars.append(scalar)
            case "<": out += "%3C"
            case ">": out += "%3E"
            case "\\": out += "%5C"
            case "&", "*", "_": out.unicodeScalars.append(scalar)
            default:
                if scalar.value <= 0x20 || scalar.value == 0x7F {
                    out += SitePath.escaped(String(scalar))
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        // An entity's beginning would be read as the character that it stands for.
        out = out.replacing("&amp;", with: "&amp;amp;")
        return isPlain && !out.isEmpty ? out : "<\(out)>"
    }

    /// Plain text on one line.
    static func line(_ text: String) -> String {
        escaped(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    /// Plain text with its lines, as it may stand in a paragraph.
    static func escaped(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count + 16)
        let scalars = Array(text.unicodeScalars)
        var isAtStart = true
        var digits = 0
        for (index, scalar) in scalars.enumerated() {
            let isLineStart = isAtStart
            switch scalar {
            case "\\", "`", "*", "[", "]", "<", ">", "~", "|": out += "\\"
            case "_":
                // Within a word it is a letter.
                let isInWord =
                    index > 0 && isWord(scalars[index - 1]) && index + 1 < scalars.count && isWord(scalars[index + 1])
                if !isInWord { out += "\\" }
            case "&" where isEntity(scalars, index): out += "\\"
            // A link behind it would be a picture.
            case "!" where index + 1 == scalars.count: out += "\\"
            case "#", "+", "-", "=": if isLineStart { out += "\\" }
            case ".", ")": if digits > 0, isNumberStart(scalars, index, digits) { out += "\\" }
            default: break
            }
            out.unicodeScalars.append(scalar)
            digits = ("0"..."9").contains(scalar) ? digits + 1 : 0
            isAtStart = scalar == "\n" || (isLineStart && scalar == " ")
        }
        return out
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    /// `&` with a name or a number and `;` behind it.
    private static func isEntity(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        for offset in 1...40 where index + offset < scalars.count {
            let next = scalars[index + offset]
            if next == ";" { return offset > 1 }
            guard isWord(next) || next == "#" else { return false }
        }
        return false
    }

    /// Whether the digits before a dot begin their line: then they would begin a list.
    private static func isNumberStart(_ scalars: [Unicode.Scalar], _ index: Int, _ digits: Int) -> Bool {
        var place = index - digits
        while place > 0, scalars[place - 1] == " " { place -= 1 }
        return place == 0 || scalars[place - 1] == "\n"
    }

    static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        while text.first?.isNewline == true { text.removeFirst() }
        return String(text)
    }
}
