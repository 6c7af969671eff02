// What can go wrong with the store, as values.

/// What can go wrong with the store.
public enum StoreError: Error, Equatable, CustomStringConvertible {
    /// The Migrations folder holds no migration, or one that cannot be read.
    case migrationsMissing(folder: String)
    /// The file was written by a newer Notecast.
    case tooNew(path: String)
    /// The file was written by an older Notecast, and may not be brought up to date while that one is at work on it.
    case tooOld(path: String)
    /// The file cannot be opened or brought up to date: SQLite's words.
    case cannotOpen(path: String, reason: String)
    /// The store is closed, or about to be: the program ends.
    case closed
    /// SQLite refused: its message, without the statement's arguments.
    case database(String)

    public var description: String {
        switch self {
        case .migrationsMissing(let folder): "\(folder): should hold NNNN_name.sql files"
        case .tooNew(let path):
            "\(path) was written by a newer Notecast; install that version or a later one (nothing was changed)"
        case .tooOld(let path):
            "\(path): this version of Notecast changes the database, and the running one still uses it; stop the running one and start this one"
        case .cannotOpen(let path, let reason): "\(path): cannot be opened: \(reason)"
        case .closed: "database: is closed, the program ends"
        case .database(let message): "database: \(message)"
        }
    }
}
