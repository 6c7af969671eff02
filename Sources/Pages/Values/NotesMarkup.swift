// The stored markup of notes, made ready for a page: what is too wide gets a box of its own to scroll in.

struct NotesMarkup {
    /// Replaced tags of the parser's markup, each written exactly so (other `<` in it are escaped).
    ///
    /// A box that scrolls must be reached by the keyboard (WCAG 2.1.1), so it takes the focus.
    private let replacements: [(tag: [UInt8], by: [UInt8])]

    /// - Parameter language: the show's; what is ours in its text says so where we speak another.
    init(words: Words, language: String) {
        let table = EscapableText.escaped(words.text(.table))
        let speaks = { (spoken: String) in
            words.isIn(language) ? "" : " lang=\"\(EscapableText.escaped(spoken))\""
        }
        replacements = [
            (Array("<pre>".utf8), Array("<pre tabindex=\"0\">".utf8)),
            (
                Array("<table>".utf8),
                Array(
                    "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"\(table)\"\(speaks(words.language))><table\(speaks(language))>"
                        .utf8)
            ),
            (Array("</table>".utf8), Array("</table></div>".utf8)),
        ]
    }

    /// The markup as a page shows it; nothing for empty markup. Linear in its length.
    func value(_ html: String) -> PageValue {
        html.isEmpty ? .nothing : .html(boxed(html))
    }

    func boxed(_ html: String) -> String {
        let bytes = Array(html.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 64)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"),
                let found = replacements.first(where: { bytes[index...].starts(with: $0.tag) })
            {
                out += found.by
                index += found.tag.count
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
