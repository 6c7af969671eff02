// Fuzzes HTTP dates: the input is a date's text, and its first eight bytes are also a number to write as one.

/// libFuzzer's entry: one input; -1 keeps it out of the corpus, and a broken property ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDate(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    // From 1970 to 9800, so that each year that two digits can mean has four.
    var dice = Dice(bytes)
    let now = Int64(dice.below(247_000_000_000))
    if let parsed = read(bytes, now: now) {
        survives(parsed, bytes)
        // Where two digits of a year change their meaning: 50 years later, give or take three days.
        _ = read(bytes, now: max(0, parsed + 1_577_847_600 + Int64(dice.below(518_401)) - 259_200))
    }
    // From the year 0 to the end of 9999.
    let number = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    survives(-62_167_219_200 + Int64(number % 315_569_520_000), bytes)
    return 0
}

/// The date as both readings have it.
private func read(_ bytes: [UInt8], now: Int64) -> Int64? {
    if now > 247_000_000_000 { return nil }
    let parsed = HTTPDate.parse(bytes.span, now: now)
    let plain = PlainDate.seconds(bytes, now: now)
    require(
        parsed == plain, "at \(now) read as \(String(describing: parsed)), and not \(String(describing: plain))", bytes)
    return parsed
}

private func survives(_ seconds: Int64, _ input: [UInt8]) {
    // A leap second at the end of 9999 is the first of a year that has no four digits.
    if seconds >= 253_402_300_800 { return }
    let text = Array(HTTPDate.text(seconds).utf8)
    require(text.count == 29, "\(Grammar.string(text)) is no IMF-fixdate", input)
    require(HTTPDate.parse(text.span) == seconds, "\(seconds) does not survive as \(Grammar.string(text))", input)
    require(PlainDate.seconds(text, now: 0) == seconds, "\(seconds) is written as \(Grammar.string(text))", input)
}
