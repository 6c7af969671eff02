// How hosts and guests are shown: names in a sentence, and a coloured badge that is the same on every page.

internal import Podcast

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

    /// The values of one person: `name`, `initial`, `hue`.
    func values(_ name: String) -> PageValues {
        ["name": .text(name), "initial": .text(initial(name)), "hue": .number(hue(name))]
    }

    /// The person as a value; nothing without a name.
    func value(_ name: String?) -> PageValue {
        guard let name, !name.isEmpty else { return .nothing }
        return .group(values(name))
    }

    /// 1 to `hues`. For strangers it comes from the name's bytes, so that it stays when the cast changes.
    private func hue(_ name: String) -> Int {
        known[name] ?? Int(name.utf8.reduce(UInt32(17)) { ($0 &* 31 &+ UInt32($1)) }) % Self.hues + 1
    }

    private func initial(_ name: String) -> String { name.first.map { String($0).uppercased() } ?? "" }
}

extension HostBadge {
    /// "Ada", "Ada and Felix", "Ada, Felix and Grace", "Ada, Felix, Grace and 3 more".
    static func sentence(_ names: [String], limit: Int = .max) -> String {
        guard names.count > 1 else { return names.first ?? "" }
        if names.count > limit {
            return names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) more"
        }
        return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    }
}
