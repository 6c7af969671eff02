// What notes say of their audio, beside what was measured.

import Podcast

/// Compares a written duration and size with the audio file's own. The measured ones count in any case: apps plan the
/// download by the size and show the length before it.
enum WrittenAudioCheck {
    /// How far a written duration may be from the measured one, in seconds: hosts write whole seconds, rounded or cut.
    static let tolerance = 1.0

    /// Warnings with both figures; empty when the notes say the same, or nothing.
    /// - Parameter name: the measured file's.
    static func problems(_ written: WrittenAudio, _ measured: Enclosure, name: String, path: String) -> [Problem] {
        var problems: [Problem] = []
        let warn = { (message: String) in
            problems.append(Problem(path: path, line: written.line, severity: .warning, message: message))
        }
        if let bytes = written.bytes, bytes != measured.bytes {
            warn(
                "bytes: should be \(measured.bytes), which the audio \(name) has, is \(bytes); the feed "
                    + "says the former")
        }
        if let duration = written.duration, abs(duration - measured.duration) > tolerance {
            warn(
                "duration: should be \(Timecode.short(measured.duration)), which the audio \(name) lasts, "
                    + "is \(Timecode.short(duration)); the feed says the former")
        }
        return problems
    }

    /// A warning for notes that name an audio file which is not there; nil when what they name is no audio file.
    static func missing(_ written: WrittenAudio, isMain: Bool, path: String) -> Problem? {
        guard !written.location.contains("://"),
            ImportFile(name: written.location, source: .bytes([])).kind == .audio
        else { return nil }
        let message =
            "audio: \(written.location) is not among the files; import it as well"
            + (isMain ? ": until then the episode is on the site and not in the feed" : "")
        return Problem(path: path, line: written.line, severity: .warning, message: message)
    }
}
