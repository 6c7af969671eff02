// How hosts and guests are shown: a coloured badge that is the same on every page.

internal import Podcast
internal import Store

/// Colours and initials for the people of a show.
struct HostBadge: Sendable {
    /// How many colours the stylesheet has (`.hue-1` and on).
    static let hues = 6
    /// The regular people get the first colours, in order of the settings.
    private let known: [String: Int]

    init(show: Show) {
        var known: [String: Int] = [:]
        for person in show.people where known[person.name] == nil { known[person.name] = known.count % Self.hues + 1 }
        self.known = known
    }

    /// The values of one person: `name`, `initial`, `hue`, `page`.
    ///
    /// - Parameter page: the address of the person's page; nil where there is none.
    func values(_ name: String, page: String? = nil) -> PageValues {
        [
            "name": .text(name), "initial": .text(Self.initials(of: name)), "hue": .number(hue(name)),
            "page": .words(page),
        ]
    }

    /// The person as a value; nothing without a name.
    func value(_ name: String?, page: String? = nil) -> PageValue {
        guard let name, !name.isEmpty else { return .nothing }
        return .group(values(name, page: page))
    }

    /// A person who has a page.
    func value(_ person: PersonName?) -> PageValue {
        person.map { value($0.name, page: SitePath.person($0.slug)) } ?? .nothing
    }

    /// 1 to `hues`. For strangers it comes from the name's bytes, so that it stays when the cast changes.
    private func hue(_ name: String) -> Int {
        known[name] ?? Int(name.utf8.reduce(UInt32(17)) { ($0 &* 31 &+ UInt32($1)) }) % Self.hues + 1
    }

    /// "LF" for Dr. Lena Fuchs, "A" for Ada. Titles (what ends with a full stop, but for a letter alone) and what stands
    /// behind a comma or in brackets are no part of it. Letters of scripts without capitals are wide or join each other, so of
    /// those the first stands alone, which needs no direction either.
    static func initials(of name: String) -> String {
        let plain = name.prefix { $0 != "," && $0 != "(" && $0 != "/" }
        let words = plain.split(whereSeparator: \.isWhitespace).filter { !$0.hasSuffix(".") || $0.count == 2 }
        let letters = words.compactMap { $0.first { $0.isLetter || $0.isNumber } }
        guard let first = letters.first ?? name.first(where: { $0.isLetter || $0.isNumber }) ?? name.first else {
            return ""
        }
        let ends = letters.count > 1 && letters.allSatisfy(\.isCased) ? [first, letters[letters.count - 1]] : [first]
        return ends.compactMap { String($0).uppercased().first.map(String.init) }.joined()
    }
}
