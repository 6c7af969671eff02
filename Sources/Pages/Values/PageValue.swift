// What the templates are given: values that can't be escaped wrongly or looked up in the wrong place.

import Mustache

/// The values of a page or of a part of it, by the name a template uses.
typealias PageValues = [String: PageValue]

/// One value of a page.
///
/// Every name that a template uses is always there: Mustache looks for a missing name in the surrounding values, where an
/// episode's address could take the place of a topic's. What there is not is `nothing`.
enum PageValue: Sendable {
    /// Plain text, escaped where it is shown. An empty one still opens a section: see `words`.
    case text(String)
    /// Markup that was made safe before; shown with three braces.
    case html(String)
    case flag(Bool)
    case list([PageValues])
    case group(PageValues)
    /// Opens no section and shows nothing.
    case nothing

    /// Text, or nothing when there is none.
    static func words(_ text: String?) -> PageValue {
        guard let text, !text.isEmpty else { return .nothing }
        return .text(text)
    }

    static func number(_ value: Int) -> PageValue { .text(String(value)) }
}

extension PageValue: MustacheCustomRepresentation {
    /// What Mustache sees in its place.
    var representation: Any? {
        switch self {
        case .text(let text): text
        case .html(let html): html
        case .flag(let flag): flag
        case .list(let list): list
        case .group(let group): group
        case .nothing: nil
        }
    }
}
