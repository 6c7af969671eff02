// Fuzzes conditional requests: a line for what is there, a line for the method, then the header, a line each.
//
// The first line is an ETag or `-`, a space, and the modification time in seconds since 1970 or `-`.

/// libFuzzer's entry: one input; -1 keeps it out of the corpus, and a broken property ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzConditions(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    guard lines.count >= 2, let validators = validators(lines[0]) else { return -1 }
    var head = lines[1] + Array(" / HTTP/1.1\r\nHost: a\r\n".utf8)
    for line in lines.dropFirst(2) { head += line + [13, 10] }
    head += [13, 10]
    var parser = HeadParser()
    guard parser.parse(head.span, ServerLimits()) == .done, parser.facts.size == head.count else { return -1 }

    let facts = parser.facts
    let plain = PlainConditions(method: lines[1], header: Array(lines.dropFirst(2)), validators: validators)
    let verdict = Conditions.evaluate(facts, head.span, validators)
    require(plain.verdicts.contains(verdict), "\(verdict), and not \(plain.verdicts)", bytes)
    if verdict == .notModified {
        require(["GET", "HEAD"].contains(Grammar.string(lines[1])), "304 for a method that does not read", bytes)
    }
    let isAllowed = Conditions.allowsRange(facts, head.span, validators)
    require(isAllowed == plain.allowsRange, "a range is \(isAllowed ? "" : "not ")served", bytes)
    return 0
}

private func validators(_ line: [UInt8]) -> Validators? {
    let words = line.split(separator: 32, omittingEmptySubsequences: false).map(Array.init)
    guard words.count == 2 else { return nil }
    var validators = Validators()
    if words[0] != [UInt8(ascii: "-")] {
        guard let tag = PlainTag(words[0][...]) else { return nil }
        (validators.etag, validators.isWeak) = (tag.opaque, tag.isWeak)
    }
    if words[1] != [UInt8(ascii: "-")] {
        guard let seconds = Int64(Grammar.string(words[1])), abs(seconds) < 1 << 40 else { return nil }
        validators.modified = seconds
    }
    return validators
}
