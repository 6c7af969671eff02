// The show's and the episodes' pictures: under addresses that change with their bytes, and in several sizes.

import Digests
import Foundation
import HTTPServer
import HTTPTypes
import Importer
import Logging
import Media
import Podcast
import Store
import Synchronization

/// Keeps the pictures in `cache/artwork`, each under a name with its hash, and has smaller copies made of them.
///
/// A picture is a file of public/, which somebody may write over at any time; what stands in the cache never changes, so its
/// address may be kept for ever. Without a cache that can be written, and for what is no picture, the file's own address
/// serves.
final class ArtworkShelf: Sendable {
    private struct Known {
        var artwork: Artwork
        /// 10 hexadecimal digits; nil for what is no picture.
        var hash: String?
    }

    private struct State {
        /// By path and fingerprint of the public file.
        var known: [String: Known] = [:]
        /// Of pictures within notes, by path and fingerprint of the public file; nil within for what is no picture.
        var sizes: [String: (width: Int, height: Int)?] = [:]
        /// Pictures of which copies are to be made.
        var waiting: [(key: String, asset: Asset)] = []
        var isWorking = false
        /// Hashes whose copies cannot be made: tried once.
        var failed: Set<String> = []
        /// Changes whenever there are new copies.
        var edition = 0
        var open: [String: OpenFile] = [:]
        var isStopped = false
    }

    // Held to copy or set a value, never while a file is read.
    private let state = Mutex(State())
    private let folder: String
    private let lane: Lane
    private let limits: SiteLimits
    private let makesCopies: Bool
    private let logger: Logger
    private let path: String?
    // Set once, before the shelf is used.
    private let onCopies = Mutex<(@Sendable () -> Void)?>(nil)

    /// - Parameters:
    ///   - folder: in the cache; made when it is missing.
    ///   - makesCopies: whether anything is written there.
    ///   - path: where to look for programs that resize, as PATH is written; nil: PATH.
    init(folder: String, lane: Lane, limits: SiteLimits, makesCopies: Bool, logger: Logger, path: String? = nil) {
        self.folder = folder
        self.lane = lane
        self.limits = limits
        self.makesCopies = makesCopies
        self.logger = logger
        self.path = path
    }

    /// What is done when there are new copies: pages name them.
    func whenMade(_ action: @escaping @Sendable () -> Void) { onCopies.withLock { $0 = action } }

    /// Changes whenever an artwork of the same file may have changed. Read it before `artwork`.
    var edition: Int { state.withLock(\.edition) }

    func stop() { state.withLock { $0.isStopped = true } }

    /// Looks at all pictures again when they are asked for.
    func forget() { state.withLock { $0.known.removeAll() } }

    /// The picture at a location: a path of a public file, or an address elsewhere. Blocks when the file was not seen
    /// before; smaller copies come later.
    func artwork(_ location: String, in assets: Assets) -> Artwork {
        guard let asset = assets[Self.path(location)] else { return Artwork(location) }
        let key = "\(asset.path)?\(asset.fingerprint)"
        if let known = state.withLock({ $0.known[key] }) { return known.artwork }
        let found = look(at: asset, location)
        state.withLock { state in
            // Files come and go: what is forgotten is looked at again.
            if state.known.count >= limits.artworkCount { state.known.removeAll() }
            state.known[key] = found
        }
        if let hash = found.hash, let original = found.artwork.original,
            found.artwork.copies.count < ArtworkVariants.wanted(original.width, original.height).count
        {
            enqueue(key, asset, hash)
        }
        return found.artwork
    }

    /// How large a picture of the public files is, in pixels; nil for what is none, and for one elsewhere. Blocks when the
    /// file was not seen before. Nothing is kept of it but that.
    func size(_ location: String, in assets: Assets) -> (width: Int, height: Int)? {
        guard let asset = assets[Self.path(location)] else { return nil }
        let key = "\(asset.path)?\(asset.fingerprint)"
        if let known = state.withLock({ $0.sizes[key] }) { return known }
        let facts = asset.open()?.contents(limit: limits.artwork)
            .flatMap { try? ImageFacts.read(MemorySource($0)) }
        let size = facts.map { (width: $0.width, height: $0.height) }
        state.withLock { state in
            if state.sizes.count >= limits.artworkCount { state.sizes.removeAll() }
            state.sizes.updateValue(size, forKey: key)
        }
        return size
    }

    /// What a location names of the public files, decoded and without its query.
    static func path(_ location: String) -> String {
        let path = String(location.prefix { $0 != "?" && $0 != "#" })
        return path.removingPercentEncoding ?? path
    }

    private func look(at asset: Asset, _ location: String) -> Known {
        guard let bytes = asset.open()?.contents(limit: limits.artwork),
            let facts = try? ImageFacts.read(MemorySource(bytes))
        else { return Known(artwork: Artwork(location)) }
        let hash = ArtworkVariants.hash(bytes)
        let name = "artwork-\(hash).\(facts.fileExtension)"
        guard keep(bytes, as: name) else {
            let place = SitePath.asset(SitePath.encoded(asset.path), fingerprint: asset.fingerprint)
            return Known(artwork: Artwork(Self.image(place, facts)))
        }
        return Known(artwork: artwork(name, facts, hash), hash: hash)
    }

    private func artwork(_ name: String, _ facts: ImageFacts, _ hash: String) -> Artwork {
        let copies = ArtworkVariants.known(in: folder, hash: hash, width: facts.width, height: facts.height)
        return Artwork(
            Self.image(SitePath.artwork(name), facts),
            copies: copies.map {
                Artwork.Image(
                    location: SitePath.artwork($0.name), width: $0.width, height: $0.height, type: "image/jpeg")
            })
    }

    private static func image(_ location: String, _ facts: ImageFacts) -> Artwork.Image {
        Artwork.Image(location: location, width: facts.width, height: facts.height, type: facts.type)
    }

    /// Whether the bytes stand in the cache under this name, now or before.
    private func keep(_ bytes: [UInt8], as name: String) -> Bool {
        let manager = FileManager.default
        let place = "\(folder)/\(name)"
        let size = (try? manager.attributesOfItem(atPath: place))?[.size] as? NSNumber
        if size?.intValue == bytes.count { return true }
        guard makesCopies else { return false }
        do {
            try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
            // Through a temporary name: nobody sees half a file.
            try Data(bytes).write(to: URL(fileURLWithPath: place), options: .atomic)
            return true
        } catch {
            return false
        }
    }

    // MARK: Copies

    private func enqueue(_ key: String, _ asset: Asset, _ hash: String) {
        guard makesCopies else { return }
        let begins = state.withLock { state in
            guard !state.isStopped, !state.failed.contains(hash), !state.waiting.contains(where: { $0.key == key })
            else { return false }
            state.waiting.append((key, asset))
            defer { state.isWorking = true }
            return !state.isWorking
        }
        // A full lane: the next picture that is looked at tries again.
        if begins, !lane.submit({ self.work() }) { state.withLock { $0.isWorking = false } }
    }

    /// Makes the copies of all that waits, one after the other.
    private func work() {
        let variants = ArtworkVariants(folder: folder, path: path)
        var hasMade = false
        while true {
            let next = state.withLock { state in
                if state.isStopped || state.waiting.isEmpty {
                    state.isWorking = false
                    if hasMade { state.edition += 1 }
                    return nil as (key: String, asset: Asset)?
                }
                return state.waiting.removeFirst()
            }
            guard let next else { break }
            // Without a program the originals serve, until the next start.
            if variants.canResize, make(next.key, next.asset, variants) { hasMade = true }
        }
        if hasMade { onCopies.withLock(\.self)?() }
    }

    private func make(_ key: String, _ asset: Asset, _ variants: ArtworkVariants) -> Bool {
        guard let bytes = asset.open()?.contents(limit: limits.artwork),
            let facts = try? ImageFacts.read(MemorySource(bytes))
        else { return false }
        let hash = ArtworkVariants.hash(bytes)
        let name = "artwork-\(hash).\(facts.fileExtension)"
        do throws(ArtworkVariants.Failure) {
            guard try !variants.make(of: MemorySource(bytes)).isEmpty else { return false }
        } catch {
            logger.warning("\(asset.path): \(error); pages show the original")
            state.withLock { _ = $0.failed.insert(hash) }
        }
        guard keep(bytes, as: name) else { return false }
        let artwork = artwork(name, facts, hash)
        state.withLock { $0.known[key] = Known(artwork: artwork, hash: hash) }
        return !artwork.copies.isEmpty
    }

    // MARK: Serving

    /// The answer with a file that is open already. Does not block.
    func ready(_ name: String) -> Response? { state.withLock { $0.open[name] }.map { Self.response($0, name) } }

    /// Looks for a file of the cache; nil when there is none. Blocks.
    func find(_ name: String) -> Response? {
        guard Self.isName(name), let file = FileFolder(path: folder)?.open([name]) else { return nil }
        state.withLock { state in
            if state.open.count >= limits.openArtwork { state.open.removeAll() }
            state.open[name] = file
        }
        return Self.response(file, name)
    }

    /// `artwork-` and 10 hexadecimal digits, perhaps a side, and an extension: nothing else of the folder is anybody's.
    static func isName(_ name: String) -> Bool {
        name.utf8.count <= 64
            && name.wholeMatch(of: /artwork-[0-9a-f]{10}(-[0-9]{1,5})?\.(jpg|png|gif|webp)/) != nil
    }

    /// The bytes of a picture of the cache by its address; nil when there is none, or it has more than `limit`. Blocks.
    func contents(_ location: String, limit: Int) -> [UInt8]? {
        guard let name = location.split(separator: "/").last.map(String.init), Self.isName(name) else { return nil }
        return FileFolder(path: folder)?.open([name])?.contents(limit: limit)
    }

    private static func response(_ file: OpenFile, _ name: String) -> Response {
        var fields = PageFields.asset(MediaType.of(fileName: name), isImmutable: true)
        // The name carries a hash of the bytes; of a copy also how it was made.
        fields[.eTag] = "\"\(name)-\(file.size)\""
        return Response(status: .ok, fields: fields, body: .file(file))
    }

    /// Removes what was left half made, and pictures that nobody has named for long.
    ///
    /// - Parameter present: the artwork that is named now.
    func sweep(keeping present: [Artwork], now: Date) {
        guard makesCopies else { return }
        let hashes = Set(present.compactMap { Self.hash(in: $0.location) })
        let manager = FileManager.default
        for name in (try? manager.contentsOfDirectory(atPath: folder)) ?? [] {
            let place = "\(folder)/\(name)"
            let changed = (try? manager.attributesOfItem(atPath: place))?[.modificationDate] as? Date
            guard let age = changed.map({ now.timeIntervalSince($0) }) else { continue }
            let isHalf = name.hasPrefix(".") && age > limits.uploadAge
            let isOld = Self.isName(name) && age > limits.artworkAge && !hashes.contains(Self.hash(in: name) ?? "")
            if isHalf || isOld { try? manager.removeItem(atPath: place) }
        }
    }

    private static func hash(in name: String) -> String? {
        name.firstMatch(of: /artwork-([0-9a-f]{10})/).map { String($0.1) }
    }
}
