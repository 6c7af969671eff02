// Words and numbers that are said on the show, and where they lead.

import Foundation
import Podcast
import Store
import Synchronization

/// Short addresses: `/308`, `/NAME` of site.yml, and a sponsor's name.
///
/// They come after routes, public files and redirects, so none can be in the way of anything. The numbers and sponsors are
/// kept in memory for as long as the content stays, so that a flood of requests for nothing costs no look-up each.
final class ShortLinks: Sendable {
    /// Where a short address leads.
    enum Place: Equatable {
        /// An episode's page, for good.
        case episode(slug: String)
        /// An address elsewhere, for now.
        case elsewhere(String)
    }

    /// What the store said at a generation of the content.
    private struct Table {
        var generation: UInt64 = 0
        var slugs: [Int: String] = [:]
        var sponsors: [String: String] = [:]
    }

    /// What is found without looking into the store.
    enum Found: Equatable {
        case place(Place)
        case nothing
        /// The store must be asked first.
        case unknown
    }

    /// Whole families of addresses are the site's, also where nothing is yet.
    private static let reserved: Set<String> = ["episodes", "media", "api", "feeds", "admin"]
    private static let nameLimit = 120

    // Held to copy or set the table, never while the store is read.
    private let table = Mutex(Table())
    private let named: [String: String]
    private let store: Store
    private let cache: PageCache

    /// - Throws: `SiteError` for a name in the place of something that the site has.
    init(show: Show, routes: Routes, assets: Assets, store: Store, cache: PageCache) throws(SiteError) {
        for name in show.shortLinks.keys.sorted() {
            let path = SitePath.short(name)
            let obstacle: String? =
                routes.isTaken(path) || Self.reserved.contains(name)
                ? "is an address of the site itself" : assets[path] != nil ? "is a public file" : nil
            if let obstacle {
                throw SiteError(message: "shortLinks: \(name): \(path) \(obstacle); it should be another name")
            }
            if show.redirects[path] != nil {
                throw SiteError(message: "shortLinks: \(name): \(path) stands among the redirects, too")
            }
        }
        named = show.shortLinks
        self.store = store
        self.cache = cache
    }

    /// What a path leads to, as far as memory knows. Does not block.
    ///
    /// - Parameter path: percent-decoded.
    func ready(_ path: String) -> Found {
        guard let name = Self.name(of: path) else { return .nothing }
        if let url = named[name] { return .place(.elsewhere(url)) }
        let generation = cache.generation.number
        return table.withLock { table in
            guard table.generation == generation else { return .unknown }
            return Self.look(up: name, in: table).map(Found.place) ?? .nothing
        }
    }

    /// Looks into the store. Blocks.
    func find(_ path: String) throws -> Place? {
        guard let name = Self.name(of: path) else { return nil }
        if let url = named[name] { return .elsewhere(url) }
        // Read before the store: what is kept is at least this new.
        let generation = cache.generation.number
        let (numbers, sponsors) = try store.read { reader in
            (try reader.slugsByNumber(), try reader.sponsorAddresses())
        }
        var fresh = Table(generation: generation, slugs: numbers)
        for sponsor in sponsors {
            guard let slug = Slug.make(from: sponsor.name), fresh.sponsors[slug] == nil else { continue }
            fresh.sponsors[slug] = sponsor.url
        }
        let made = fresh
        table.withLock { if $0.generation < generation { $0 = made } }
        return Self.look(up: name, in: made)
    }

    private static func look(up name: String, in table: Table) -> Place? {
        if name.utf8.allSatisfy({ (48...57).contains($0) }) {
            return name.utf8.count <= 9 ? Int(name).flatMap { table.slugs[$0] }.map(Place.episode) : nil
        }
        return table.sponsors[name].map(Place.elsewhere)
    }

    /// The one segment of a path, in lower case; nil for what no short address is.
    private static func name(of path: String) -> String? {
        var name = path.dropFirst()
        if name.hasSuffix("/") { name = name.dropLast() }
        guard !name.isEmpty, name.utf8.count <= nameLimit,
            name.utf8.allSatisfy({ byte in
                (48...57).contains(byte) || (97...122).contains(byte | 0x20) || "-._".utf8.contains(byte)
            })
        else { return nil }
        return name.lowercased()
    }
}
