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
                } else if url.prefix(7).lowercased() == "http://" {
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
        var name: String { words.isEmpty ? "link" : "link \(shown(words))" }
        if url.isEmpty { return "\(name) should have an address in its round brackets, has none" }
        guard SafeURL.isAllowed(SafeURL.meant(url, words: words)) else {
            return "\(name) should begin with https://, http:// or mailto:, is \(shown(url)); shown as text"
        }
        if let host = host(of: url), Phrases.deadShorteners.contains(host) {
            return "\(name) should lead to the page itself: \(host) has shut down"
        }
        return nil
    }

    /// The host of a web address when it is short, as shorteners' are; else nil.
    private static func host(of url: String) -> String? {
        let bytes = url.utf8
        guard let colon = bytes.prefix(6).firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8)
        else {
            return nil
        }
        let rest = bytes[bytes.index(colon, offsetBy: 3)...]
        let ends = [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "#")]
        let host = rest.prefix(12).prefix { !ends.contains($0) }
        guard host.count < 12 else { return nil }
        let name = String(decoding: host, as: UTF8.self).lowercased()
        return name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
    }

    private static func shown(_ text: String) -> String { "\"\(text.cut(to: 60))\"" }
}
