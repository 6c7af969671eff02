// The path of a request target, decoded once and checked segment by segment.

enum TargetPath {
    /// The decoded path and the raw query of an origin-form target; nil (400) for a path with a broken escape, NUL, an
    /// encoded slash, a segment `.` or `..`, bytes that are not UTF-8, or a mark that stands in no URI and that no
    /// browser sends in a path.
    static func split(_ target: Span<UInt8>) -> (path: String, query: String?)? {
        var end = 0
        while end < target.count, target[end] != UInt8(ascii: "?") { end += 1 }
        guard let path = decode(target.extracting(0..<end)) else { return nil }
        guard end < target.count else { return (path, nil) }
        var query: [UInt8] = []
        query.reserveCapacity(target.count - end - 1)
        for index in end + 1..<target.count { query.append(target[index]) }
        return (path, String(decoding: query, as: UTF8.self))
    }

    private static func decode(_ path: Span<UInt8>) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(path.count + 1)
        var segment = 0
        var index = 0
        while index < path.count {
            var byte = path[index]
            index += 1
            if byte == UInt8(ascii: "%") {
                guard index + 1 < path.count, let high = ByteClass.hexadecimal(path[index]),
                    let low = ByteClass.hexadecimal(path[index + 1])
                else { return nil }
                byte = high << 4 | low
                index += 2
                // An encoded slash would change where segments end; NUL ends a C string too early.
                if byte == UInt8(ascii: "/") || byte == 0 { return nil }
            } else if isForeign(byte) {
                return nil
            } else if byte == UInt8(ascii: "/") {
                if isDots(bytes[segment...]) { return nil }
                segment = bytes.count + 1
            }
            bytes.append(byte)
        }
        if segment <= bytes.count, isDots(bytes[segment...]) { return nil }
        return bytes.isEmpty ? "/" : String(validating: bytes, as: UTF8.self)
    }

    /// What RFC 3986 knows nowhere, less `^` and `|`, which browsers leave as they are in paths.
    private static func isForeign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "`"),
            UInt8(ascii: "{"), UInt8(ascii: "}"):
            true
        default: false
        }
    }

    private static func isDots(_ segment: ArraySlice<UInt8>) -> Bool {
        !segment.isEmpty && segment.count <= 2 && segment.allSatisfy { $0 == UInt8(ascii: ".") }
    }
}
