// Fuzzes transcripts of every format, and the passages that are made of them.

internal import Podcast

/// What stands in front of the input, by its first byte: so that each format is tried however little of it is there.
private let beginnings = [
    "", "WEBVTT\n\n", "1\n00:00:01,000 --> 00:00:02,000\n", "{\"segments\": [", "<cite>Ann</cite><time>0:01</time>",
    "Ann (0:01):\n", "0:01 ", "WEBVTT\n\n00:01.000 --> 00:30.000\n<v Ann>",
]

/// libFuzzer's entry: one input; -1 keeps it out of the corpus, and a broken property ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTranscript(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = input.first else { return -1 }
    let bytes = Array(beginnings[Int(first) % beginnings.count].utf8) + input.dropFirst()
    var dice = Dice(bytes)
    if dice.below(2_000) == 0 {
        // Long enough for anything that is not linear to run into the fuzzer's time limit.
        let long = Array(repeatElement(bytes, count: 400_000 / max(bytes.count, 1)).joined())
        if let transcript = try? TranscriptParser.parse(long, name: "f") { _ = Passages.join(transcript.cues) }
    }
    let transcript: Transcript
    do throws(TranscriptError) {
        transcript = try TranscriptParser.parse(bytes, name: "f")
    } catch {
        require(!error.description.isEmpty, "an error says nothing", input)
        return 0
    }
    checkCues(transcript, bytes, input)
    PassageCheck.check(transcript.cues, input)
    let again = try? TranscriptParser.parse(PlainCaptions.written(transcript.cues), name: "f")
    // A file of captions without any is warned of.
    let isSilent = again?.problems == [] || transcript.cues.isEmpty
    let isSame = again?.cues == PlainCaptions.ended(transcript.cues) && isSilent
    require(isSame, "written as WebVTT it is \(again as Any), and not \(transcript.cues)", input)
    if transcript.format == .vtt { checkNames(transcript, bytes, input) }
    return 0
}

private func checkCues(_ transcript: Transcript, _ bytes: [UInt8], _ input: [UInt8]) {
    var last = 0.0
    for cue in transcript.cues {
        require(cue.start >= last && cue.start <= 10_000_000, "a cue at \(cue.start) after \(last)", input)
        last = cue.start
        if let end = cue.end { require(end >= cue.start && end <= 10_000_000, "a cue that ends at \(end)", input) }
        for text in [cue.text, cue.speaker ?? "x"] {
            let isLine = text.unicodeScalars.allSatisfy {
                !(0..<32).contains($0.value) && !(127..<160).contains($0.value) && ![0x2028, 0x2029].contains($0.value)
            }
            require(isLine && !text.isEmpty, "\(text.debugDescription) is no line of text", input)
            require(text.utf8.first != 32 && text.utf8.last != 32, "\(text.debugDescription) is not trimmed", input)
        }
    }
    let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
    for problem in transcript.problems {
        require((1...lines).contains(problem.line ?? 0), "\(problem) is on no line of \(lines)", input)
    }
    require(transcript.problems.count <= 100, "\(transcript.problems.count) problems", input)
}

/// Other names for speakers change names and nothing else.
private func checkNames(_ transcript: Transcript, _ bytes: [UInt8], _ input: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    // The parser takes such characters out of names, the file keeps them.
    let isKept = { (scalar: Unicode.Scalar) in
        scalar.value > 31 && !(127..<160).contains(scalar.value) || scalar == "\n" || scalar == "\r"
    }
    guard text.unicodeScalars.allSatisfy(isKept) else { return }
    var names: [String: String] = [:]
    for name in transcript.cues.compactMap(\.speaker) where names[name] == nil { names[name] = "Z\(names.count)" }
    let renamed = CaptionSpeakers.renamed(text, names)
    let again = try? TranscriptParser.parse(Array(renamed.utf8), name: "f")
    require(again?.cues.map(\.text) == transcript.cues.map(\.text), "with other names it is \(again as Any)", input)
    require(again?.problems == transcript.problems, "with other names it has other problems", input)
    let inTags = zip(again?.cues ?? [], transcript.cues).allSatisfy { cue, before in
        // A name in front of the words is no tag's.
        cue.speaker == before.speaker.flatMap { names[$0] } || cue.speaker == before.speaker
    }
    require(inTags, "other names than were given", input)
}
