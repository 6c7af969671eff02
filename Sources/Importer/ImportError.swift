// Why an import could not even begin or end.

/// Why an import could not be carried out at all; what is wrong with a file's content is a `Problem` instead.
public enum ImportError: Error, Equatable, CustomStringConvertible {
    /// A path that is not there or may not be read, with the reason.
    case unreadable(String)
    /// The media folder cannot be written: the system's words.
    case mediaFolder(String)
    /// The disk is full.
    case noSpace
    /// Other imports kept changing the show while this one was being prepared.
    case busy
    /// The database refused.
    case store(String)

    public var description: String {
        switch self {
        case .unreadable(let what): what
        case .mediaFolder(let reason): "the media folder cannot be written: \(reason)"
        case .noSpace: "there is no space left for the audio"
        case .busy: "other imports are under way; try again"
        case .store(let message): message
        }
    }
}
