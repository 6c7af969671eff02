// A document as the checks see it: elements with their names, attributes, text and lines.

/// One element. Immutable once its document is read.
final class FeedElement {
    /// The local name behind the namespace's usual prefix, as `itunes:image`, whatever prefix the document uses; without
    /// one for no namespace, and as `{address}name` for a namespace that is unknown here.
    let name: String
    /// By name, in the same form.
    let attributes: [String: String]
    /// Where the start tag begins, from 1.
    let line: Int
    fileprivate(set) var children: [FeedElement] = []
    /// Its own text and CDATA, as written.
    fileprivate(set) var text = ""

    init(name: String, attributes: [String: String], line: Int) {
        self.name = name
        self.attributes = attributes
        self.line = line
    }

    func append(_ child: FeedElement) { children.append(child) }
    func append(text more: String) { text += more }

    func all(_ name: String) -> [FeedElement] { children.filter { $0.name == name } }
    func first(_ name: String) -> FeedElement? { children.first { $0.name == name } }
    subscript(_ attribute: String) -> String? { attributes[attribute] }

    /// The text without white space around it.
    var value: String { text.trimmedXML }
    /// The trimmed text of a child; nil when there is none or it is empty.
    func value(of name: String) -> String? {
        guard let value = first(name)?.value, !value.isEmpty else { return nil }
        return value
    }
}

extension String {
    /// Without XML's white space around it.
    var trimmedXML: String {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        guard let first = utf8.firstIndex(where: { !isSpace($0) }), let last = utf8.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(self[first...last])
    }
}
