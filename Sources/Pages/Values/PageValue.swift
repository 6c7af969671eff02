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
        case .text(let text), .html(let text): PageText(renderText: text)
        case .flag(let flag): flag
        case .list(let list): list.map(PageScope.init)
        case .group(let group): PageScope(values: group)
        case .nothing: nil
        }
    }
}

/// A text as Mustache sees it. Within a section that it opens, names are looked for in it first: a string would be asked for
/// its members one by one. Transforms are a string's: `{{uppercased(title)}}`.
struct PageText: MustacheParent, MustacheCustomRenderable, MustacheTransformable {
    let renderText: String

    var isNull: Bool { false }

    func child(named name: String) -> Any? { nil }

    func transform(_ name: String) -> Any? { renderText.transform(name) }
}

/// Values in which Mustache looks for names. A type of its own, and not the dictionary: whether a dictionary is a parent of
/// values depends on its keys, and to find that out anew for each name of a page takes longer than to look it up.
struct PageScope: MustacheParent {
    let values: PageValues

    func child(named name: String) -> Any? { values[name] }
}
