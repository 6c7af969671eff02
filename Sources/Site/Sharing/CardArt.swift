// The art of cards: the show's cover or an episode's own picture, within the card's own file.

import Foundation
import HTTPServer
import Media
import Pages
import Podcast

extension ShareCard.Art {
    /// The show's own file, where it is a small PNG or JPEG; nil for one elsewhere, since nothing is fetched for a card,
    /// and for one that is large, since each drawing decodes it. Blocks.
    init?(show: Show, assets: Assets, limit: Int) {
        guard let path = show.image, path.hasPrefix("/"), let asset = assets[path], asset.size <= limit,
            let bytes = asset.open()?.contents(limit: limit)
        else { return nil }
        self.init(bytes, fingerprint: asset.fingerprint)
    }

    fileprivate init?(_ bytes: [UInt8], fingerprint: String) {
        guard let facts = try? ImageFacts.read(MemorySource(bytes)), CardPicture.types.contains(facts.type) else {
            return nil
        }
        self.init(data: "data:\(facts.type);base64,\(Data(bytes).base64EncodedString())", fingerprint: fingerprint)
    }
}

/// An episode's own picture for its cards. It is read when a card is drawn: many pages only name one.
struct CardPicture: Sendable {
    /// What rsvg-convert draws.
    fileprivate static let types: Set = ["image/png", "image/jpeg"]

    /// Changes when the picture does, and not when a smaller copy of it comes.
    let fingerprint: String
    private let read: @Sendable () -> [UInt8]?

    /// - Parameters:
    ///   - artwork: what is known of the picture at `location`.
    ///   - limit: of the file that is drawn, in bytes.
    init?(_ location: String, _ artwork: Artwork, assets: Assets, shelf: ArtworkShelf, limit: Int) {
        guard let original = artwork.original, let asset = assets[ArtworkShelf.path(location)] else { return nil }
        fingerprint = artwork.location
        if let copy = artwork.copies.first(where: { $0.width >= ShareCard.artWidth }) {
            read = { shelf.contents(copy.location, limit: limit) }
        } else if asset.size <= limit, Self.types.contains(original.type) {
            read = { asset.open()?.contents(limit: limit) }
        } else {
            return nil
        }
    }

    /// Blocks; nil when the file has gone.
    func art() -> ShareCard.Art? { read().flatMap { ShareCard.Art($0, fingerprint: fingerprint) } }
}
