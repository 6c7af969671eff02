// A strict reader of XML 1.0 with namespaces that knows the line of everything and takes no orders from a document.

/// Reads a document into elements. Not validating; no entity but the five of XML is ever resolved, and a document type
/// with declarations of its own is refused, so that no document can grow while it is read. Time and memory are linear.
struct XMLReader {
    /// Elements within each other: feeds have about six.
    static let depthLimit = 64
    static let attributeLimit = 128
    static let elementLimit = 4_000_000
    /// Wrong prefixes that are told; a feed has a handful.
    static let prefixLimit = 32

    var bytes: [UInt8]
    var place = 0
    private var encoding: String?
    private var open: [FeedElement] = []
    /// As written, to be compared with end tags.
    private var openNames: [ArraySlice<UInt8>] = []
    private var scopes: [NamespaceScope] = [NamespaceScope()]
    private var prefixFaults: [FeedDocument.PrefixFault] = []
    private var hasDoctype = false
    private var elements = 0
    // A line is counted on from the last one asked for.
    private var counted = (place: 0, line: 1)

    static func read(_ raw: [UInt8]) throws(XMLFault) -> FeedDocument {
        let text = try TextEncoding(raw)
        var reader = XMLReader(bytes: text.bytes)
        reader.encoding = text.declared
        return try reader.readDocument()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func readDocument() throws(XMLFault) -> FeedDocument {
        try checkCharacters()
        if starts(with: "<?xml"), let after = byte(at: 5), Self.isSpace(after) {
            try skip(past: "?>", "the XML declaration")
        }
        var root: FeedElement?
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "<") else {
                try text(inside: open.last)
                continue
            }
            if starts(with: "<!--") {
                try comment()
            } else if starts(with: "<![CDATA[") {
                try characterData()
            } else if starts(with: "<!DOCTYPE") {
                guard root == nil else { throw fault("a document type should stand before the first element") }
                try doctype()
            } else if starts(with: "<?") {
                try instruction()
            } else if starts(with: "</") {
                try endTag()
            } else {
                guard root == nil || !open.isEmpty else {
                    throw fault("there should be nothing behind the root element")
                }
                let element = try startTag()
                if root == nil { root = element }
            }
        }
        if let unclosed = open.last {
            throw fault("<\(name(openNames.last))> from line \(unclosed.line) should be closed before the end")
        }
        guard let root else { throw fault("there should be an element") }
        return FeedDocument(root: root, encoding: encoding, hasDoctype: hasDoctype, prefixFaults: prefixFaults)
    }

    // MARK: Places

    func byte(at offset: Int) -> UInt8? { place + offset < bytes.count ? bytes[place + offset] : nil }

    func starts(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard place + count <= bytes.count else { return false }
        // A static string's bytes live for ever.
        return text.withUTF8Buffer { wanted in
            for index in 0..<count where bytes[place + index] != wanted[index] { return false }
            return true
        }
    }

    mutating func fault(_ message: String) -> XMLFault { XMLFault(line: line(), message: message) }

    mutating func line() -> Int {
        let end = min(place, bytes.count)
        if counted.place > end { counted = (0, 1) }
        var line = counted.line
        for index in counted.place..<end where bytes[index] == 0x0A { line += 1 }
        counted = (end, line)
        return line
    }

    func name(_ bytes: ArraySlice<UInt8>?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    @discardableResult mutating func skipSpace() -> Bool {
        let start = place
        while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
        return place > start
    }

    mutating func skip(past end: StaticString, _ what: String) throws(XMLFault) {
        let start = place
        while place < bytes.count {
            if starts(with: end) {
                place += end.utf8CodeUnitCount
                return
            }
            place += 1
        }
        place = start
        throw fault("\(what) that begins here has no end")
    }

    /// XML 1.0 §2.2: which characters a document may hold at all. UTF-8 itself is whole by now.
    private mutating func checkCharacters() throws(XMLFault) {
        for index in bytes.indices {
            let byte = bytes[index]
            let isControl = byte < 0x20 && !Self.isSpace(byte)
            // U+FFFE and U+FFFF.
            let isNone = byte == 0xEF && index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
            guard isControl || isNone else { continue }
            place = index
            throw fault("holds a character that XML forbids (U+\(isControl ? hex(byte) : "FFFE or U+FFFF"))")
        }
    }

    private func hex(_ byte: UInt8) -> String {
        byte < 16 ? "000\(String(byte, radix: 16, uppercase: true))" : "00\(String(byte, radix: 16, uppercase: true))"
    }

    // MARK: Elements

    private mutating func startTag() throws(XMLFault) -> FeedElement {
        let line = line()
        place += 1
        let written = try tagName()
        elements += 1
        guard open.count < Self.depthLimit else { throw fault("elements stand more than \(Self.depthLimit) deep") }
        guard elements <= Self.elementLimit else { throw fault("there are more than \(Self.elementLimit) elements") }
        var found: [(name: ArraySlice<UInt8>, value: String)] = []
        while true {
            let hadSpace = skipSpace()
            guard let next = byte(at: 0) else { throw fault("the tag <\(name(written))> has no end") }
            if next == UInt8(ascii: ">") || next == UInt8(ascii: "/") { break }
            guard hadSpace else { throw fault("there should be a space before an attribute of <\(name(written))>") }
            found.append(try attribute(of: written))
            guard found.count <= Self.attributeLimit else { throw fault("<\(name(written))> has too many attributes") }
        }
        var scope = scopes.last ?? NamespaceScope()
        for (attribute, value) in found { scope.declare(name(attribute), value) }
        var attributes: [String: String] = [:]
        for (attribute, value) in found where !NamespaceScope.isDeclaration(name(attribute)) {
            let full = resolve(name(attribute), in: scope, line: line, isAttribute: true)
            guard attributes.updateValue(value, forKey: full) == nil else {
                throw fault("<\(name(written))> has the attribute \(full) twice")
            }
        }
        let element = FeedElement(
            name: resolve(name(written), in: scope, line: line, isAttribute: false), attributes: attributes, line: line)
        open.last?.append(element)
        if bytes[place] == UInt8(ascii: "/") {
            guard byte(at: 1) == UInt8(ascii: ">") else {
                throw fault("there should be > behind / in <\(name(written))>")
            }
            place += 2
        } else {
            place += 1
            open.append(element)
            openNames.append(written)
            scopes.append(scope)
        }
        return element
    }

    private mutating func resolve(_ written: String, in scope: NamespaceScope, line: Int, isAttribute: Bool) -> String {
        let (resolved, fault) = scope.resolve(written, isAttribute: isAttribute)
        if let fault, prefixFaults.count < Self.prefixLimit,
            !prefixFaults.contains(where: { $0.prefix == fault.prefix })
        {
            prefixFaults.append(.init(line: line, prefix: fault.prefix, address: fault.address))
        }
        return resolved
    }

    private mutating func endTag() throws(XMLFault) {
        place += 2
        let written = try tagName()
        skipSpace()
        guard byte(at: 0) == UInt8(ascii: ">") else { throw fault("</\(name(written))> has no end") }
        guard let element = open.last, let wanted = openNames.last else {
            throw fault("</\(name(written))> closes what was never opened")
        }
        guard wanted == written else {
            throw fault("</\(name(written))> should be </\(name(wanted))>, which was opened in line \(element.line)")
        }
        place += 1
        open.removeLast()
        openNames.removeLast()
        scopes.removeLast()
    }

    // MARK: What stands between

    private mutating func text(inside element: FeedElement?) throws(XMLFault) {
        let text = try characters(until: UInt8(ascii: "<"))
        guard let element else {
            guard text.trimmedXML.isEmpty else { throw fault("there should be no text outside of the root element") }
            return
        }
        element.append(text: text)
    }

    private mutating func characterData() throws(XMLFault) {
        guard let element = open.last else { throw fault("there should be no text outside of the root element") }
        let start = place + 9
        try skip(past: "]]>", "the CDATA section")
        element.append(text: Self.unixLines(bytes[start..<place - 3]))
    }

    private mutating func doctype() throws(XMLFault) {
        hasDoctype = true
        while let next = byte(at: 0), next != UInt8(ascii: ">") {
            guard next != UInt8(ascii: "[") else {
                throw fault("a document type with declarations of its own is refused: it could hold an entity bomb")
            }
            place += 1
        }
        guard place < bytes.count else { throw fault("the document type has no end") }
        place += 1
    }
}
