// The part of a URL behind the question mark.

/// A query string's values (the form of application/x-www-form-urlencoded, which browsers send).
struct QueryString: Sendable {
    private let raw: String?

    init(_ raw: String?) { self.raw = raw }

    /// A value as it came.
    enum Value: Equatable {
        case missing
        case text(String)
        /// Its percent-encoding is broken, or its bytes are no UTF-8, or hold NUL.
        case malformed

        /// Nil when the query does not have it.
        var given: Value? { self == .missing ? nil : self }

        /// The text; nil when there is none that can be read.
        var text: String? { if case .text(let text) = self { text } else { nil } }
    }

    /// The first value of this name.
    func value(_ name: String) -> Value {
        guard let raw else { return .missing }
        for pair in raw.utf8.split(separator: UInt8(ascii: "&")) {
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let key = Self.decoded(halves[0]), key == name else { continue }
            guard halves.count == 2 else { return .text("") }
            return Self.decoded(halves[1]).map(Value.text) ?? .malformed
        }
        return .missing
    }

    /// The names in their order, each as often as it stands; nil when one cannot be read.
    var names: [String]? {
        var names: [String] = []
        for pair in (raw ?? "").utf8.split(separator: UInt8(ascii: "&")) {
            guard let name = Self.decoded(pair.prefix { $0 != UInt8(ascii: "=") }) else { return nil }
            names.append(name)
        }
        return names
    }

    private static func decoded(_ text: Substring.UTF8View) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
