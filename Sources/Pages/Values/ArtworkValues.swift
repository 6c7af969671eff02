// A picture as templates are given it.

internal import Podcast

/// Makes the values of an `<img>`.
enum ArtworkValues {
    /// How wide the cover is shown, in CSS pixels; the file at `source` has twice as many.
    static let coverWidth = 220

    /// `source` for `src`, `sizes` for `srcset` (nothing without a choice), `width` and `height` in CSS pixels.
    static func values(_ artwork: Artwork, width: Int = coverWidth) -> PageValues {
        [
            "source": .text(artwork.url(width: 2 * width)),
            "sizes": .words(artwork.sourceSet),
            "width": .number(width),
            "height": .number(artwork.height(width: width)),
        ]
    }
}
