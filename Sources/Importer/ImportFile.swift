// A file that somebody wants imported.

import Media
import ShowNotes

/// A file to import: from disk, or uploaded.
public struct ImportFile: Sendable, Equatable {
    public enum Source: Sendable, Equatable {
        /// A file on disk: it is read, never moved.
        case path(String)
        /// An upload that was small enough to stay in memory.
        case bytes([UInt8])
    }

    public enum Kind: Sendable, Equatable {
        case notes
        case transcript
        case audio
    }

    /// The name that problems are reported under; its last part is the file's own name.
    public var name: String
    public var source: Source

    public init(name: String, source: Source) {
        self.name = name
        self.source = source
    }

    /// The file's own name, without folders.
    public var baseName: String {
        String(name[(name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex)...])
    }

    /// What the file's extension says it is; nil for anything that an import does not take.
    public var kind: Kind? {
        guard let dot = baseName.lastIndex(of: ".") else { return nil }
        switch baseName[baseName.index(after: dot)...].lowercased() {
        case "md", "markdown": return .notes
        case "vtt", "srt", "txt", "json", "html", "htm": return .transcript
        case "mp3", "m4a", "mp4", "aac", "ogg", "oga", "opus": return .audio
        default: return nil
        }
    }

    /// Whether it is audio as it comes from a studio.
    var isTooLargeToStream: Bool {
        let name = baseName.lowercased()
        return [".wav", ".flac", ".aif", ".aiff"].contains(where: name.hasSuffix)
    }

    /// The format that an audio file's extension stands for: names of one kind are told as one.
    var format: String {
        let name = baseName.split(separator: ".").last?.lowercased() ?? ""
        return ["mp4": "m4a", "oga": "ogg", "opus": "ogg"][name] ?? name
    }

    /// Whether this is data, a page or a text, as all kinds of them lie beside notes, that is no transcript. The content
    /// tells, of one that is too large to be taken its beginning.
    var isOther: Bool {
        guard isDataOrPage || baseName.lowercased().hasSuffix(".txt") else { return false }
        // What cannot be read is to be reported as such.
        guard let bytes = try? bytes(limit: Importer.transcriptLimit) else { return false }
        guard isDataOrPage else { return TranscriptParser.isTextWithoutCue(bytes) }
        let beginning = String(decoding: bytes.prefix(Importer.transcriptLimit), as: UTF8.self)
        return !TranscriptParser.isTranscript(Array(beginning.utf8))
    }

    /// Whether the extension says that it may be anything, and need not be for people to read.
    var isDataOrPage: Bool {
        let name = baseName.lowercased()
        return name.hasSuffix(".json") || name.hasSuffix(".html") || name.hasSuffix(".htm")
    }

    /// The extensions that an import takes, for messages.
    public static let extensions = ".md, .vtt, .srt, .json, .html, .txt, .mp3, .m4a, .aac, .ogg, .opus"

    /// The bytes, at most `limit` and one more, so that the caller can tell a file that is too long.
    func bytes(limit: Int) throws(MediaError) -> [UInt8] {
        switch source {
        case .bytes(let bytes): bytes
        // A regular file only: a pipe would be waited for.
        case .path(let path): try FileSource(path: path).read(at: 0, count: limit + 1)
        }
    }
}
