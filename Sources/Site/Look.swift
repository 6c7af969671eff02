// The templates and public files as they are now, and watching them change.

import Digests
import Foundation
import HTTPServer
import Pages
import Podcast
import Store
import Synchronization

/// All that the look of a page depends on; immutable.
final class Look: Sendable {
    let renderer: PageRenderer
    let assets: Assets
    let problems: ProblemPages
    /// The cover art as cards have it; nil without one of our own that is small.
    let cardArt: ShareCard.Art?
    /// SHA-256 of what all cards share.
    let cardEdition: [UInt8]
    /// When a template or public file last changed.
    let changed: Date
    let signature: [Int]
    /// What of the host's own files nothing shows.
    let remarks: [String]
    private let shelf: ArtworkShelf
    private let cardArtLimit: Int

    init(
        show: Show, folders: LookFolders, limits: SiteLimits, shelf: ArtworkShelf, sections: SiteSections? = nil
    ) throws {
        self.shelf = shelf
        cardArtLimit = limits.cardArt
        let templates = try TemplateLibrary(folder: folders.templates, overrides: folders.ownTemplates)
        let library = try WordsLibrary(
            folder: "\(folders.templates)/words", overrides: "\(folders.ownTemplates)/words")
        let words = library.words(for: show.language)
        remarks = templates.remarks + library.remarks
        // The controls name no public file, so they can be one themselves.
        let controls = try PageRenderer(show: show, templates: templates, words: words, asset: { $0 }).controls()
        let theme = ThemeSheet(show: show)
        let assets = Assets(
            folder: folders.assets, overrides: folders.ownAssets, contentLimit: limits.keptFile,
            theme: theme.isEmpty ? [] : theme.css, made: [SitePath.controls: controls])
        self.assets = assets
        cardArt = ShareCard.Art(show: show, assets: assets, limit: limits.cardArt)
        renderer = PageRenderer(
            show: show, templates: templates, words: words, asset: { assets.address($0) },
            artwork: { shelf.artwork($0, in: assets) }, pictureSize: { shelf.size($0, in: assets) })
        cardEdition = SHA256.digest(try renderer.cardEdition(art: cardArt))
        problems = try ProblemPages(renderer: renderer, sections: sections)
        let listings = folders.listings
        signature = listings.map(\.signature)
        // A file from the future must not make pages from the future (RFC 9110 §8.8.2.1).
        changed = min(listings.compactMap(\.newest).max() ?? .distantPast, Date())
    }

    /// The picture at a path of a public file, or elsewhere. Blocks when it was not seen before.
    func artwork(_ location: String) -> Artwork { shelf.artwork(location, in: assets) }

    /// What is drawn of an episode's own picture; nil where the show's stands for it: without one, for one elsewhere, since
    /// nothing is fetched for a card, and for one that is large and has no copies yet. Blocks as `artwork` does.
    func cardPicture(_ image: String?) -> CardPicture? {
        image.flatMap { CardPicture($0, artwork($0), assets: assets, shelf: shelf, limit: cardArtLimit) }
    }

    /// Equal as long as every `artwork` is: read it before those.
    var artworkEdition: [Int] { signature + [shelf.edition] }
}

/// Where templates and public files are.
struct LookFolders: Sendable {
    let root: String
    let data: String

    var templates: String { Self.real("\(root)/Templates") }
    var ownTemplates: String { Self.real("\(data)/templates") }
    var assets: String { Self.real("\(root)/Public") }
    var ownAssets: String { Self.real("\(data)/public") }

    /// Foundation does not look into a folder that is named by a link, so links are followed first.
    private static func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

    var listings: [FolderListing] {
        [templates, ownTemplates, assets, ownAssets].map { FolderListing(path: $0, limit: Assets.countLimit) }
    }
}

/// Holds the present look.
final class LookKeeper: Sendable {
    private struct State {
        var look: Look
        /// What was tried last: a broken template is reported once, not at every look.
        var tried: [Int]
    }

    // Held to take or exchange the reference, never while files are read.
    private let state: Mutex<State>
    private let show: Show
    private let folders: LookFolders
    private let limits: SiteLimits
    private let shelf: ArtworkShelf

    init(show: Show, folders: LookFolders, limits: SiteLimits, shelf: ArtworkShelf) throws {
        self.show = show
        self.folders = folders
        self.limits = limits
        self.shelf = shelf
        let look = try Look(show: show, folders: folders, limits: limits, shelf: shelf)
        state = Mutex(State(look: look, tried: look.signature))
    }

    var look: Look { state.withLock(\.look) }

    /// Reads the files again when something changed. Blocks.
    ///
    /// - Returns: whether there is a new look.
    /// - Throws: what is wrong with a changed template; the old look stays.
    func reload() throws -> Bool {
        let signature = folders.listings.map(\.signature)
        guard state.withLock({ $0.tried }) != signature else { return false }
        state.withLock { $0.tried = signature }
        let look = try Look(
            show: show, folders: folders, limits: limits, shelf: shelf, sections: self.look.problems.sections)
        state.withLock { $0.look = look }
        return true
    }
}
