// Makes the pictures of link previews, and keeps them.

import Digests
import Foundation
import HTTPServer
import HTTPTypes
import Importer
import Logging
import Media
import Pages
import Podcast
import Synchronization

/// A card, ready to be made into a picture: what it looks like, and the name of that.
struct CardDrawing: Sendable {
    let card: ShareCard
    /// Where the episode's own picture is, and what is drawn of it; nil: the show's.
    let image: String?
    let picture: CardPicture?
    /// Changes when the picture does: 16 hexadecimal digits.
    let fingerprint: String
    /// When what it shows last changed.
    let modified: Date?

    /// Draws nothing, and fills in no template: pages and requests that only name a card are many.
    ///
    /// - Parameter image: the episode's own picture; nil for the show's.
    init(_ card: ShareCard, image: String? = nil, look: Look, modified: Date? = nil) {
        self.card = card
        self.modified = modified.map { max($0, look.changed) }
        self.image = image
        picture = look.cardPicture(image)
        let own = picture.map { "\u{1E}" + $0.fingerprint } ?? ""
        fingerprint = Array(SHA256.digest(look.cardEdition + Array((card.key + own).utf8)).prefix(8)).hex
    }
}

/// Turns cards into PNG with rsvg-convert, where the machine has it, and keeps them in `cache/cards` by their fingerprint:
/// a changed title or template has another name, and the oldest go when there are too many.
final class CardPress: Sendable {
    private struct State {
        /// By fingerprint, when the program may be asked again for what it could not draw.
        var failed: [String: Date] = [:]
        var isReported = false
    }

    // Held to read or change the state, never while anything is drawn.
    private let state = Mutex(State())
    private let folder: String
    private let program: String?
    private let limits: SiteLimits
    private let logger: Logger
    private let clock: @Sendable () -> Date

    /// - Parameters:
    ///   - folder: made when it is missing.
    ///   - path: where to look for the program, as PATH is written; nil: PATH.
    init(
        folder: String, path: String? = nil, limits: SiteLimits, logger: Logger, clock: @escaping @Sendable () -> Date
    ) {
        self.clock = clock
        self.folder = folder
        self.limits = limits
        self.logger = logger
        program = BoundedProcess.find("rsvg-convert", path: path)
        clear()
    }

    /// Whether there is a program that draws.
    var canDraw: Bool { program != nil }

    /// The picture, when it is there. Blocks.
    func find(_ drawing: CardDrawing) -> OpenFile? {
        FileFolder(path: folder)?.open(["\(drawing.fingerprint).png"])
    }

    /// Draws the picture. Takes a moment, and belongs on the lane for it; nil when it cannot be drawn.
    func draw(_ drawing: CardDrawing, look: Look) throws -> OpenFile? {
        // Whoever waited behind the first finds it made.
        if let file = find(drawing) { return file }
        let now = clock()
        guard let program, state.withLock({ ($0.failed[drawing.fingerprint] ?? now) <= now }) else { return nil }
        do {
            let art = drawing.picture?.art()
            // Its name promises that picture.
            if drawing.picture != nil, art == nil { throw Unsound(description: "the episode's picture has gone") }
            let svg = try look.renderer.svg(drawing.card, art: art ?? look.cardArt)
            try draw(svg, program, to: "\(folder)/\(drawing.fingerprint).png")
        } catch {
            let isNew = state.withLock { state in
                if state.failed.count >= 1000 { state.failed.removeAll() }
                // A machine that was busy, or a disk that was full, will not be for ever.
                state.failed[drawing.fingerprint] = now + limits.cardRetry
                defer { state.isReported = true }
                return !state.isReported
            }
            if isNew { logger.error("a card cannot be drawn: \(error)") }
            return nil
        }
        state.withLock { _ = $0.failed.removeValue(forKey: drawing.fingerprint) }
        sweep(keeping: drawing.fingerprint)
        return find(drawing)
    }

    private struct Unsound: Error, CustomStringConvertible {
        let description: String
    }

    /// In a folder of its own, where the program finds nothing but its input.
    private func draw(_ svg: [UInt8], _ program: String, to path: String) throws {
        let manager = FileManager.default
        let place = "\(folder)/.\(UUID().uuidString)"
        defer { try? manager.removeItem(atPath: place) }
        try manager.createDirectory(atPath: place, withIntermediateDirectories: true)
        try Data(svg).write(to: URL(fileURLWithPath: "\(place)/card.svg"))
        var bounds = BoundedProcess.Limits(seconds: limits.cardSeconds)
        bounds.processorSeconds = Int(limits.cardSeconds.rounded(.up))
        bounds.fileBytes = limits.cardBytes
        try BoundedProcess(
            program: program,
            arguments: [
                "--format", "png", "--width", String(ShareCard.width), "--height", String(ShareCard.height),
                "--output", "card.png", "card.svg",
            ], folder: place, limits: bounds
        ).run()
        let facts = try ImageFacts.read(FileSource(path: "\(place)/card.png"))
        guard facts.type == "image/png", facts.width == ShareCard.width, facts.height == ShareCard.height else {
            throw Unsound(description: "the program made \(facts.type) of \(facts.width) by \(facts.height) pixels")
        }
        guard rename("\(place)/card.png", path) == 0 else { throw Unsound(description: "the cache cannot be written") }
    }

    /// Takes the oldest away until the rest is within the bound.
    private func sweep(keeping fingerprint: String) {
        let files = FolderListing.pictures(in: folder)
        var total = files.reduce(0) { $0 + $1.bytes }
        for file in files.sorted(by: { $0.modified < $1.modified }) where total > limits.cardFolder {
            if file.name == "\(fingerprint).png" { continue }
            try? FileManager.default.removeItem(atPath: "\(folder)/\(file.name)")
            total -= file.bytes
        }
    }

    /// What a process that was killed left behind.
    private func clear() {
        let manager = FileManager.default
        for name in (try? manager.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(".") {
            let path = "\(folder)/\(name)"
            let age = (try? manager.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            // Another process may be at work on a younger one.
            if let age, age.timeIntervalSinceNow < -600 { try? manager.removeItem(atPath: path) }
        }
    }
}

extension FolderListing {
    /// The pictures of a folder with their sizes and dates.
    fileprivate static func pictures(in folder: String) -> [(name: String, bytes: Int, modified: Date)] {
        let manager = FileManager.default
        return ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).compactMap { name in
            guard name.hasSuffix(".png"), !name.hasPrefix("."),
                let facts = try? manager.attributesOfItem(atPath: "\(folder)/\(name)")
            else { return nil }
            return (
                name, (facts[.size] as? NSNumber)?.intValue ?? 0, facts[.modificationDate] as? Date ?? .distantPast
            )
        }
    }
}
