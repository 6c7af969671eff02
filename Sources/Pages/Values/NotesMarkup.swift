// The stored markup of notes, made ready for a page: what is too wide gets a box of its own to scroll in, and pictures of
// other sites are links.

internal import Podcast

struct NotesMarkup: Sendable {
    /// Replaced tags of the parser's markup, each written exactly so (other `<` in it are escaped).
    ///
    /// A box that scrolls must be reached by the keyboard (WCAG 2.1.1), so it takes the focus.
    private let replacements: [(tag: [UInt8], by: [UInt8])]
    private let pictures: PictureMarkup

    /// - Parameters:
    ///   - show: what is ours in its text says so where we speak another language.
    ///   - size: of the show's own pictures.
    init(words: Words, show: Show, size: @escaping PictureSize) {
        let table = EscapableText.escaped(words.text(.table))
        let speaks = { (spoken: String) in
            words.isIn(show.language) ? "" : " lang=\"\(EscapableText.escaped(spoken))\""
        }
        replacements = [
            (Array("<pre>".utf8), Array("<pre tabindex=\"0\">".utf8)),
            (
                Array("<table>".utf8),
                Array(
                    "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"\(table)\"\(speaks(words.language))><table\(speaks(show.language))>"
                        .utf8)
            ),
            (Array("</table>".utf8), Array("</table></div>".utf8)),
        ]
        pictures = PictureMarkup(words: words, speaks: speaks(words.language), base: show.url, size: size)
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
        var isInLink = false
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                out.append(bytes[index])
                index += 1
                continue
            }
            let rest = bytes[index...]
            if let found = replacements.first(where: { rest.starts(with: $0.tag) }) {
                out += found.by
                index += found.tag.count
            } else if rest.starts(with: PictureMarkup.opening), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
                out += pictures.shown(String(decoding: bytes[index...end], as: UTF8.self), isInLink: isInLink).utf8
                index = end + 1
            } else {
                if rest.starts(with: "<a ".utf8) { isInLink = true }
                if rest.starts(with: "</a>".utf8) { isInLink = false }
                out.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
