// A file while it is read.

import Podcast

/// The result under construction, and what was found wrong.
struct Reading {
    /// Problems kept at most: a broken file would else report every line.
    static let problemLimit = 200

    var file: NotesFile
    /// From front matter, where the text does not name any.
    var hosts: [String] = []
    var guests: [String] = []
    var sponsors: [Sponsor] = []
    /// From front matter, in place of the text's.
    var tags: [String] = []
    var chapters: [Chapter] = []
    /// Where the times of the chapters in front matter stand.
    var timeLines: [Double: Int] = [:]
    var details = EpisodeDetails()

    init(path: String) {
        file = NotesFile(path: path)
    }

    mutating func error(_ line: Int?, _ message: String) { add(line, .error, message) }

    mutating func warn(_ line: Int?, _ message: String) { add(line, .warning, message) }

    /// Takes what the text says; front matter goes before it.
    mutating func take(_ content: EpisodeContent, _ lines: [Double: Int]) {
        file.content = content
        file.timeLines = timeLines.merging(lines) { matter, _ in matter }
        file.content.details = details
        if !hosts.isEmpty { file.content.namedHosts = hosts }
        if !tags.isEmpty { file.content.tags = tags }
        let ordered = Chapter.ordered(chapters.isEmpty ? content.chapters : chapters)
        if ordered.count > NotesLimits.chapters {
            warn(nil, "chapters should be at most \(NotesLimits.chapters), are \(ordered.count); the first are kept")
        }
        file.content.chapters = Array(ordered.prefix(NotesLimits.chapters))
        if !guests.isEmpty { file.content.guests = guests }
        if !sponsors.isEmpty { file.content.sponsors = sponsors }
    }

    private mutating func add(_ line: Int?, _ severity: Problem.Severity, _ message: String) {
        guard file.problems.count < Self.problemLimit || severity == .error else { return }
        file.problems.append(Problem(path: file.path, line: line, severity: severity, message: message))
    }
}
