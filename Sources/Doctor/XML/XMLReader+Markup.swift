// Names, attributes, references and comments.

extension XMLReader {
    /// Namespaces in XML 1.0 §4: at most one colon, and not at an end. Beyond ASCII any character may stand in a name.
    mutating func tagName() throws(XMLFault) -> ArraySlice<UInt8> {
        let start = place
        while place < bytes.count, Self.isName(bytes[place], isFirst: place == start) { place += 1 }
        let name = bytes[start..<place]
        guard !name.isEmpty else {
            place = start
            throw fault("there should be a name here; a < in a text is written &lt;")
        }
        guard name.count(where: { $0 == UInt8(ascii: ":") }) <= 1, name.first != UInt8(ascii: ":"),
            name.last != UInt8(ascii: ":")
        else { throw fault("\(self.name(name)) should have one colon at most, between two words") }
        return name
    }

    private static func isName(_ byte: UInt8, isFirst: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: ":"), 0x80...:
            true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): !isFirst
        default: false
        }
    }

    mutating func attribute(of tag: ArraySlice<UInt8>) throws(XMLFault) -> (name: ArraySlice<UInt8>, value: String) {
        let written = try tagName()
        skipSpace()
        guard byte(at: 0) == UInt8(ascii: "=") else {
            throw fault("the attribute \(name(written)) of <\(name(tag))> should have a value")
        }
        place += 1
        skipSpace()
        guard let quote = byte(at: 0), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            throw fault("the value of \(name(written)) in <\(name(tag))> should stand in quotation marks")
        }
        place += 1
        let value = try characters(until: quote, isAttribute: true)
        guard byte(at: 0) == quote else { throw fault("the value of \(name(written)) has no end") }
        place += 1
        return (written, value)
    }

    /// Text up to a byte, with its references resolved (XML 1.0 §2.4, §3.3.3, §4.1). The end is not taken.
    mutating func characters(until end: UInt8, isAttribute: Bool = false) throws(XMLFault) -> String {
        var out: [UInt8] = []
        while place < bytes.count, bytes[place] != end {
            switch bytes[place] {
            case UInt8(ascii: "&"): out += try reference()
            case UInt8(ascii: "<"): throw fault("a < in an attribute's value should be written &lt;")
            case UInt8(ascii: "]") where !isAttribute && starts(with: "]]>"):
                throw fault("]]> in a text should be written ]]&gt;")
            case 0x0D:
                if byte(at: 1) != 0x0A { out.append(isAttribute ? 0x20 : 0x0A) }
                place += 1
            case 0x0A, 0x09:
                out.append(isAttribute ? 0x20 : bytes[place])
                place += 1
            case let byte:
                out.append(byte)
                place += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private mutating func reference() throws(XMLFault) -> [UInt8] {
        let body = bytes[(place + 1)..<min(place + 12, bytes.count)]
        guard let end = body.firstIndex(of: UInt8(ascii: ";")) else {
            throw fault("an & in a text should be written &amp;")
        }
        let text = String(decoding: bytes[(place + 1)..<end], as: UTF8.self)
        let scalar: Unicode.Scalar?
        switch text {
        case "amp": scalar = "&"
        case "lt": scalar = "<"
        case "gt": scalar = ">"
        case "quot": scalar = "\""
        case "apos": scalar = "'"
        default:
            guard text.hasPrefix("#") else {
                let isName = text.utf8.allSatisfy { Self.isName($0, isFirst: false) }
                throw fault(
                    isName && !text.isEmpty
                        ? "&\(text); is HTML and unknown to XML; write the character itself"
                        : "an & in a text should be written &amp;")
            }
            let isHex = text.hasPrefix("#x")
            let digits = text.dropFirst(isHex ? 2 : 1)
            scalar =
                digits.first?.isHexDigit == true
                ? UInt32(digits, radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init) : nil
        }
        guard let scalar, Self.isCharacter(scalar) else { throw fault("&\(text); is no character that XML allows") }
        place = end + 1
        return Array(String(Character(scalar)).utf8)
    }

    private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }

    mutating func comment() throws(XMLFault) {
        let start = place
        place += 4
        try skip(past: "--", "the comment")
        guard byte(at: 0) == UInt8(ascii: ">") else {
            place = start
            throw fault("a comment should hold no --")
        }
        place += 1
    }

    mutating func instruction() throws(XMLFault) {
        let start = place
        place += 2
        let target = try tagName()
        guard name(target).lowercased() != "xml" else {
            place = start
            throw fault("the XML declaration should stand at the very beginning, before any space")
        }
        try skip(past: "?>", "the instruction")
    }

    /// Line ends as XML 1.0 §2.11 has them.
    static func unixLines(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(0x0D) else { return String(decoding: bytes, as: UTF8.self) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for index in bytes.indices {
            if bytes[index] != 0x0D {
                out.append(bytes[index])
            } else if index + 1 == bytes.endIndex || bytes[index + 1] != 0x0A {
                out.append(0x0A)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
