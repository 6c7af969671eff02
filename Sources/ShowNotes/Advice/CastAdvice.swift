// What a host should look at in the names of a file.

import Podcast

/// Advice about hosts' names: what was read as another name, and who is known to nobody.
struct CastAdvice {
    var cast: Cast

    /// Warnings with their lines, one a name.
    /// - Parameter file: The notes with the names as they were written.
    func problems(of file: NotesFile) -> [Problem] {
        var problems: [Problem] = []
        var seen: Set<String> = []
        let expected = cast.namedHosts(of: file.content).union(file.content.guests.map(cast.name(for:)))
        for topic in file.content.topics {
            guard let written = topic.host, seen.insert(written).inserted else { continue }
            let name = cast.name(for: written)
            let message: String
            if Spelling.isOneSlip(from: written, to: name) {
                message = "host should be \"\(name)\", is \"\(written)\"; read as \"\(name)\""
            } else if cast.isRegular(name) == false, !expected.holds(name) {
                message =
                    "host \"\(name)\" should be known: a guest in a line \"Special guest: …\", or one of `people` in site.yml"
            } else {
                continue
            }
            problems.append(Problem(path: file.path, line: topic.line, severity: .warning, message: message))
        }
        return problems
    }
}
