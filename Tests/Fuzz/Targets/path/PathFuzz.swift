// Fuzzes the request target's path and query: the input is a target that the head parser has let pass.

/// libFuzzer's entry: one input; -1 keeps it out of the corpus, and a broken property ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPath(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) else { return -1 }
    let question = bytes.firstIndex(of: UInt8(ascii: "?"))
    let expected = path(bytes[..<(question ?? bytes.count)])
    guard let (path, query) = TargetPath.split(bytes.span) else {
        require(expected == nil, "refused, and should be \(String(describing: expected))", bytes)
        return 0
    }
    require(expected == Array(path.utf8), "\(path.debugDescription), and not \(String(describing: expected))", bytes)
    require(query.map { Array($0.utf8) } == question.map { Array(bytes[($0 + 1)...]) }, "another query", bytes)
    let segments = path.utf8.split(separator: UInt8(ascii: "/")).map { Grammar.string($0) }
    require(!segments.contains(".") && !segments.contains(".."), "a segment leads elsewhere", bytes)
    require(!path.utf8.contains(0), "NUL in the path", bytes)

    // Decoded once: coding each byte again gives the same path, and a `%` that was written as `%25` stays.
    let digits = Array("0123456789ABCDEF".utf8)
    let coded = path.utf8.flatMap { $0 == UInt8(ascii: "/") ? [$0] : [37, digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    let again = TargetPath.split(coded.span)
    require(again?.path == path && again?.query == nil, "coded again it is \(String(describing: again))", bytes)
    return 0
}

/// A path decoded segment by segment; nil when one must not be served.
private func path(_ raw: ArraySlice<UInt8>) -> [UInt8]? {
    if raw.isEmpty { return Array("/".utf8) }
    // Neither in RFC 3986 nor in what browsers send; `^`, `|`, `[` and `]` they do send.
    if !raw.allSatisfy({ !"\"<>\\`{}".utf8.contains($0) }) { return nil }
    var segments: [[UInt8]] = []
    for segment in raw.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
        let pieces = segment.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false)
        var decoded = Array(pieces[0])
        for piece in pieces.dropFirst() {
            guard piece.prefix(2).allSatisfy(Grammar.hexadecimal.contains), piece.count >= 2,
                let byte = UInt8(Grammar.string(piece.prefix(2)), radix: 16), byte != 0, byte != UInt8(ascii: "/")
            else { return nil }
            decoded += [byte] + piece.dropFirst(2)
        }
        if decoded == Array(".".utf8) || decoded == Array("..".utf8) { return nil }
        segments.append(decoded)
    }
    let path = Array(segments.joined(separator: "/".utf8))
    // Bytes that are not UTF-8 would be mended, and so differ.
    return Array(Grammar.string(path).utf8) == path ? path : nil
}
