// A notes file's problems as lines and words, for tables of them.

import Podcast
import ShowNotes

/// A warning as a table has it.
struct Advice: Sendable, Equatable, CustomStringConvertible {
    var line: Int?
    var message: String

    init(_ line: Int?, _ message: String) {
        self.line = line
        self.message = message
    }

    var description: String { "\(line.map(String.init) ?? "-"): \(message)" }
}

/// What a parser says about notes. Errors count too, so that a table which expects warnings sees them.
func advice(_ notes: String, _ cast: Cast = .empty) -> [Advice] {
    let file = NotesParser(cast: cast).parse(Array(notes.utf8), path: "7.md")
    return file.problems.map { Advice($0.line, $0.severity == .warning ? $0.message : "error: \($0.message)") }
}
