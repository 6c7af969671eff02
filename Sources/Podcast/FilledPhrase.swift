// Phrases with places in braces: "Episode {n} of {show}".

extension String {
    /// The phrase with its places filled, each once and in one pass: what is filled in is never read as a place itself. A
    /// place that has no value stays as it is written.
    public func filled(_ places: KeyValuePairs<String, String>) -> String {
        guard !places.isEmpty, utf8.contains(UInt8(ascii: "{")) else { return self }
        var out = ""
        var rest = self[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = rest[rest.index(after: open)..<close]
            out += rest[..<open]
            out += places.first { $0.key == name }?.value ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }
}
