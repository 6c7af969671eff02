// Fuzzes the chunked decoder with the bytes of a body and what follows it.

/// libFuzzer's entry: one input; -1 keeps it out of the corpus, and a broken property ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzChunked(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    var dice = Dice(bytes)
    let whole = decode(bytes, cuts: [bytes.count], bytes)
    for _ in 0..<3 {
        let pieces = decode(bytes, cuts: dice.cuts(bytes.count), bytes)
        require(pieces == whole, "cut in pieces it is \(pieces), whole \(whole)", bytes)
    }
    switch (whole.step, PlainChunked.read(bytes)) {
    case (.end, .whole(let data, let length)):
        require(whole.data == data && whole.position == length, "another body than a plain reading's", bytes)
        let again = encode(data, &dice)
        let decoded = decode(again, cuts: dice.cuts(again.count), bytes)
        require(
            decoded == Decoded(step: .end, data: data, position: again.count), "it does not survive being coded again",
            bytes)
    case (.needMore, .partial(let data)):
        require(whole.data == data && whole.position == count, "another beginning than a plain reading's", bytes)
    case (.reject(let status), .bad):
        require(status == 400 || status == 431, "rejected with \(status)", bytes)
    case (let step, let plain):
        require(false, "\(step) where a plain reading is \(plain)", bytes)
    }
    return 0
}

private struct Decoded: Equatable {
    var step: ChunkedDecoder.Step
    var data: [UInt8] = []
    var position = 0
}

/// Gives the decoder the bytes up to each cut, as the server does when they arrive.
private func decode(_ bytes: [UInt8], cuts: [Int], _ input: [UInt8]) -> Decoded {
    var decoder = ChunkedDecoder()
    var decoded = Decoded(step: .needMore)
    for end in cuts {
        while true {
            let before = decoded.position
            decoded.step = decoder.next(bytes.span, &decoded.position, end: end)
            let position = decoded.position
            require(before <= position && position <= end, "moved from \(before) to \(position) of \(end)", input)
            if case .data(let range) = decoded.step {
                let isPlaced = !range.isEmpty && range.lowerBound >= before && range.upperBound == position
                require(isPlaced, "data at \(range) after \(before), before \(position)", input)
                decoded.data += bytes[range]
                continue
            }
            if decoded.step == .needMore {
                require(position == end, "wants more with \(end - position) bytes left", input)
                break
            }
            return decoded
        }
    }
    return decoded
}

private func encode(_ data: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var coded: [UInt8] = []
    var rest = data[...]
    while !rest.isEmpty {
        let chunk = rest.prefix(1 + dice.below(rest.count))
        rest = rest.dropFirst(chunk.count)
        let size = String(chunk.count, radix: 16, uppercase: dice.below(2) == 0)
        coded += Array("\(dice.below(2) == 0 ? "00" : "")\(size)\(dice.below(2) == 0 ? " ;a=\"b\"" : "")\r\n".utf8)
        coded += chunk + [13, 10]
    }
    return coded + Array((dice.below(2) == 0 ? "0\r\n\r\n" : "000;z\r\nA: b\r\n\r\n").utf8)
}
