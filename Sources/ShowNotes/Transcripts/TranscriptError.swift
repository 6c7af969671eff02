// Why a transcript could not be read at all.

public import Podcast

/// A transcript that is none.
public enum TranscriptError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Not UTF-8 from this line on, counted from 1.
    case notUTF8(name: String, line: Int)
    /// Holds a NUL byte in this line, counted from 1.
    case holdsNUL(name: String, line: Int)
    /// No cue of any known format in it.
    case noCues(name: String)

    /// `name:line: what, and what it should be`.
    public var description: String { "\(problem)" }

    /// The same as a problem, for the report of an import.
    public var problem: Problem {
        switch self {
        case .notUTF8(let name, let line):
            Problem(path: name, line: line, severity: .error, message: "should be UTF-8, holds other bytes")
        case .holdsNUL(let name, let line):
            Problem(path: name, line: line, severity: .error, message: "should be text, holds a NUL byte")
        case .noCues(let name):
            Problem(
                path: name, line: nil, severity: .error,
                message: "should be a transcript in VTT, SRT, JSON, HTML or \"HH:MM:SS text\" form, has no cue")
        }
    }
}
