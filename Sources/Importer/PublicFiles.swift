// The public folders, as an import looks into them for pictures.

import Foundation
import Media

/// Finds the pictures that notes and site.yml name by their path on the site.
public struct PublicFiles: Sendable {
    private let folders: [String]

    /// - Parameter folders: the host's own first: its files take the place of ours.
    public init(folders: [String]) { self.folders = folders }

    /// The file at a path of the site; nil when there is none. Nothing outside of the folders, hidden or linked is found.
    func source(_ location: String) -> FileSource? {
        let written = String(location.prefix { $0 != "?" && $0 != "#" })
        guard written.hasPrefix("/"), let path = written.removingPercentEncoding else { return nil }
        let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        guard !segments.contains(where: { $0.isEmpty || $0.hasPrefix(".") || $0.utf8.contains(0) }),
            segments.count <= 32
        else { return nil }
        return folders.lazy.compactMap { Self.open($0, segments) }.first
    }

    private static func open(_ folder: String, _ segments: [Substring]) -> FileSource? {
        var place = folder
        for segment in segments {
            place += "/\(segment)"
            let type = (try? FileManager.default.attributesOfItem(atPath: place))?[.type] as? FileAttributeType
            guard type == .typeDirectory || type == .typeRegular else { return nil }
        }
        return try? FileSource(path: place)
    }
}
