// The files of an upload, from its spooled body.

import Foundation
import HTTPServer
import HTTPTypes
import Importer

/// Takes an upload's files out of its body: texts into memory, audio into a folder of their own.
final class UploadedFiles {
    /// In the order of the body.
    private(set) var files: [ImportFile] = []
    private let folder: String
    private let limits: SiteLimits

    private struct Part {
        let name: String
        let limit: Int
        var size = 0
        var bytes: [UInt8] = []
        /// Where it is written; nil for what stays in memory.
        var file: (handle: FileHandle, path: String)?
    }
    private var part: Part?

    /// - Parameter folder: not there yet; made when there is audio, and removed with everything in it by `remove()`.
    init(folder: String, limits: SiteLimits) {
        self.folder = folder
        self.limits = limits
    }

    /// Reads a body through.
    ///
    /// - Throws: `Refusal` for what is not well-formed or over a limit.
    func read(_ body: Request.Body, boundary: String) throws {
        do {
            var parser = try MultipartParser(boundary: boundary, partLimit: limits.uploadParts)
            switch body {
            case .empty: break
            case .bytes(let bytes): try parser.consume(bytes[...], take)
            case .file(let path, _):
                let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
                defer { try? handle.close() }
                while let data = try handle.read(upToCount: 256 << 10), !data.isEmpty {
                    try parser.consume([UInt8](data)[...], take)
                }
            }
            try parser.finish()
        } catch let error as MultipartError {
            throw Refusal(.badRequest, "The upload cannot be read: \(error).")
        }
        guard !files.isEmpty else { throw Refusal(.badRequest, "The upload should hold at least one file.") }
    }

    /// Removes all that was written.
    func remove() {
        try? part?.file?.handle.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func take(_ event: MultipartParser.Event) throws {
        switch event {
        case .part(_, let fileName): try begin(fileName)
        case .body(let bytes): try add(bytes)
        case .partEnd: try end()
        }
    }

    private func begin(_ fileName: String?) throws {
        guard let fileName, let name = UploadName.safe(fileName) else {
            throw Refusal(.badRequest, "Each part of the upload should be a file with a name, as in 308.md.")
        }
        let kind = ImportFile(name: name, source: .bytes([])).kind
        switch kind {
        case .notes: part = Part(name: name, limit: limits.note)
        case .transcript: part = Part(name: name, limit: Importer.transcriptLimit)
        case .audio:
            let path = "\(folder)/\(files.count).part"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            guard FileManager.default.createFile(atPath: path, contents: nil),
                let handle = FileHandle(forWritingAtPath: path)
            else { throw UploadError.cannotWrite(path) }
            part = Part(name: name, limit: limits.upload, file: (handle, path))
        case nil:
            throw Refusal(
                .unsupportedMediaType,
                "\(name): should be one of \(ImportFile.extensions): notes, a transcript or audio.")
        }
    }

    private func add(_ bytes: ArraySlice<UInt8>) throws {
        guard part != nil else { return }
        part?.size += bytes.count
        if let part, part.size > part.limit {
            throw Refusal(.contentTooLarge, "\(part.name): should be at most \(part.limit) bytes.")
        }
        if let file = part?.file {
            try file.handle.write(contentsOf: bytes)
        } else {
            part?.bytes += bytes
        }
    }

    private func end() throws {
        guard let part else { return }
        self.part = nil
        guard let file = part.file else {
            files.append(ImportFile(name: part.name, source: .bytes(part.bytes)))
            return
        }
        try file.handle.close()
        files.append(ImportFile(name: part.name, source: .path(file.path)))
    }
}

/// What can go wrong on our side.
enum UploadError: Error, CustomStringConvertible {
    case cannotWrite(String)

    var description: String {
        switch self {
        case .cannotWrite(let path): "\(path): cannot be written"
        }
    }
}

/// Names of uploaded files.
enum UploadName {
    /// The last component of a name as a client gave it; nil when nothing usable is left.
    static func safe(_ name: String) -> String? {
        let last = name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let trimmed = last.trimmingCharacters(in: .whitespaces)
        // A dot file would be hidden, controls would forge lines in logs and reports.
        guard !trimmed.isEmpty, trimmed.utf8.count <= 200, !trimmed.hasPrefix("."),
            !trimmed.unicodeScalars.contains(where: {
                $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
                    || $0.properties.generalCategory == .lineSeparator
                    || $0.properties.generalCategory == .paragraphSeparator
            })
        else { return nil }
        return trimmed
    }
}
