// The links between the pages of a long list.

internal import Podcast

/// Which page of how many.
package struct Pager: Sendable {
    /// From 1.
    package var page: Int
    /// At least 1.
    package var count: Int
    /// The address of a page by its number.
    package var path: @Sendable (Int) -> String

    package init(page: Int, count: Int, path: @escaping @Sendable (Int) -> String) {
        self.page = page
        self.count = count
        self.path = path
    }

    /// The values of `partials/pager.mustache`; nothing for a single page.
    ///
    /// - Parameters:
    ///   - before: what the page before this one is called.
    ///   - after: what the next one is called.
    func value(_ words: Words, before: Word = .newer, after: Word = .older) -> PageValue {
        guard count > 1 else { return .nothing }
        return .group([
            "beforeWord": .text(words.text(before)),
            "afterWord": .text(words.text(after)),
            "newer": .words(page > 1 ? path(page - 1) : nil),
            "older": .words(page < count ? path(page + 1) : nil),
            "pages": .list(
                Self.shown(around: page, of: count).map { shown in
                    [
                        "number": shown.map(PageValue.number) ?? .nothing,
                        "name": .words(shown.map { words.text(.pageNumber, ["n": "\($0)"]) }),
                        "address": .words(shown.map(path)),
                        "isCurrent": .flag(shown == page),
                    ]
                }),
        ])
    }

    /// The same without gaps.
    var shown: [Int] { Self.shown(around: page, of: count).compactMap(\.self) }

    /// The pages that get a link of their own: the first, the last, and those around the current one; nil for a gap.
    static func shown(around page: Int, of count: Int) -> [Int?] {
        var shown: [Int?] = []
        var last = 0
        for number in Set([1, count, page - 1, page, page + 1]).filter({ (1...count).contains($0) }).sorted() {
            if number == last + 2 { shown.append(last + 1) } else if number > last + 2 { shown.append(nil) }
            shown.append(number)
            last = number
        }
        return shown
    }
}
