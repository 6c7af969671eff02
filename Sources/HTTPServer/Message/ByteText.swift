// Text and numbers put together as bytes, for what is written too often for Strings.

extension [UInt8] {
    /// The bytes of a literal.
    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// A number in decimal digits.
    mutating func append(number: Int64) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        let first = count
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        self[first...].reverse()
    }

    /// Microseconds as seconds with six decimals: `0.000125`.
    mutating func append(microseconds: Int64) {
        let positive = Swift.max(0, microseconds)
        append(number: positive / 1_000_000)
        append(UInt8(ascii: "."))
        var scale: Int64 = 100_000
        while scale > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: positive / scale % 10))
            scale /= 10
        }
    }

    /// A byte as two hexadecimal digits.
    mutating func append(hexadecimal byte: UInt8) {
        for digit in [byte >> 4, byte & 15] {
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
        }
    }
}
