// Why a document is no well-formed XML.

/// The first place where a document breaks the rules.
struct XMLFault: Error, Equatable {
    /// From 1.
    let line: Int
    /// What is wrong there and what it should be.
    let message: String
}
