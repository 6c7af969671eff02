// Fuzzes Range: the first line is the file's size in bytes, the rest the field's value.

/// libFuzzer's entry: one input; -1 keeps it out of the corpus, and a broken property ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRange(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let parts = bytes.split(separator: 10, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, Grammar.isDigits(parts[0]), let size = Int64(Grammar.string(parts[0])) else { return -1 }
    let range = ByteRange.parse(Array(parts[1]).span, size: size)
    if case .part(let part) = range {
        require(!part.isEmpty && part.lowerBound >= 0 && part.upperBound <= size, "\(part) of \(size) bytes", bytes)
    }
    let expected = PlainRange.read(Array(parts[1]), size: size)
    require(expected.contains(range), "\(range) of \(size) bytes, and not \(expected)", bytes)
    return 0
}
