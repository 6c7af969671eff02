// What can be wrong with a media file, as values.

/// Why a file gave no facts. Its description says what is wrong and what should be there.
public enum MediaError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file could not be opened or read; the system's reason.
    case unreadable(String)
    /// The content is another kind of file than the one asked for.
    case wrongContent(expected: String, found: String)
    /// The file ends before the named part does.
    case truncated(String)
    /// The named part contradicts itself or the rest of the file.
    case damaged(String)
    /// A sound file of a kind that podcast apps do not play, or that cannot be measured.
    case unsupported(String)

    public var description: String {
        switch self {
        case .unreadable(let reason): "cannot be read: \(reason)"
        case .wrongContent(let expected, let found): "should be \(expected), is \(found)"
        case .truncated(let part): "is cut short: it ends inside \(part)"
        case .damaged(let what): "is damaged: \(what)"
        case .unsupported(let what): "is not supported: \(what)"
        }
    }
}
