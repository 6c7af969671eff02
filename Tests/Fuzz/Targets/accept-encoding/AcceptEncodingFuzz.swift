// Fuzzes Accept-Encoding: the input is the field's value.

/// libFuzzer's entry: one input; -1 keeps it out of the corpus, and a broken property ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAcceptEncoding(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let plain = PlainAcceptEncoding(bytes)
    let answers = plain.allowed
    let isGzip = AcceptEncoding.prefersGzip(bytes.span)
    require(answers.contains(isGzip), "\(isGzip ? "gzip" : "plain"), with weights \(plain)", bytes)
    return 0
}
