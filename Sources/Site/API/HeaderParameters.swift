// A header value with parameters, as Content-Type and Content-Disposition have them.

/// `type; name=value; name="quoted value"` (RFC 9110 §5.6.6).
struct HeaderParameters: Equatable {
    /// What stands before the first semicolon, in lower case.
    let value: String
    /// By name in lower case; of a name that stands twice, the first.
    let parameters: [String: String]

    /// Nil for anything that is not well-formed.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        var place = bytes.firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
        guard let value = Self.text(bytes[..<place]), !value.isEmpty else { return nil }
        self.value = value.lowercased()
        var parameters: [String: String] = [:]
        while place < bytes.count {
            place += 1
            while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
            // Empty parameters are allowed: "a; ;b=c".
            guard place < bytes.count, bytes[place] != UInt8(ascii: ";") else { continue }
            let name = place
            while place < bytes.count, bytes[place] != UInt8(ascii: "="), bytes[place] != UInt8(ascii: ";") {
                place += 1
            }
            guard place < bytes.count, bytes[place] == UInt8(ascii: "="), let key = Self.text(bytes[name..<place]),
                !key.isEmpty
            else { return nil }
            place += 1
            guard let value = Self.parameterValue(bytes, &place) else { return nil }
            if parameters[key.lowercased()] == nil { parameters[key.lowercased()] = value }
        }
        self.parameters = parameters
    }

    /// The value at `place`, which moves to the next semicolon or the end.
    private static func parameterValue(_ bytes: [UInt8], _ place: inout Int) -> String? {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
            let start = place
            while place < bytes.count, bytes[place] != UInt8(ascii: ";") { place += 1 }
            return text(bytes[start..<place])
        }
        place += 1
        var value: [UInt8] = []
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            // Only these two are escaped: old browsers send whole Windows paths with bare backslashes.
            if bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count,
                bytes[place + 1] == UInt8(ascii: "\"") || bytes[place + 1] == UInt8(ascii: "\\")
            {
                place += 1
            }
            value.append(bytes[place])
            place += 1
        }
        guard place < bytes.count else { return nil }
        place += 1
        while place < bytes.count, isSpace(bytes[place]) { place += 1 }
        guard place == bytes.count || bytes[place] == UInt8(ascii: ";") else { return nil }
        return String(validating: value, as: UTF8.self)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        let trimmed = bytes.drop(while: isSpace)
        guard let last = trimmed.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(validating: trimmed[...last], as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
