// Something wrong with a file that somebody gave us.

/// Something wrong in an imported file: where it is, what it is, and what should be there.
public struct Problem: Sendable, Equatable, Hashable, CustomStringConvertible {
    public enum Severity: String, Sendable {
        /// Keeps the file out.
        case error
        /// The file is taken all the same.
        case warning
    }

    /// The file as the person who imports it knows it: a relative path or an uploaded file's name.
    public var path: String
    /// From 1; nil when it is about the file as a whole.
    public var line: Int?
    public var severity: Severity
    /// What is wrong and what it should be: "duration: should be HH:MM:SS, is \"1h\"".
    public var message: String

    public init(path: String, line: Int?, severity: Severity, message: String) {
        self.path = path
        self.line = line
        self.severity = severity
        self.message = message
    }

    /// `path:line: error: message`, the form that editors jump to.
    public var description: String {
        "\(path):\(line.map { "\($0):" } ?? "") \(severity.rawValue): \(message)"
    }
}
