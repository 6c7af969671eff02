// What directories will not like of the pictures that notes name.

import Media
import Podcast

/// Looks at the episodes' own pictures: an episode is good without one, so all that is found is a warning.
struct PictureCheck {
    let files: PublicFiles
    /// The show's address.
    let url: String

    func problems(in notes: [ReadNotes]) -> [Problem] {
        let host = ShowHost(url)
        // Whoever keeps all pictures elsewhere does so on purpose: told once.
        var elsewhere: (first: Problem, more: Int)?
        var problems: [Problem] = []
        for notes in notes {
            guard case .parsed(let file, _) = notes.outcome, let image = file.content.details.image else { continue }
            let problem = { (message: String) in
                Problem(
                    path: file.path, line: file.imageLine, severity: .warning, message: "image: \(image) \(message)")
            }
            if image.hasPrefix("/") {
                problems += messages(image).map(problem)
            } else if !host.mayShow(image) {
                let advice = PublicAddress.adviceOnPicture(besides: url, instead: "have the show's art")
                elsewhere = (elsewhere?.first ?? problem(advice), (elsewhere?.more ?? -1) + 1)
            }
        }
        if let elsewhere {
            var problem = elsewhere.first
            if elsewhere.more > 0 { problem.message += " (and \(elsewhere.more) more)" }
            problems.append(problem)
        }
        return problems
    }

    private func messages(_ image: String) -> [String] {
        guard let source = files.source(image) else {
            return ["is not there: put the file into the folder public beside site.yml"]
        }
        do {
            return ArtworkCheck.findings(try ImageFacts.read(source), name: image).map(\.description)
        } catch {
            return ["\(error)"]
        }
    }
}
