// Reads a transcript of any known format.

public import Podcast

/// Bytes of a transcript → cues. Pure, and linear in the length of the file.
public enum TranscriptParser {
    /// Reads WebVTT, SRT, JSON, HTML or plain text with times, told apart by the content and not by the name.
    ///
    /// Cues that make no sense are reported with their line and stepped over; cues without text are left out.
    /// - Parameter name: The name that problems are reported under.
    /// - Throws: `TranscriptError` when the bytes are no text or hold no cue.
    public static func parse(_ bytes: [UInt8], name: String) throws(TranscriptError) -> Transcript {
        switch SourceText.fault(in: bytes) {
        case .notUTF8(let line): throw .notUTF8(name: name, line: line)
        case .utf16: throw .notUTF8(name: name, line: 1)
        case .nul(let line): throw .holdsNUL(name: name, line: line)
        case nil: break
        }
        let bytes = Array(SourceText.withoutControls(bytes[...]))
        let start = SourceText.markLength(of: bytes)
        let format = format(of: bytes, from: start)
        var lines = LineReader(bytes, from: start)
        var cues = CueList(name: name)
        switch format {
        case .vtt: WebVTT.read(&lines, into: &cues)
        case .srt: SubRip.read(&lines, into: &cues)
        case .timedText: TimedText.read(&lines, into: &cues)
        case .json: TranscriptJSON.read(bytes, from: start, into: &cues)
        case .html: TranscriptHTML.read(bytes, from: start, into: &cues)
        }
        // A file that says WEBVTT and nothing more is an empty transcript; anything else without a cue is none.
        guard !cues.cues.isEmpty || format == .vtt else { throw .noCues(name: name) }
        if cues.cues.isEmpty { cues.warn(1, "transcript should have cues, has none") }
        cues.nameSpeakers()
        return Transcript(format: format, cues: cues.ordered(), problems: cues.problems)
    }

    /// Whether bytes whose name does not tell, as that of a JSON or HTML file, are a transcript.
    ///
    /// A page needs `<cite>` besides its times: any page may have some.
    public static func isTranscript(_ bytes: [UInt8]) -> Bool {
        guard let transcript = try? parse(bytes, name: "") else { return false }
        switch transcript.format {
        case .html: return transcript.cues.contains { $0.speaker != nil }
        case .vtt, .srt, .json: return true
        case .timedText: return false
        }
    }

    /// Whether bytes are text and no line of it is a cue in any form. What is no text is not spoken of.
    public static func isTextWithoutCue(_ bytes: [UInt8]) -> Bool {
        // Nearly all transcripts show what they are in their first lines.
        let beginning = bytes.prefix(1 << 14)
        let lines = beginning[..<(beginning.lastIndex(of: UInt8(ascii: "\n")) ?? beginning.startIndex)]
        for text in [lines, bytes[...]] {
            do throws(TranscriptError) {
                _ = try parse(Array(text), name: "")
                return false
            } catch {
                guard case .noCues = error else { return false }
            }
        }
        return true
    }

    private static func format(of bytes: [UInt8], from start: Int) -> TranscriptFormat {
        if WebVTT.isHeader(bytes[start...]) { return .vtt }
        let text = bytes[start...].drop { $0 <= 32 }
        switch text.first {
        case UInt8(ascii: "{"): return .json
        // "[00:00:01] Hello" begins with a bracket, too.
        case UInt8(ascii: "["):
            let next = text.dropFirst().drop { $0 <= 32 }.first
            if next == UInt8(ascii: "{") || next == UInt8(ascii: "]") { return .json }
        case UInt8(ascii: "<"): return .html
        default: break
        }
        // The first times decide; SRT has them in its second or third line.
        var lines = LineReader(bytes, from: start)
        for _ in 0..<40 {
            guard let line = lines.next() else { break }
            if CueTiming.isTimingLine(bytes, line) { return .srt }
        }
        return .timedText
    }
}
