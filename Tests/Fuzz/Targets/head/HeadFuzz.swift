// Fuzzes the head parser with the bytes of a request, under the server's limits and under tight ones.

/// libFuzzer's entry: one input; -1 keeps it out of the corpus, and a broken property ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHead(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    var tight = ServerLimits()
    (tight.requestLineBytes, tight.headerBytes, tight.headerFields) = (48, 160, 4)
    var dice = Dice(bytes)
    for limits in [ServerLimits(), tight] {
        let plain = PlainHead(bytes, limits)
        let whole = parse(bytes, cuts: [bytes.count], limits)
        for _ in 0..<2 {
            let cuts = dice.cuts(bytes.count)
            let pieces = parse(bytes, cuts: cuts, limits)
            // With several faults in one line, how much of it has come may decide which of them is answered.
            if case (.reject(let status), .reject) = (pieces.outcome, whole.outcome), plain.faults.contains(status) {
                continue
            }
            require(pieces.outcome == whole.outcome, "cut at \(cuts): \(pieces.outcome), whole \(whole.outcome)", bytes)
            if whole.outcome == .done { require(pieces.facts == whole.facts, "other facts, cut at \(cuts)", bytes) }
        }
        switch whole.outcome {
        case .reject(let status):
            require(plain.faults.contains(status), "rejected with \(status), and not \(plain.faults)", bytes)
        case .needMore:
            require(plain.faults.isEmpty && !plain.isWhole, "wants more, and is \(plain)", bytes)
        case .done:
            require(plain.faults.isEmpty && plain.isWhole, "done, and should be \(plain.faults)", bytes)
            HeadCheck(bytes: bytes, facts: whole.facts, plain: plain).run()
            let size = whole.facts.size
            let less = parse(Array(bytes[..<(size - 1)]), cuts: [size - 1], limits)
            require(less.outcome == .needMore, "done before its last byte: \(less.outcome)", bytes)
        }
    }
    return 0
}

/// Gives the parser the bytes up to each cut, from the first on, as the server does when they arrive.
private func parse(
    _ bytes: [UInt8], cuts: [Int], _ limits: ServerLimits
) -> (outcome: HeadParser.Outcome, facts: RequestFacts) {
    var parser = HeadParser()
    var outcome = HeadParser.Outcome.needMore
    var checks = 4
    for end in cuts {
        outcome = parser.parse(bytes.span.extracting(0..<end), limits)
        guard outcome == .needMore else { break }
        // Its work is linear: what has been looked through for line ends is not looked through again. The same length
        // in line feeds would otherwise be a fault. Only how the line begins and the last byte are asked once more.
        if checks > 0 {
            checks -= 1
            var copy = parser
            var fed = [UInt8](repeating: 10, count: end)
            let line = bytes[..<end].lastIndex(of: 10).map { $0 + 1 } ?? 0
            for index in [line, end - 1] where fed.indices.contains(index) { fed[index] = bytes[index] }
            let again = copy.parse(fed.span, limits)
            require(again == .needMore, "\(end) bytes are read twice", bytes)
        }
    }
    return (outcome, parser.facts)
}
