// A document that was read, and what was odd about it.

/// A well-formed document.
struct FeedDocument {
    let root: FeedElement
    /// As the declaration names it, in lower case; nil when it names none, which means UTF-8.
    var encoding: String?
    var hasDoctype = false
    /// Prefixes that stand for the wrong namespace or for none.
    var prefixFaults: [PrefixFault] = []

    struct PrefixFault: Equatable {
        let line: Int
        let prefix: String
        /// What the document says; nil when it says nothing.
        let address: String?
    }
}
