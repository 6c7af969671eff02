// The show's pictures: what is said of them when the show starts, and finding one that is not at hand.

import Foundation
import HTTPServer
import Media
import Podcast
import Store

extension Site {
    /// What directories will not like of the show's cover, in words; empty for a good one, and for one that lies elsewhere.
    /// Blocks.
    func coverFaults() -> [String] {
        guard let image = configuration.show.image, image.hasPrefix("/") else { return [] }
        let path = ArtworkShelf.path(image)
        guard let asset = looks.look.assets[path] else {
            return ["is not there: put the file into the folder public beside site.yml"]
        }
        guard let bytes = asset.open()?.contents(limit: configuration.limits.artwork) else {
            return ["should have at most \(configuration.limits.artwork) bytes, has \(asset.size)"]
        }
        do {
            return ArtworkCheck.findings(try ImageFacts.read(MemorySource(bytes)), name: path).map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    /// The present pictures of the show and of all visible episodes. Blocks: each is read once.
    func presentArtwork() throws -> [Artwork] {
        let look = looks.look
        let named = try store.read { try $0.episodeImages() }
        return ([configuration.show.image].compactMap(\.self) + named).map { look.artwork($0) }
    }

    /// A picture that is not in the cache: the cache may have been emptied, and pages that were made before name it still.
    func lookForArtwork(_ name: String) throws -> Response? {
        // Anybody may ask for anything: to go through all episodes takes a name that a picture could have.
        guard ArtworkShelf.isName(name) else { return nil }
        let address = SitePath.artwork(name)
        let all = try presentArtwork()
        if all.contains(where: { $0.location == address }) {
            // Known, and its file is gone: it is put back.
            artwork.forget()
            _ = try presentArtwork()
            return artwork.find(name)
        }
        return nil
    }
}
