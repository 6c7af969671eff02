// Whether a document is the transcript that the feed says it is.

import Foundation

/// Looks at transcripts as apps read them (podcastindex.org/namespace/1.0, transcripts).
enum TranscriptCheck {
    /// Characters of a line of WebVTT: players break it, so that twice the 65 that are advised are two lines on a screen.
    private static let lineVTT = 130
    /// Of SRT, of which two lines are shown at once.
    private static let lineSRT = 32
    private static let linesSRT = 2
    /// One line in so many may be longer: a long word, an address.
    private static let tolerance = 20

    /// What is wrong with a document of this type; nil when nothing is, or when the type is none of transcripts.
    static func fault(_ bytes: [UInt8], type: String) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return "not UTF-8" }
        let content = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        switch type {
        case "text/vtt":
            guard content.hasPrefix("WEBVTT") else { return "does not begin with WEBVTT" }
            return cues(content).isEmpty ? "no cue" : nil
        case "application/x-subrip", "application/srt":
            guard let first = cues(content).first else { return "no cue" }
            return first.timing.contains(",") ? nil : "times without a comma before the milliseconds: \(first.timing)"
        case "application/json": return jsonFault(bytes)
        case "text/html":
            let names = MarkupNames.names(in: String(content))
            let missing = ["time", "p"].filter { !names.contains($0) }
            return missing.isEmpty ? nil : "no \(missing.map { "<\($0)>" }.joined(separator: " and no "))"
        case "text/plain": return content.allSatisfy(\.isWhitespace) ? "empty" : nil
        default: return nil
        }
    }

    /// Lines that a phone cannot show; nil when there are few of them, or the type has no lines.
    static func longLines(_ bytes: [UInt8], type: String) -> String? {
        let isVTT = type == "text/vtt"
        guard isVTT || type == "application/x-subrip" || type == "application/srt" else { return nil }
        let all = cues(String(decoding: bytes, as: UTF8.self)[...])
        let width = isVTT ? lineVTT : lineSRT
        let long = all.filter { cue in
            cue.lines.contains { shown($0).count > width } || !isVTT && cue.lines.count > linesSRT
        }
        guard long.count * tolerance > all.count, let first = long.first else { return nil }
        return "\(long.count) of \(all.count) cues, the first at \(first.timing)"
    }

    private struct WrittenCue {
        var timing: Substring
        var lines: [Substring]
    }

    /// Each line of times with the lines below it.
    private static func cues(_ text: Substring) -> [WrittenCue] {
        var cues: [WrittenCue] = []
        var isOpen = false
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.contains(" --> ") {
                cues.append(WrittenCue(timing: line, lines: []))
                isOpen = true
            } else if line.allSatisfy(\.isWhitespace) {
                isOpen = false
            } else if isOpen {
                cues[cues.count - 1].lines.append(line)
            }
        }
        return cues.filter { !$0.lines.isEmpty }
    }

    /// What is seen of a line: no tags.
    private static func shown(_ line: Substring) -> String {
        var out = ""
        var isTag = false
        for character in line {
            if character == "<" {
                isTag = true
            } else if character == ">", isTag {
                isTag = false
            } else if !isTag {
                out.append(character)
            }
        }
        return out
    }

    private static func jsonFault(_ bytes: [UInt8]) -> String? {
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            return "no JSON object"
        }
        guard object["version"] is String else { return "no version" }
        guard let segments = object["segments"] as? [[String: Any]], !segments.isEmpty else { return "no segments" }
        for (index, segment) in segments.enumerated() {
            guard let start = (segment["startTime"] as? NSNumber)?.doubleValue, start >= 0 else {
                return "segment \(index + 1) has no startTime"
            }
            guard segment["body"] is String else { return "segment \(index + 1) has no body" }
        }
        return nil
    }
}
