// Where the program's own files are.

import Foundation

/// The folder with Public/, Templates/ and Migrations/.
struct RootFolder {
    let path: String

    var migrations: String { "\(path)/Migrations" }

    private static let parts = ["Public", "Templates", "Migrations"]

    /// `--root`, else NOTECAST_ROOT, else beside the executable, else the working directory: the first that was asked
    /// for, or that holds all three.
    init(option: String?) throws {
        let environment = ProcessInfo.processInfo.environment["NOTECAST_ROOT"]
        if let asked = option ?? environment.flatMap({ $0.isEmpty ? nil : $0 }) {
            let missing = Self.parts.filter { !Self.isFolder("\(asked)/\($0)") }
            guard missing.isEmpty else {
                throw Failure(
                    "\(asked): should hold Public, Templates and Migrations; missing: \(missing.joined(separator: ", "))"
                )
            }
            path = asked
            return
        }
        // Through links, so that /usr/local/bin/notecast may point to where everything lies.
        let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .path
        let candidates = [executable, FileManager.default.currentDirectoryPath]
        let found = candidates.first { candidate in Self.parts.allSatisfy { Self.isFolder("\(candidate)/\($0)") } }
        guard let found else {
            throw Failure(
                "Public, Templates and Migrations are neither beside the program nor in this folder; name their folder with --root"
            )
        }
        path = found
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
