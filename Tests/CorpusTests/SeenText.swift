// What a reader sees of a part's HTML, taken apart without the renderer's help.

/// The words of a piece of HTML.
struct SeenText {
    /// Text outside code.
    private(set) var prose = ""
    /// Text outside code and links.
    private(set) var unlinked = ""
    /// All text, and the addresses and descriptions of images.
    private(set) var all = ""
    /// Where links lead, and where images come from.
    private(set) var addresses: [String] = []
    /// Addresses of links that follow one another with nothing but blanks between.
    private(set) var splitLinks: [String] = []

    /// Elements that stand within a line: no blank comes before or behind them.
    private static let inline: Set<String> = ["a", "em", "strong", "code", "del"]

    init(_ html: String) {
        var code = 0
        var links = 0
        var address = ""
        var lastAddress: String?
        // A mark that nobody sees would make one character with the bracket before it.
        var rest = SourceWords.visible(html)[...]
        while let start = rest.first {
            guard start == "<" else {
                let text = rest.prefix { $0 != "<" }
                rest = rest.dropFirst(text.count)
                let words = Self.decoded(String(text))
                all += words
                if code == 0 { prose += words }
                if code == 0, links == 0 { unlinked += words }
                if links == 0, !words.allSatisfy(\.isWhitespace) { lastAddress = nil }
                continue
            }
            let tag = rest.dropFirst().prefix { $0 != ">" }
            rest = rest.dropFirst(tag.count + 2)
            let isEnd = tag.hasPrefix("/")
            let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
            switch name {
            case "code", "pre": code += isEnd ? -1 : 1
            case "a":
                links += isEnd ? -1 : 1
                if isEnd {
                    lastAddress = address
                } else {
                    address = Self.attribute("href", tag)
                    addresses.append(address)
                    if address == lastAddress { splitLinks.append(address) }
                }
            case "img":
                addresses.append(Self.attribute("src", tag))
                all += " \(Self.attribute("alt", tag)) \(Self.attribute("src", tag)) "
            default: break
            }
            if !Self.inline.contains(name) {
                all += " "
                prose += " "
                unlinked += " "
                lastAddress = nil
            }
        }
    }

    private static func attribute(_ name: String, _ tag: Substring) -> String {
        guard let start = tag.firstRange(of: " \(name)=\"") else { return "" }
        return decoded(String(tag[start.upperBound...].prefix { $0 != "\"" }))
    }

    private static func decoded(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }
}
