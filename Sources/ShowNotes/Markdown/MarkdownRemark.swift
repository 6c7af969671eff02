// What reading Markdown shows that a host may want to mend.

/// A link, or markup that came to nothing, with its place.
struct MarkdownRemark: Equatable {
    /// Remarks kept at most of one file.
    static let limit = 5000

    enum Kind: Equatable {
        case link(url: String, words: String)
        /// Bold or emphasis that was never closed, or never opened.
        case strayAsterisks
    }

    var kind: Kind
    /// While the tree is built an offset into the repaired source, then the line of the file, from 1.
    var line: Int
}
