// Single byte ranges (RFC 9110 §14.1.2).

enum ByteRange: Equatable {
    /// No range that is served: the whole file goes out with 200. Several ranges and malformed ones are ignored.
    case whole
    /// Bytes from the lower to before the upper bound.
    case part(Range<Int64>)
    /// Nothing of the file is in it: 416.
    case unsatisfiable

    static func parse(_ value: Span<UInt8>, size: Int64) -> ByteRange {
        guard value.count > 6, ByteClass.isWord(value, 0, 6, "bytes=") else { return .whole }
        let place = HeadParser.trimmed(value, 6, value.count)
        var position = Int(place.start)
        let end = Int(place.end)
        let first = number(value, &position, end)
        guard position < end, value[position] == UInt8(ascii: "-") else { return .whole }
        position += 1
        let last = number(value, &position, end)
        guard position == end else { return .whole }
        switch (first, last) {
        case (nil, nil): return .whole
        case (nil, let suffix?):
            if suffix == 0 { return .unsatisfiable }
            // The end of an empty file can be had, but no Content-Range can say so.
            return size == 0 ? .whole : .part(max(0, size - suffix)..<size)
        case (let first?, nil):
            return first < size ? .part(first..<size) : .unsatisfiable
        case (let first?, let last?):
            if last < first { return .whole }
            return first < size ? .part(first..<min(size - 1, last) + 1) : .unsatisfiable
        }
    }

    /// Digits, as many as there are; nil for none. A number that is too large is the largest there is.
    private static func number(_ value: Span<UInt8>, _ position: inout Int, _ end: Int) -> Int64? {
        let start = position
        var result: Int64 = 0
        while position < end, ByteClass.isDigit(value[position]) {
            let (tens, isOver) = result.multipliedReportingOverflow(by: 10)
            let (sum, isOverToo) = tens.addingReportingOverflow(Int64(value[position] - 48))
            result = isOver || isOverToo ? .max : sum
            position += 1
        }
        return position > start ? result : nil
    }
}
