// What is wrong with a settings file, and what is worth knowing of it.

/// Everything that is wrong with a site.yml, each with its line.
public struct SettingsError: Error, Equatable, CustomStringConvertible {
    /// One thing that is wrong.
    public struct Fault: Sendable, Equatable {
        /// From 1; nil when it is about the file as a whole.
        public var line: Int?
        /// Key, what it should be, and what it is.
        public var message: String

        public init(line: Int?, message: String) {
            self.line = line
            self.message = message
        }
    }

    /// The file, as it was named.
    public var path: String
    public var faults: [Fault]

    public var description: String {
        faults.map { "\(path):\($0.line.map { "\($0):" } ?? "") \($0.message)" }.joined(separator: "\n")
    }
}

/// Something in a site.yml that is good, and yet does not come out as it is written.
public struct SettingsRemark: Sendable, Equatable, CustomStringConvertible {
    /// The file, as it was named.
    public var path: String
    /// From 1; nil when it is about the file as a whole.
    public var line: Int?
    /// Key, and what becomes of it.
    public var message: String

    public var description: String { "\(path):\(line.map { "\($0):" } ?? "") \(message)" }
}
