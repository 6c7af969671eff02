// A stretch of notes in the two forms that the rest of Notecast needs.

/// A stretch of notes, as markup for pages and as plain text for search and summaries.
public struct RichText: Sendable, Equatable {
    /// Safe HTML: made by ShowNotes, with nothing of the notes' own raw HTML in it. Empty when there is no text.
    public var html: String
    /// The same words without markup, blocks separated by newlines.
    public var plain: String

    public init(html: String = "", plain: String = "") {
        self.html = html
        self.plain = plain
    }

    public var isEmpty: Bool { plain.isEmpty && html.isEmpty }
}
