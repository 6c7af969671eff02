// From the paths of a command line to files.

import Foundation

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
    /// - Throws: `ImportError.unreadable` for a path that is not there, and for a folder whose files cannot be listed.
    public static func collect(_ paths: [String]) throws(ImportError) -> [ImportFile] {
        var files: [ImportFile] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw .unreadable("\(path): there is no such file or folder")
            }
            if isFolder.boolValue {
                files += try contents(of: path)
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

    private static func contents(of folder: String) throws(ImportError) -> [ImportFile] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            // Its notes would be missing without a word.
            throw .unreadable("\(folder): cannot be read by the user who imports")
        }
        var files: [ImportFile] = []
        for name in names.sorted() where !name.hasPrefix(".") {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            // A link to a folder could lead in a circle.
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            switch attributes?[.type] as? FileAttributeType {
            case .typeDirectory: files += try contents(of: path)
            case .typeRegular, .typeSymbolicLink:
                let file = ImportFile(name: path, source: .path(path))
                let stem = file.baseName.split(separator: ".").first?.lowercased() ?? ""
                guard file.kind != nil, !papers.contains(stem) else { continue }
                // A text may be a transcript that went wrong: the report names it.
                if !file.isDataOrPage || !file.isOther { files.append(file) }
            default: break
            }
        }
        return files
    }
}
