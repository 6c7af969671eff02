// What the prefixes of a document stand for.

/// The namespaces that are declared at one place of a document (Namespaces in XML 1.0).
struct NamespaceScope {
    /// Addresses by prefix; "" is the default namespace.
    private var addresses: [String: String] = [:]

    /// The usual prefix of each namespace that feeds use.
    private static let usual: [String: String] = [
        "": "",
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
        "https://podcastindex.org/namespace/1.0": "podcast",
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
        "http://www.w3.org/2005/Atom": "atom",
        "http://purl.org/rss/1.0/modules/content/": "content",
        "http://podlove.org/simple-chapters": "psc",
        "http://www.w3.org/XML/1998/namespace": "xml",
    ]
    /// Prefixes that mean their namespace alone: elements with them are checked as what they are meant to be.
    static let wanted: [String: String] = [
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd", "podcast": "https://podcastindex.org/namespace/1.0",
        "atom": "http://www.w3.org/2005/Atom", "content": "http://purl.org/rss/1.0/modules/content/",
        "psc": "http://podlove.org/simple-chapters",
    ]

    static func isDeclaration(_ attribute: String) -> Bool { attribute == "xmlns" || attribute.hasPrefix("xmlns:") }

    mutating func declare(_ attribute: String, _ address: String) {
        guard Self.isDeclaration(attribute) else { return }
        addresses[String(attribute.dropFirst(6))] = address
    }

    /// The name with the usual prefix, and what is wrong with its own.
    func resolve(_ written: String, isAttribute: Bool) -> (name: String, fault: (prefix: String, address: String?)?) {
        guard let colon = written.firstIndex(of: ":") else {
            guard !isAttribute, let address = addresses[""], address != "" else { return (written, nil) }
            return (Self.joined(Self.usual[address] ?? "{\(address)}", written), nil)
        }
        let prefix = String(written[..<colon])
        let local = String(written[written.index(after: colon)...])
        if prefix == "xml" { return (written, nil) }
        guard let address = addresses[prefix] else { return (written, (prefix, nil)) }
        if let usual = Self.usual[address] { return (Self.joined(usual, local), nil) }
        if Self.wanted[prefix] != nil { return (written, (prefix, address)) }
        return ("{\(address)}\(local)", nil)
    }

    private static func joined(_ prefix: String, _ local: String) -> String {
        prefix.isEmpty ? local : prefix.hasPrefix("{") ? prefix + local : "\(prefix):\(local)"
    }
}
