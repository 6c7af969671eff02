// Reads JSON (RFC 8259) value by value, with the line of each.

/// Why bytes are no JSON.
struct JSONFault: Error, Equatable {
    /// From 1.
    var line: Int
    /// What should be there.
    var message: String
}

/// A place in JSON text. Nothing is kept of what was passed: memory does not grow with depth or length.
///
/// A parser of our own, because those of Foundation tell of a fault the whole file's and no line.
struct JSONScanner {
    /// Values nested deeper than this are a fault.
    static let depthLimit = 64

    private let bytes: [UInt8]
    private var index: Int
    /// The line of what comes next, from 1.
    private(set) var line = 1
    /// How many objects and arrays are open.
    private var depth = 0

    init(_ bytes: [UInt8], from offset: Int) {
        self.bytes = bytes
        index = offset
        skipBlanks()
    }

    /// The byte that the next value begins with; nil at the end.
    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Reads an object, giving each key with the place of its value, which `read` must pass.
    mutating func object(_ read: (inout JSONScanner, String) throws(JSONFault) -> Void) throws(JSONFault) {
        try members(UInt8(ascii: "{"), UInt8(ascii: "}")) { scanner throws(JSONFault) in
            let key = String(decoding: try scanner.string(), as: UTF8.self)
            try scanner.expect(UInt8(ascii: ":"))
            try read(&scanner, key)
        }
    }

    /// Reads an array, giving the place of each value, which `read` must pass.
    mutating func array(_ read: (inout JSONScanner) throws(JSONFault) -> Void) throws(JSONFault) {
        try members(UInt8(ascii: "["), UInt8(ascii: "]"), read)
    }

    private mutating func members(
        _ open: UInt8, _ close: UInt8, _ read: (inout JSONScanner) throws(JSONFault) -> Void
    ) throws(JSONFault) {
        try expect(open)
        guard depth < Self.depthLimit else { throw fault("values should be nested at most \(Self.depthLimit) deep") }
        depth += 1
        if next != close {
            try read(&self)
            while next == UInt8(ascii: ",") {
                advance()
                try read(&self)
            }
        }
        depth -= 1
        try expect(close)
    }

    /// Passes a value of any kind.
    mutating func skip() throws(JSONFault) {
        switch next {
        case UInt8(ascii: "{"): try object { scanner, _ throws(JSONFault) in try scanner.skip() }
        case UInt8(ascii: "["): try array { scanner throws(JSONFault) in try scanner.skip() }
        case UInt8(ascii: "\""): try passString()
        default: _ = try word()
        }
    }

    /// A string's bytes, with its escapes read.
    mutating func string() throws(JSONFault) -> [UInt8] {
        let start = index + 1
        let hasEscapes = try passString(thenBlanks: false)
        let range = start..<index - 1
        skipBlanks()
        return hasEscapes ? JSONString.unescaped(bytes[range]) : Array(bytes[range])
    }

    /// A number, `true`, `false`, `null`, and what programs write that know no better (`NaN`), as it is written.
    mutating func word() throws(JSONFault) -> Substring.UTF8View.SubSequence {
        let start = index
        while index < bytes.count, Self.isWordPart(bytes[index]) { index += 1 }
        guard index > start, index - start <= 64 else { throw fault("a value should be here") }
        let word = Substring(decoding: bytes[start..<index], as: UTF8.self).utf8
        skipBlanks()
        return word
    }

    /// Passes one of the marks between values if it comes next.
    mutating func take(_ mark: UInt8) -> Bool {
        guard next == mark else { return false }
        advance()
        return true
    }

    /// Goes on at the next object behind the place of a fault.
    ///
    /// - Returns: false when there is none.
    mutating func seekObject() -> Bool {
        // What was open when the fault came is not closed any more.
        depth = 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "{") {
            if bytes[index] == 10 { line += 1 }
            index += 1
        }
        return index < bytes.count
    }

    func fault(_ message: String) -> JSONFault { JSONFault(line: line, message: message) }

    private mutating func expect(_ byte: UInt8) throws(JSONFault) {
        guard take(byte) else { throw fault("\"\(String(UnicodeScalar(byte)))\" should be here") }
    }

    private mutating func advance() {
        index += 1
        skipBlanks()
    }

    private mutating func skipBlanks() {
        while index < bytes.count, bytes[index] == 32 || (9...13).contains(bytes[index]) {
            if bytes[index] == 10 { line += 1 }
            index += 1
        }
    }

    /// - Returns: whether the string has escapes.
    @discardableResult private mutating func passString(thenBlanks: Bool = true) throws(JSONFault) -> Bool {
        guard next == UInt8(ascii: "\"") else { throw fault("a text between quotes should be here") }
        let start = (index, line)
        var hasEscapes = false
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\") {
                hasEscapes = true
                index += 1
            }
            if index < bytes.count, bytes[index] == 10 { line += 1 }
            index += 1
        }
        guard index < bytes.count else {
            // Whatever stands behind may still be whole.
            (index, line) = (start.0 + 1, start.1)
            throw fault("the text that begins here should end with a quote")
        }
        index += 1
        if thenBlanks { skipBlanks() }
        return hasEscapes
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        CueTiming.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32)
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
    }
}
