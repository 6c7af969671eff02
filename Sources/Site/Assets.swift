// The public files: ours, and the host's own in their place.

import Digests
import Foundation
import HTTPServer
import Podcast

/// A plain file below Public/ or the data folder's public/, or what is made of several.
struct Asset: Sendable {
    /// Where the bytes are.
    private enum Source: Sendable {
        case file(FileFolder)
        /// In memory: small texts that go out otherwise than they lie on the disk.
        case made([UInt8])
    }

    /// As in the URL, starting with a slash.
    let path: String
    /// Media type.
    let type: String
    /// Bytes.
    private(set) var size: Int64
    /// Nil for what is made of templates and settings.
    private(set) var modified: Date?
    /// Changes when the bytes do: 16 hexadecimal digits. Scripts share one of all their bytes, since they load each other.
    fileprivate(set) var fingerprint: String
    /// Whether the host put it there.
    let isOverride: Bool
    private var source: Source

    /// A file by its path below the folder, known by `content`, or by its size and date where it is large.
    fileprivate init(_ file: String, in folder: FileFolder, _ open: OpenFile, content: [UInt8]?, isOverride: Bool) {
        path = "/" + file
        type = MediaType.of(fileName: file)
        size = open.size
        modified = open.modified
        fingerprint = Self.fingerprint(of: content ?? Array(open.etag.utf8))
        self.isOverride = isOverride
        source = .file(folder)
    }

    fileprivate init(made bytes: [UInt8], path: String, modified: Date?) {
        self.path = path
        type = MediaType.of(fileName: path)
        size = Int64(bytes.count)
        self.modified = modified
        fingerprint = Self.fingerprint(of: bytes)
        isOverride = false
        source = .made(bytes)
    }

    /// Opens it anew; nil when it has gone, and for what is no file. Blocks.
    func open() -> OpenFile? {
        guard case .file(let folder) = source else { return nil }
        return folder.open(path: path[...])
    }

    /// All bytes; nil when it has gone, or has more than `limit`. Blocks.
    func contents(limit: Int) -> [UInt8]? {
        switch source {
        case .file: open()?.contents(limit: limit)
        case .made(let bytes): bytes
        }
    }

    /// Whether it is small enough to be kept as a page.
    func isKept(limit: Int) -> Bool {
        if case .made = source { return true }
        return size <= Int64(limit)
    }

    private static func fingerprint(of bytes: [UInt8]) -> String {
        Array(SHA256.digest(bytes).prefix(8)).hex
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
    ///   - made: scripts of ours that are no files, by path; a host's file takes the place of one.
    init(
        folder: String, overrides: String, contentLimit: Int, theme: [UInt8] = [], made: [String: [UInt8]] = [:]
    ) {
        var files = PublicFiles(contentLimit: contentLimit)
        files.add(folder, isOverride: false)
        files.add(overrides, isOverride: true)
        files.joinSheets()
        for (path, bytes) in made where files.byPath[path] == nil {
            files.byPath[path] = Asset(made: bytes, path: path, modified: nil)
        }
        let ownTheme = files.byPath[SitePath.theme]
        files.theme(ownTheme.map { $0.contents(limit: contentLimit) ?? [] } ?? theme, modified: ownTheme?.modified)
        var byPath = files.byPath
        let scripts = byPath.keys.filter(SitePath.isScript).sorted()
        let all = scripts.compactMap { path in byPath[path].map { path + $0.fingerprint } }
        let edition = Array(SHA256.digest(Array(all.joined(separator: "\n").utf8)).prefix(8)).hex
        for path in scripts { byPath[path]?.fingerprint = edition }
        self.byPath = byPath
    }

    /// Files of both folders on their way to what goes out.
    private struct PublicFiles {
        /// The parts of the one stylesheet.
        private static let sheetParts = "/css/"
        private static let sheet = "/site.css"
        /// The stylesheets that pages ask for.
        private static let themed = [sheet, "/embed.css"]

        let contentLimit: Int
        var byPath: [String: Asset] = [:]
        /// The bytes of stylesheets as they go out.
        private var sheets: [String: [UInt8]] = [:]

        init(contentLimit: Int) { self.contentLimit = contentLimit }

        mutating func add(_ path: String, isOverride: Bool) {
            guard let folder = FileFolder(path: path) else { return }
            for file in FolderListing(path: path, limit: Assets.countLimit).files {
                // Opened as it will be for a visitor, so links and hidden files are not in the table.
                guard let open = folder.open(path: file[...]) else { continue }
                let content = open.contents(limit: contentLimit)
                var asset = Asset(file, in: folder, open, content: content, isOverride: isOverride)
                if let content, let lean = isOverride ? nil : Self.lean(asset, content) {
                    asset = Asset(made: lean, path: asset.path, modified: open.modified)
                }
                sheets[asset.path] = file.hasSuffix(".css") ? asset.contents(limit: contentLimit) : nil
                byPath[asset.path] = asset
            }
        }

        private static func lean(_ asset: Asset, _ content: [UInt8]) -> [UInt8]? {
            if asset.path.hasSuffix(".css") { return LeanText.sheet(content) }
            return SitePath.isScript(asset.path) ? LeanText.script(content) : nil
        }

        /// Makes one stylesheet of its parts, in the order of their names, unless the host has one of his own.
        mutating func joinSheets() {
            guard byPath[Self.sheet] == nil else { return }
            let parts = byPath.values.filter { $0.path.hasPrefix(Self.sheetParts) && $0.path.hasSuffix(".css") }
                .sorted { $0.path < $1.path }
            guard let newest = parts.compactMap(\.modified).max() else { return }
            let bytes = parts.compactMap { sheets[$0.path] }.joined(separator: [UInt8(ascii: "\n")])
            sheets[Self.sheet] = Array(bytes)
            byPath[Self.sheet] = Asset(made: Array(bytes), path: Self.sheet, modified: newest)
        }

        /// Puts the show's colours behind the stylesheets.
        mutating func theme(_ tail: [UInt8], modified: Date?) {
            for path in Self.themed where !tail.isEmpty {
                // A sheet that is sent from the disk goes out as it is.
                guard let sheet = byPath[path], let bytes = sheets[path], bytes.count + tail.count < contentLimit else {
                    continue
                }
                byPath[path] = Asset(
                    made: bytes + [UInt8(ascii: "\n")] + tail, path: path,
                    modified: [sheet.modified, modified].compactMap(\.self).max())
            }
        }
    }

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
