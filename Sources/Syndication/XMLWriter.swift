// Writes XML 1.0 as UTF-8 bytes.

/// An XML document in the making. Elements are closed by the scope that opens them, so what is written is always
/// well-formed; every value is escaped, trimmed, and freed of characters that XML forbids.
struct XMLWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    mutating func declaration() {
        raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    }

    /// An element with child elements, each on its own line.
    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
        content: (inout XMLWriter) -> Void
    ) {
        open(name, attributes)
        raw(">\n")
        content(&self)
        close(name)
    }

    /// An element with text.
    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], text: String
    ) {
        open(name, attributes)
        raw(">")
        escape(text, isAttribute: false)
        close(name)
    }

    /// An element with attributes that may be missing; without a text it is an empty one.
    mutating func element(_ name: StaticString, attributes: [(StaticString, String?)], text: String?) {
        start(name, attributes)
        guard let text else { return raw("/>\n") }
        raw(">")
        escape(text, isAttribute: false)
        close(name)
    }

    /// An element with attributes that may be missing and child elements, each on its own line.
    mutating func element(
        _ name: StaticString, attributes: [(StaticString, String?)], content: (inout XMLWriter) -> Void
    ) {
        start(name, attributes)
        raw(">\n")
        content(&self)
        close(name)
    }

    private mutating func start(_ name: StaticString, _ attributes: [(StaticString, String?)]) {
        raw("<")
        raw(name)
        for (key, value) in attributes {
            guard let value else { continue }
            raw(" ")
            raw(key)
            raw("=\"")
            escape(value, isAttribute: true)
            raw("\"")
        }
    }

    /// An element without content, with attributes that may be missing.
    mutating func empty(_ name: StaticString, attributes: [(StaticString, String?)]) {
        element(name, attributes: attributes, text: nil)
    }

    /// What was written by another writer, as it is.
    mutating func append(_ written: ArraySlice<UInt8>) { bytes.append(contentsOf: written) }

    /// An element with text, where there is a text.
    mutating func element(_ name: StaticString, ifPresent text: String?) {
        guard let text, text.utf8.contains(where: { !XMLText.isSpace($0) }) else { return }
        element(name, text: text)
    }

    /// An element without content.
    mutating func empty(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        open(name, attributes)
        raw("/>\n")
    }

    /// An element whose text stands in a CDATA section, so that HTML in it stays readable.
    mutating func element(_ name: StaticString, cdata text: [UInt8]) {
        open(name, [:])
        raw("><![CDATA[")
        let start = bytes.count
        text.withUnsafeBufferPointer { copy($0, start: start) }
        raw("]]>")
        close(name)
    }

    private mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        raw("<")
        raw(name)
        for (key, value) in attributes {
            raw(" ")
            raw(key)
            raw("=\"")
            escape(value, isAttribute: true)
            raw("\"")
        }
    }

    private mutating func close(_ name: StaticString) {
        raw("</")
        raw(name)
        raw(">\n")
    }

    private mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// CDATA ends at `]]>`: where the text has one, a new section begins between its brackets and its `>`. The test is on
    /// what was written, so that a character removed from between them does not hide it.
    private mutating func copy(_ text: UnsafeBufferPointer<UInt8>, start: Int) {
        XMLText.scan(text) { part in
            switch part {
            case .run(let run): bytes.append(contentsOf: run)
            // Parsers read a return as a line feed, though some not in CDATA (XML 1.0 §2.11).
            case .special(UInt8(ascii: "\r")): bytes.append(UInt8(ascii: "\n"))
            case .special(let byte):
                if byte == UInt8(ascii: ">"), bytes.count - start >= 2, bytes.suffix(2).elementsEqual("]]".utf8) {
                    raw("]]><![CDATA[")
                }
                bytes.append(byte)
            }
        }
    }

    private mutating func escape(_ text: String, isAttribute: Bool) {
        var text = text
        text.withUTF8 { buffer in
            XMLText.scan(buffer) { part in
                switch part {
                case .run(let run): bytes.append(contentsOf: run)
                case .special(UInt8(ascii: "&")): raw("&amp;")
                case .special(UInt8(ascii: "<")): raw("&lt;")
                case .special(UInt8(ascii: ">")): raw("&gt;")
                case .special(UInt8(ascii: "\"")): isAttribute ? raw("&quot;") : raw("\"")
                // An attribute's line breaks and tabs are read as spaces (XML 1.0 §3.3.3): write them so.
                case .special where isAttribute: raw(" ")
                case .special(UInt8(ascii: "\t")): raw("\t")
                case .special: raw("\n")
                }
            }
        }
    }
}
