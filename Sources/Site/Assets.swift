// The public files: ours, and the host's own in their place.

import Digests
import Foundation
import HTTPServer
import Podcast

/// A plain file below Public/ or the data folder's public/.
struct Asset: Sendable {
    /// As in the URL, starting with a slash.
    let path: String
    let folder: FileFolder
    /// Media type.
    let type: String
    /// Bytes.
    private(set) var size: Int64
    private(set) var modified: Date
    /// Changes when the bytes do: 16 hexadecimal digits. Scripts share one of all their bytes, since they load each other.
    var fingerprint: String
    /// Whether the host put it there.
    let isOverride: Bool
    /// What goes out behind the file's own bytes: the show's colour behind a stylesheet's.
    private(set) var tail: [UInt8] = []

    /// Opens it anew; nil when it has gone. Blocks.
    func open() -> OpenFile? { folder.open(path: path[...]) }

    fileprivate mutating func append(_ tail: [UInt8], modified: Date?) {
        self.tail = tail
        size += Int64(tail.count)
        fingerprint = Array(SHA256.digest(Array(fingerprint.utf8) + tail).prefix(8)).hex
        if let modified { self.modified = max(self.modified, modified) }
    }
}

/// All public files by path. Made by looking through the folders, so a request for anything else is answered without
/// touching the disk.
struct Assets: Sendable {
    /// More files than this are left out: a public folder is for a site's own files, not for an archive.
    static let countLimit = 5000

    private let byPath: [String: Asset]

    /// Looks through the folders; a file of `overrides` takes the place of ours with the same path. Blocks.
    ///
    /// - Parameters:
    ///   - contentLimit: files up to this size are known by their bytes, larger ones by size and date.
    ///   - theme: what goes out behind each stylesheet, so that a page waits for one answer and not for two; the host's
    ///     own theme.css takes its place.
    init(folder: String, overrides: String, contentLimit: Int, theme: [UInt8] = []) {
        var byPath: [String: Asset] = [:]
        for (path, isOverride) in [(folder, false), (overrides, true)] {
            guard let folder = FileFolder(path: path) else { continue }
            for file in FolderListing(path: path, limit: Self.countLimit).files {
                // Opened as it will be for a visitor, so links and hidden files are not in the table.
                guard let open = folder.open(path: file[...]) else { continue }
                let content = open.contents(limit: contentLimit) ?? Array(open.etag.utf8)
                byPath["/" + file] = Asset(
                    path: "/" + file, folder: folder, type: MediaType.of(fileName: file), size: open.size,
                    modified: open.modified, fingerprint: Array(SHA256.digest(content).prefix(8)).hex,
                    isOverride: isOverride)
            }
        }
        let scripts = byPath.keys.filter(SitePath.isScript).sorted()
        let all = scripts.compactMap { path in byPath[path].map { path + $0.fingerprint } }
        let edition = Array(SHA256.digest(Array(all.joined(separator: "\n").utf8)).prefix(8)).hex
        for path in scripts { byPath[path]?.fingerprint = edition }
        let ownTheme = byPath[SitePath.theme]
        let tail = ownTheme.map { $0.open()?.contents(limit: contentLimit) ?? [] } ?? theme
        for path in Self.themed where !tail.isEmpty {
            // A sheet that is sent from the disk goes out as it is.
            guard let sheet = byPath[path], sheet.size + Int64(tail.count) < contentLimit else { continue }
            byPath[path]?.append([UInt8(ascii: "\n")] + tail, modified: ownTheme?.modified)
        }
        self.byPath = byPath
    }

    /// The stylesheets that pages ask for.
    private static let themed = ["/site.css", "/embed.css"]

    subscript(path: String) -> Asset? { byPath[path] }

    /// The file that an address asks for, and whether it asks for just these bytes.
    ///
    /// - Parameter version: the address's `?v=`.
    func find(_ path: String, version: String?) -> (asset: Asset, isCurrent: Bool)? {
        if let asset = byPath[path] {
            return (asset, !SitePath.isScript(path) && version == asset.fingerprint)
        }
        // A page from before an update loads the rest of its scripts in their new form: better than none.
        guard let (script, edition) = SitePath.scriptEdition(path), let asset = byPath[script] else { return nil }
        return (asset, edition == asset.fingerprint)
    }

    /// The host's own file at a path where the site has something of its own.
    func overriding(_ path: String) -> Asset? { byPath[path].flatMap { $0.isOverride ? $0 : nil } }

    /// The newest file; nil without files.
    var newest: Date? { byPath.values.map(\.modified).max() }

    /// The address with fingerprint; the path itself where there is no such file.
    func address(_ path: String) -> String {
        byPath[path].map { SitePath.asset(path, fingerprint: $0.fingerprint) } ?? path
    }
}

/// The plain files below a folder, for finding out what changed.
struct FolderListing {
    /// Relative paths, sorted.
    let files: [String]
    /// Equal as long as no file came, went or changed.
    let signature: Int
    /// When the newest file was changed; nil without files.
    let newest: Date?

    /// Blocks. A folder that is not there has no files.
    init(path: String, limit: Int) {
        var found: [(path: String, size: Int, modified: Date)] = []
        let keys: Set<FileAttributeKey> = [.size, .modificationDate]
        if let walk = FileManager.default.enumerator(atPath: path) {
            while let name = walk.nextObject() as? String, found.count < limit {
                if walk.level > 8 || name.split(separator: "/").last?.first == "." {
                    walk.skipDescendants()
                    continue
                }
                guard let facts = walk.fileAttributes?.filter({ keys.contains($0.key) || $0.key == .type }),
                    facts[.type] as? FileAttributeType == .typeRegular
                else { continue }
                let size = (facts[.size] as? NSNumber)?.intValue ?? 0
                found.append((name, size, facts[.modificationDate] as? Date ?? .distantPast))
            }
        }
        found.sort { $0.path < $1.path }
        var hasher = Hasher()
        for file in found {
            hasher.combine(file.path)
            hasher.combine(file.size)
            hasher.combine(file.modified)
        }
        files = found.map(\.path)
        signature = hasher.finalize()
        newest = found.map(\.modified).max()
    }
}
