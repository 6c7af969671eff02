// What a host should look at in the links and the emphasis of a file.

/// Advice about links and stray markup.
enum LinkAdvice {
    /// Warnings with their lines. Plain-http links give one warning for all of a file: old notes have dozens.
    static func warnings(for remarks: [MarkdownRemark]) -> [(line: Int, message: String)] {
        var warnings: [(line: Int, message: String)] = []
        var plain: [(line: Int, url: String)] = []
        var strayLine = 0
        for remark in remarks {
            switch remark.kind {
            case .strayAsterisks:
                if remark.line != strayLine {
                    warnings.append((remark.line, "bold should be closed on both sides; its asterisks are left out"))
                }
                strayLine = remark.line
            case .link(let url, let words):
                if let message = message(url, words) {
                    warnings.append((remark.line, message))
                } else if url.lowercased().hasPrefix("http://") {
                    plain.append((remark.line, url))
                }
            }
        }
        if let first = plain.first {
            let count = plain.count == 1 ? "1 link is" : "\(plain.count) links are"
            warnings.append(
                (first.line, "\(count) plain http, should be https where the site has it: \(shown(first.url))"))
        }
        return warnings
    }

    private static func message(_ url: String, _ words: String) -> String? {
        let name = words.isEmpty ? "link" : "link \(shown(words))"
        if url.isEmpty { return "\(name) should have an address in its round brackets, has none" }
        guard SafeURL.isAllowed(SafeURL.meant(url, words: words)) else {
            return "\(name) should begin with https://, http:// or mailto:, is \(shown(url)); shown as text"
        }
        if let host = Phrases.deadShorteners.first(where: { isHost($0, of: url) }) {
            return "\(name) should lead to the page itself: \(host) has shut down"
        }
        return nil
    }

    private static func isHost(_ host: String, of url: String) -> Bool {
        let rest = url.lowercased().split(separator: "://", maxSplits: 1).last ?? ""
        let name = rest.prefix { $0 != "/" && $0 != "?" && $0 != ":" }
        return name == host || name == "www." + host
    }

    private static func shown(_ text: String) -> String { "\"\(text.cut(to: 60))\"" }
}
