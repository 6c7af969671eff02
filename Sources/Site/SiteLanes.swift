// Where the site's blocking work is done.

import HTTPServer

/// The lanes of a site. None waits on another.
struct SiteLanes: Sendable {
    /// Pages and searches.
    let render: Lane
    /// Imports, one at a time: they are writes.
    let imports: Lane
    /// Examinations of the feed, one at a time: each waits for this very server, never for another lane.
    let checks: Lane
    /// Drawing of cards, one at a time: each takes a tenth of a second of one core.
    let cards: Lane
    /// Opening files, and looking up tokens.
    let files: Lane
    /// Smaller copies of pictures, one at a time: each takes a second or more.
    let artwork: Lane

    init(_ limits: SiteLimits) {
        render = Lane(label: "render", width: limits.renderWidth, depth: limits.renderDepth)
        imports = Lane(label: "import", width: 1, depth: limits.importDepth)
        checks = Lane(label: "check", width: 1, depth: limits.checkDepth)
        cards = Lane(label: "cards", width: 1, depth: limits.cardDepth)
        files = Lane(label: "files", width: 1, depth: limits.fileDepth)
        artwork = Lane(label: "artwork", width: 1, depth: limits.artworkDepth)
    }

    var all: [Lane] { [render, imports, checks, cards, files, artwork] }
}
