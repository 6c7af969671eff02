// Which addresses may become links.

/// The one place that decides which addresses of notes reach a page.
enum SafeURL {
    /// Whether an address is an absolute `http`, `https` or `mailto` one. Any other scheme (`javascript:`, `data:`, …)
    /// stays text.
    static func isAbsolute(_ url: String) -> Bool {
        let bytes = url.utf8
        guard bytes.allSatisfy({ $0 > 32 && $0 != 127 }) else { return false }
        return ["https://", "http://", "mailto:"].contains { prefix in
            bytes.count > prefix.utf8.count && zip(bytes, prefix.utf8).allSatisfy { lower($0) == $1 }
        }
    }

    /// Whether an address may stand in `href` or `src`: an absolute one, a fragment of the page, or a path of this site.
    static func isAllowed(_ url: String) -> Bool {
        if isAbsolute(url) { return true }
        let bytes = url.utf8
        guard let first = bytes.first, bytes.allSatisfy({ $0 > 32 && $0 != 127 && $0 != UInt8(ascii: "\\") }) else {
            return false
        }
        if first == UInt8(ascii: "#") { return bytes.count > 1 }
        // `//host` would leave the site.
        return first == UInt8(ascii: "/") && bytes.dropFirst().first != UInt8(ascii: "/")
    }

    /// Top-level domains that no file name ends in: what is meant by `[words](site.example)` is plain there.
    private static let domains: Set<Substring> = ["com", "org", "net", "edu", "gov", "io", "dev", "fm", "app", "info"]

    /// The address that a link's author meant: one without its scheme gets it (`[x](site.example/a)` would lead to a page of
    /// this site), from the link's own words where they are an address.
    static func meant(_ url: String, words: String) -> String {
        guard !isAllowed(url) else { return url }
        if url.utf8.contains(32), url.lowercased().hasPrefix("http") {
            let whole = url.replacing(" ", with: "%20")
            if isAbsolute(whole) { return whole }
        }
        let words = words.trimmed
        guard looksLikeAddress(url) else { return url }
        if isAbsolute(words), words.hasSuffix(url) { return words }
        let host = url.prefix { $0 != "/" }
        let isSite = host.hasPrefix("www.") || host.split(separator: ".").last.map(domains.contains) == true
        return isSite ? "https://" + url : url
    }

    /// Whether text is an address and nothing else: "https://x.example/a" or "x.example/a".
    static func looksLikeAddress(_ text: String) -> Bool {
        let text = text.trimmed
        guard !text.isEmpty, !text.contains(" ") else { return false }
        if isAbsolute(text) { return true }
        let host = text.prefix { $0 != "/" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.count >= 2 else { return false }
        return labels.allSatisfy { label in
            !label.isEmpty
                && label.utf8.allSatisfy { $0 == 45 || (48...57).contains($0) || (97...122).contains($0 | 32) }
        } && top.utf8.allSatisfy { (97...122).contains($0 | 32) }
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 32 : byte }
}
