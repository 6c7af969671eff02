// An address in the notes.

/// One address in the notes, with the words it stands under.
public struct Link: Sendable, Equatable {
    /// The address as written; only `http`, `https` and `mailto` become links at all.
    public var url: String
    /// The visible words, plain; the address itself for a bare address.
    public var text: String

    public init(url: String, text: String) {
        self.url = url
        self.text = text
    }
}
