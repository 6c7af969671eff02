// How an import is to be carried out.

public import Foundation

/// How an import is to be carried out.
public struct ImportOptions: Sendable {
    /// Reports what would happen and changes nothing.
    public var isDryRun: Bool
    /// Imports the good files although others have errors.
    public var skipsBad: Bool
    /// Publishing dates by episode number, for episodes that have none of their own.
    public var publishedFrom: [Int: Date]
    /// Told how many of how many files are done, from any thread, now and then.
    public var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

    public init(
        isDryRun: Bool = false, skipsBad: Bool = false, publishedFrom: [Int: Date] = [:],
        progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
    ) {
        self.isDryRun = isDryRun
        self.skipsBad = skipsBad
        self.publishedFrom = publishedFrom
        self.progress = progress
    }
}
