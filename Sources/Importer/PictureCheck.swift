// What directories will not like of the pictures that notes name.

import Media
import Podcast

/// Looks at the episodes' own pictures: an episode is good without one, so all that is found is a warning.
struct PictureCheck {
    let files: PublicFiles

    func problems(in notes: [ReadNotes]) -> [Problem] {
        notes.flatMap { notes -> [Problem] in
            guard case .parsed(let file, _) = notes.outcome, let image = file.content.details.image,
                image.hasPrefix("/")
            else { return [] }
            return messages(image).map { message in
                Problem(
                    path: file.path, line: file.imageLine, severity: .warning, message: "image: \(image) \(message)")
            }
        }
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
