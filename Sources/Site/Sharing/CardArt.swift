// The show's cover art as cards have it: within the picture's own file.

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
            let bytes = asset.open()?.contents(limit: limit), let facts = try? ImageFacts.read(MemorySource(bytes)),
            facts.type == "image/png" || facts.type == "image/jpeg"
        else { return nil }
        self.init(
            data: "data:\(facts.type);base64,\(Data(bytes).base64EncodedString())", fingerprint: asset.fingerprint)
    }
}
