// Files below one folder, and never one outside.

/// A folder whose plain files may be sent. Opening blocks, so it belongs on a lane.
public final class FileFolder: Sendable {
    /// The open folder: what it names stays the same when its path is renamed or replaced.
    private let descriptor: Int32
    /// The folder as it was named.
    public let path: String

    /// Opens the folder; nil when there is none at this path. The folder itself may be a link.
    public init?(path: String) {
        guard let descriptor = try? System.openFolder(path) else { return nil }
        self.descriptor = descriptor
        self.path = path
    }

    deinit { System.close(descriptor) }

    /// Opens a plain file by the decoded segments of its path below the folder. Nil for everything else: no such file,
    /// folders, devices, links at any place, names that begin with a dot, empty names, and names with a slash or NUL.
    public func open(_ segments: [String]) -> OpenFile? {
        guard let name = segments.last, segments.count <= 32, segments.allSatisfy(Self.isPlain) else { return nil }
        var folders: [Int32] = []
        defer { folders.forEach(System.close) }
        do {
            // Each segment is opened in the folder before it without following links, so nothing that is renamed or
            // linked meanwhile leads out.
            for segment in segments.dropLast() {
                folders.append(try System.openFolder(segment, in: folders.last ?? descriptor))
            }
            let file = try System.openFile(name, in: folders.last ?? descriptor)
            guard let facts = try? System.facts(file), facts.isPlainFile else {
                System.close(file)
                return nil
            }
            return OpenFile(descriptor: file, facts: facts)
        } catch {
            return nil
        }
    }

    /// Opens a file by a request's decoded path below the folder, such as `/css/site.css`.
    public func open(path: Substring) -> OpenFile? {
        open(
            path.dropFirst(path.hasPrefix("/") ? 1 : 0).split(separator: "/", omittingEmptySubsequences: false).map(
                String.init))
    }

    private static func isPlain(_ segment: String) -> Bool {
        !segment.isEmpty && segment.utf8.count <= 255 && segment.utf8.first != UInt8(ascii: ".")
            && !segment.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
    }
}
