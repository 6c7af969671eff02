// From the paths of a command line to files.

import Foundation
public import Podcast

extension ImportFile {
    /// Papers that lie beside notes in many a folder and are none.
    private static let papers: Set<String> = [
        "readme", "license", "licence", "changelog", "contributing", "code_of_conduct", "security",
    ]

    /// The files that these paths name: folders are searched through, in the order of names, hidden ones left out.
    ///
    /// In folders, only what an import takes counts: of JSON and HTML files those that are transcripts. A file that is named
    /// itself always does, so that its rejection can be reported.
    ///
    /// A folder inside of these that cannot be read, as `lost+found` on a disk of its own, is passed over, and so is an entry
    /// that cannot be looked at: what was imported from it before stays, since an import takes nothing away.
    ///
    /// - Parameter warn: told of each of these.
    /// - Throws: `ImportError.unreadable` for a path that is not there, and for a folder that is named itself and whose files
    ///   cannot be listed.
    public static func collect(
        _ paths: [String], warn: (Problem) -> Void = { _ in }
    ) throws(ImportError) -> [ImportFile] {
        var files: [ImportFile] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw .unreadable("\(path): there is no such file or folder")
            }
            if isFolder.boolValue {
                guard let contents = contents(of: path, warn) else {
                    throw .unreadable("\(path): cannot be read by the user who imports")
                }
                files += contents
            } else {
                files.append(ImportFile(name: path, source: .path(path)))
            }
        }
        // The same file by two ways is one file.
        var seen: Set<String> = []
        return files.filter { file in
            guard case .path(let path) = file.source else { return true }
            return seen.insert(URL(fileURLWithPath: path).resolvingSymlinksInPath().path).inserted
        }
    }

    /// - Returns: nil for a folder that cannot be read; of those inside, `warn` is told.
    private static func contents(of folder: String, _ warn: (Problem) -> Void) -> [ImportFile]? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        var files: [ImportFile] = []
        var hidden: [String] = []
        var hasLooked = false
        for name in names.sorted() where !name.hasPrefix(".") {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            // A link to a folder could lead in a circle.
            let attributes: [FileAttributeKey: Any]
            do {
                attributes = try FileManager.default.attributesOfItem(atPath: path)
            } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
                continue
            } catch {
                hidden.append(path)
                continue
            }
            hasLooked = true
            switch attributes[.type] as? FileAttributeType {
            case .typeDirectory:
                // Its notes would be missing without a word.
                let inner = contents(of: path, warn)
                if inner == nil {
                    let message = "is passed over with all that is in it: it cannot be read by the user who imports"
                    warn(Problem(path: path, line: nil, severity: .warning, message: message))
                }
                files += inner ?? []
            case .typeRegular, .typeSymbolicLink:
                let file = ImportFile(name: path, source: .path(path))
                let stem = file.baseName.split(separator: ".").first?.lowercased() ?? ""
                guard file.kind != nil, !papers.contains(stem) else { continue }
                // A text may be a transcript that went wrong: the report names it.
                if !file.isDataOrPage || !file.isOther { files.append(file) }
            default: break
            }
        }
        // Names can be listed without leave to look at what they name; one alone fails that is too long, or whose disk is away.
        guard hasLooked || hidden.isEmpty else { return nil }
        for path in hidden {
            let message = "is passed over: the user who imports cannot look at it"
            warn(Problem(path: path, line: nil, severity: .warning, message: message))
        }
        return files
    }
}
