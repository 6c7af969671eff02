// Reads a transcript of any known format.

public import Podcast

/// Bytes of a transcript → cues. Pure, and linear in the length of the file.
public enum TranscriptParser {
    /// Reads VTT, SRT or `HH:MM:SS text`, told apart by the content and not by the name.
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
        var lines = LineReader(bytes, from: SourceText.markLength(of: bytes))
        let format = format(of: bytes, from: lines.offset)
        var cues = CueList(name: name)
        switch format {
        case .vtt: WebVTT.read(&lines, into: &cues)
        case .srt: SubRip.read(&lines, into: &cues)
        case .timedText: TimedText.read(&lines, into: &cues)
        }
        // A file that says WEBVTT and nothing more is an empty transcript; anything else without a cue is none.
        guard !cues.cues.isEmpty || format == .vtt else { throw .noCues(name: name) }
        return Transcript(format: format, cues: cues.ordered(), problems: cues.problems)
    }

    private static func format(of bytes: [UInt8], from start: Int) -> TranscriptFormat {
        if bytes[start...].starts(with: "WEBVTT".utf8) { return .vtt }
        // The first arrow decides; SRT has one in its second or third line.
        var lines = LineReader(bytes, from: start)
        for _ in 0..<20 {
            guard let line = lines.next() else { break }
            if CueTiming.hasArrow(bytes, line) { return .srt }
        }
        return .timedText
    }
}
