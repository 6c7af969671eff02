// Kinds of files that podcast apps play, by type and by extension.

/// A kind of media file.
enum MediaKind: Equatable {
    case mp3, mp4, quickTime, pdf, epub, ogg, opus, other

    /// Nil for what is no media type at all.
    init?(type: String) {
        switch type.lowercased().prefix(while: { $0 != ";" }).filter({ $0 != " " }) {
        case "audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/mpeg3": self = .mp3
        case "audio/mp4", "audio/x-m4a", "audio/m4a", "video/mp4", "video/x-m4v", "audio/aac": self = .mp4
        case "video/quicktime": self = .quickTime
        case "application/pdf": self = .pdf
        case "application/epub+zip", "document/x-epub": self = .epub
        case "audio/ogg", "video/ogg", "application/ogg": self = .ogg
        case "audio/opus": self = .opus
        case let other:
            guard other.hasPrefix("audio/") || other.hasPrefix("video/"), other.utf8.count > 6 else { return nil }
            self = .other
        }
    }

    /// By what Apple takes, and what others play besides; nil for anything else.
    init?(pathExtension: String) {
        switch pathExtension {
        case "mp3": self = .mp3
        case "m4a", "mp4", "m4v", "m4b", "aac": self = .mp4
        case "mov": self = .quickTime
        case "pdf": self = .pdf
        case "epub": self = .epub
        default: return nil
        }
    }

    /// What stands behind the last dot of an address' path, in lower case; "" when there is none.
    static func pathExtension(of address: String) -> String {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
