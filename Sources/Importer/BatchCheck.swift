// What can be said of a batch of notes before the database is asked.

import Podcast

/// Finds the notes of a batch that cannot be taken, for their own faults or for getting in each other's way.
enum BatchCheck {
    /// The problems that keep files out: their own are in the files already; these are about identity.
    static func problems(in notes: [ReadNotes]) -> [Problem] {
        var problems: [Problem] = []
        // Where each stands: a file, with its line.
        var guids: [String: String] = [:]
        var slugs: [String: String] = [:]
        var numbers: [Numbered: String] = [:]
        for case .parsed(let file, let text) in notes.map(\.outcome) {
            let error = { (line: Int?, message: String) in
                problems.append(Problem(path: file.path, line: line, severity: .error, message: message))
            }
            let place = { (line: Int?) in file.path + (line.map { ":\($0)" } ?? "") }
            // A file that is no notes at all needs no further word about what it lacks.
            if file.problems.contains(where: { $0.severity == .error }) { continue }
            // An editor or a disk that fails leaves such a file.
            if text.allSatisfy({ $0.isWhitespace || $0 == "\u{FEFF}" }) {
                error(nil, "notes should have a text, are empty; an episode that is there stays as it is")
            }
            if file.number == nil, file.guid == nil, file.slug == nil {
                error(
                    nil,
                    "number: should be in the file's name (042.md), in the first heading or in front matter; "
                        + "an episode without a number needs a slug in front matter")
            }
            if let guid = file.guid, let other = guids.updateValue(place(file.guidLine), forKey: guid) {
                error(file.guidLine, "guid: \(other) has the same one; each episode needs its own")
            }
            if let slug = file.slug, let other = slugs.updateValue(place(file.slugLine), forKey: slug) {
                error(file.slugLine, "slug: \(other) has the same one; each episode needs its own")
            }
            if let number = file.number {
                let key = Numbered(number: number, season: file.season)
                if let other = numbers.updateValue(place(file.numberLine), forKey: key) {
                    error(file.numberLine, "number: \(other) is episode \(number) too; a number can be there once")
                }
            }
        }
        return problems
    }

    private struct Numbered: Hashable {
        let number: Int
        let season: Int?
    }
}
