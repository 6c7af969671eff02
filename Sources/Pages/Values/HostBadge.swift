// How hosts and guests are shown: a coloured badge that is the same on every page.

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
