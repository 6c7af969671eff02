// The show that somebody may have meant who named a folder without one.

import Foundation
import Podcast

/// Looks for shows around a folder.
enum NearbyShow {
    /// Entries of a folder that are looked at: a home folder has some hundred.
    private static let reach = 2000
    /// Of so many letters one may be wrong, missing or too many for a name to be a misspelling of another.
    private static let lettersASlip = 3
    /// Slips at most, however long a name is.
    private static let slips = 3

    /// A site.yml alone may be another program's.
    private static func isShow(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/notecast.sqlite")
    }

    /// The nearest show: the folder that this one lies in, one of those within it, else of those beside it the one
    /// that its name may be a misspelling of. Nil when there is none.
    static func folder(to path: String) -> String? {
        let named = URL(fileURLWithPath: path).standardizedFileURL
        let parent = named.deletingLastPathComponent()
        if isShow(parent.path) { return parent.path }
        if let within = shows(in: named.path).first { return within }
        let name = Array(named.lastPathComponent.lowercased().unicodeScalars)
        let most = min(slips, name.count / lettersASlip)
        let near = shows(in: parent.path).filter { $0 != named.path }.compactMap { folder in
            let other = URL(fileURLWithPath: folder).lastPathComponent.lowercased()
            return EditDistance.between(name, Array(other.unicodeScalars), atMost: most).map { (folder, $0) }
        }
        return near.min { $0.1 < $1.1 }?.0
    }

    /// ` (the nearest show is in …)`, or nothing.
    static func hint(for path: String) -> String {
        folder(to: path).map { " (the nearest show is in \($0))" } ?? ""
    }

    private static func shows(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().prefix(reach).map { "\(folder == "/" ? "" : folder)/\($0)" }.filter(isShow)
    }
}
