// JSON transcripts: of the podcast namespace, and of programs that recognise speech.

/// JSON with a list of segments, each with its times, words and perhaps speaker.
///
/// - The podcast namespace's: `{"version", "segments": [{"speaker", "startTime", "endTime", "body"}]}`
///   (https://github.com/Podcastindex-org/podcast-namespace, transcripts), with a segment for each word in some files.
/// - Whisper's: `{"segments": [{"start", "end", "text", "words": [{"start", "end", "word"}]}]}`, or
///   `{"transcription": [{"timestamps": {"from", "to"}, "text"}]}`, or the list alone.
struct TranscriptJSON {
    private static let lists: Set<String> = ["segments", "transcription", "transcript", "cues", "words"]
    fileprivate static let starts: Set<String> = ["startTime", "start", "start_time", "from"]
    fileprivate static let ends: Set<String> = ["endTime", "end", "end_time", "to"]
    fileprivate static let lengths: Set<String> = ["duration", "dur"]
    fileprivate static let bodies: Set<String> = ["body", "text", "word", "content"]
    fileprivate static let speakers: Set<String> = ["speaker", "speakerName", "speaker_name"]

    private var scanner: JSONScanner
    private var segments: [TranscriptSegment] = []
    /// Of files that list the words beside the segments: the same once more.
    private var words: [TranscriptSegment] = []
    private var hasFault = false
    private var cues: CueList

    static func read(_ bytes: [UInt8], from offset: Int, into cues: inout CueList) {
        var reader = TranscriptJSON(scanner: JSONScanner(bytes, from: offset), cues: cues)
        reader.read()
        cues = reader.cues
    }

    private mutating func read() {
        do throws(JSONFault) {
            try readRoot()
        } catch {
            // A file that was cut off has been reported where it ends within a segment.
            if !hasFault { cues.warn(error.line, error.message) }
        }
        for segment in WordJoiner.joined(segments.isEmpty ? words : segments) {
            cues.add(
                start: segment.start, end: segment.end, speaker: segment.speaker, text: segment.text,
                line: segment.line)
        }
    }

    private init(scanner: JSONScanner, cues: CueList) {
        self.scanner = scanner
        self.cues = cues
    }

    private mutating func readRoot() throws(JSONFault) {
        if scanner.next == UInt8(ascii: "[") {
            segments += readList()
            return
        }
        while scanner.take(UInt8(ascii: "{")) || scanner.take(UInt8(ascii: ",")) {
            if scanner.take(UInt8(ascii: "}")) { continue }
            let key = try scanner.key()
            let isList = scanner.next == UInt8(ascii: "[")
            if isList, key == "words" {
                words += readList()
            } else if isList, Self.lists.contains(key) {
                segments += readList()
            } else if scanner.next == UInt8(ascii: "{"), Self.lists.contains(key) {
                // Some programs wrap the list in an object of the same name: its members are read like the file's own.
                continue
            } else {
                try scanner.skip()
            }
            while scanner.take(UInt8(ascii: "}")) {}
        }
        if scanner.next != nil { throw scanner.fault("\",\" or \"}\" should be here") }
    }

    /// Reads an array of segments. One that is broken is reported and stepped over, up to the next.
    private mutating func readList() -> [TranscriptSegment] {
        var list: [TranscriptSegment] = []
        guard scanner.take(UInt8(ascii: "[")) else { return list }
        while !scanner.take(UInt8(ascii: "]")) {
            do throws(JSONFault) {
                try readSegment(into: &list)
                if !scanner.take(UInt8(ascii: ",")), scanner.next != UInt8(ascii: "]") {
                    throw scanner.fault("\",\" or \"]\" should be here")
                }
            } catch {
                cues.warn(error.line, "\(error.message); stepped over to the next segment")
                hasFault = true
                guard scanner.seekObject() else { break }
            }
        }
        return list
    }

    private mutating func readSegment(into list: inout [TranscriptSegment]) throws(JSONFault) {
        let line = scanner.line
        guard scanner.next == UInt8(ascii: "{") else {
            try scanner.skip()
            return cues.warn(line, "segment should be an object with its times and its body; stepped over")
        }
        var segment = Fields()
        try scanner.object { scanner, key throws(JSONFault) in try segment.read(key, &scanner) }
        guard let body = segment.body else {
            // Words without the text that they make up are the text.
            if segment.words.isEmpty { cues.warn(line, "segment should have a body, has none; stepped over") }
            list += segment.words
            return
        }
        guard !body.isEmpty else { return }
        guard let start = segment.start else {
            return cues.warn(line, "segment should have a startTime in seconds; stepped over")
        }
        list.append(
            TranscriptSegment(
                start: start, end: segment.end ?? segment.length.map { Self.milliseconds(start + $0) },
                speaker: segment.speaker, text: body, line: line))
    }

    /// What a segment's members say.
    private struct Fields {
        var start: Double?
        var end: Double?
        var length: Double?
        var speaker: String?
        var body: CueText?
        var words: [TranscriptSegment] = []

        mutating func read(_ key: String, _ scanner: inout JSONScanner) throws(JSONFault) {
            if TranscriptJSON.starts.contains(key) {
                start = try scanner.seconds() ?? start
            } else if TranscriptJSON.ends.contains(key) {
                end = try scanner.seconds() ?? end
            } else if TranscriptJSON.lengths.contains(key) {
                length = try scanner.seconds()
            } else if TranscriptJSON.bodies.contains(key), scanner.next == UInt8(ascii: "\"") {
                let bytes = try scanner.string()
                var text = CueText(.none)
                text.add(bytes, 0..<bytes.count)
                body = text
            } else if TranscriptJSON.speakers.contains(key) {
                speaker = try scanner.name()
            } else if key == "timestamps", scanner.next == UInt8(ascii: "{") {
                try scanner.object { scanner, key throws(JSONFault) in try read(key, &scanner) }
            } else if key == "words", body == nil, scanner.next == UInt8(ascii: "[") {
                try readWords(&scanner)
            } else {
                try scanner.skip()
            }
        }

        private mutating func readWords(_ scanner: inout JSONScanner) throws(JSONFault) {
            try scanner.array { scanner throws(JSONFault) in
                guard scanner.next == UInt8(ascii: "{") else { return try scanner.skip() }
                let line = scanner.line
                var word = Fields()
                try scanner.object { scanner, key throws(JSONFault) in
                    // Words hold no words: nesting ends here.
                    if key == "words" { try scanner.skip() } else { try word.read(key, &scanner) }
                }
                guard let start = word.start, let text = word.body, !text.isEmpty else { return }
                words.append(
                    TranscriptSegment(
                        start: start, end: word.end, speaker: word.speaker ?? speaker, text: text, line: line))
            }
        }
    }

    static func milliseconds(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }
}

extension JSONScanner {
    /// A member's key, and the colon behind it.
    fileprivate mutating func key() throws(JSONFault) -> String {
        let key = String(decoding: try string(), as: UTF8.self)
        guard take(UInt8(ascii: ":")) else { throw fault("\":\" should be here") }
        return key
    }

    /// A time in seconds, or as `00:00:01,500`; nil for anything else, and for what is no time in an audio file.
    fileprivate mutating func seconds() throws(JSONFault) -> Double? {
        let seconds: Double?
        switch next {
        case UInt8(ascii: "\""):
            let text = try string()
            let time = CueTiming.time(text, at: 0, to: text.count)
            seconds = time?.end == text.count ? time?.seconds : Double(String(decoding: text, as: UTF8.self))
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            try skip()
            return nil
        default: seconds = Double(String(Substring(try word())))
        }
        guard let seconds, (0...CueList.latest).contains(seconds) else { return nil }
        return TranscriptJSON.milliseconds(seconds)
    }

    /// A speaker's name, or number as programs give it; nil for anything else.
    fileprivate mutating func name() throws(JSONFault) -> String? {
        switch next {
        case UInt8(ascii: "\""):
            return Speaker.name(String(decoding: try string(), as: UTF8.self))
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            try skip()
            return nil
        default: return Int(String(Substring(try word()))).map { "Speaker \($0)" }
        }
    }
}
