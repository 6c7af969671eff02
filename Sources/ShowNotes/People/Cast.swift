// The people of a show, and the mending of how notes write their names.

public import Podcast

/// Who is on the show: mends slips of the pen in hosts' names, and tells regular hosts from guests.
///
/// No name stands in the code. People come from site.yml, else from the batch: how often each name heads a topic says who
/// is a frequent host; a rare name one slip away from a frequent one is that host, and so are a frequent host's initials.
public struct Cast: Sendable, Equatable {
    /// Nobody known: names stay as they are written, and nobody is a guest for want of being regular.
    public static let empty = Cast(people: [], counts: [:])

    /// A name heads at least this many topics before slips are mended towards it.
    static let frequentTopics = 5
    /// A slip is at least this many times rarer than the name it was meant to be.
    static let rarity = 10
    /// A host with at least one topic for this many of the most frequent host's is regular.
    static let regularShare = 4

    private let people: [ShowPerson]
    private let counts: [String: Int]
    /// Lower-case spellings from site.yml, each with the name that it means.
    private let aliases: [String: String]
    /// Frequent hosts, the most frequent first.
    private let frequent: [String]

    /// - Parameters:
    ///   - people: From site.yml; empty when it names nobody.
    ///   - counts: How many topics each name heads, as written, in the batch and in the store together.
    public init(people: [ShowPerson], counts: [String: Int]) {
        self.people = people
        self.counts = counts
        var aliases: [String: String] = [:]
        for person in people {
            for spelling in [person.name] + person.aliases where aliases[spelling.lowercased()] == nil {
                aliases[spelling.lowercased()] = person.name
            }
        }
        self.aliases = aliases
        frequent =
            counts.filter { $0.value >= Self.frequentTopics && !PersonName.isInitials($0.key) }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// How often each raw name heads a topic in these files: what `init(people:counts:)` takes.
    public static func counts(in files: some Sequence<NotesFile>) -> [String: Int] {
        var counts: [String: Int] = [:]
        for file in files {
            for topic in file.content.topics { if let host = topic.host { counts[host, default: 0] += 1 } }
        }
        return counts
    }

    /// The name that a written one means: site.yml's spellings first, then a frequent host's first name, initials, or a
    /// rare name one slip away (a letter wrong, missing, doubled, or two swapped). Any other name stays as it is.
    public func name(for written: String) -> String {
        let name = written.trimmed
        if let known = aliases[name.lowercased()] { return known }
        if let person = people.first(where: { Self.isShortForm(name, of: $0.name) }) { return person.name }
        if PersonName.isInitials(name), let host = host(withInitials: name) { return host }
        let written = counts[name] ?? 0
        for host in frequent where host != name {
            let count = counts[host] ?? 0
            guard written * Self.rarity <= count else { continue }
            if host.lowercased() == name.lowercased() || Spelling.isOneSlip(from: name, to: host) {
                return aliases[host.lowercased()] ?? host
            }
        }
        if frequent.contains(name) { return name }
        if let slip = slipOfKnownPerson(name) { return slip }
        return name
    }

    /// Whether somebody is a regular host; nil when nobody can tell.
    ///
    /// With people from site.yml they alone count; else whoever heads at least a quarter as many topics as the most
    /// frequent host.
    public func isRegular(_ name: String) -> Bool? {
        let name = self.name(for: name)
        if !people.isEmpty { return people.contains { $0.isRegular && Self.isSame($0.name, name) } }
        guard let top = frequent.first, let most = counts[top] else { return nil }
        return (counts[name] ?? 0) * Self.regularShare >= most
    }

    /// The names that notes may write in front of a colon: everybody known.
    var spellings: [String] {
        people.flatMap { [$0.name] + $0.aliases } + frequent
    }

    /// The notes with mended names, and with guests: where the notes name none, topic hosts who are no regulars. A host
    /// whom the notes name as one, or list under "Connect with the hosts", is regular in that episode.
    public func applied(to file: NotesFile) -> NotesFile {
        var file = file
        file.problems += CastAdvice(cast: self).problems(of: file)
        file.content.items = file.content.items.map { item in
            switch item {
            case .topic(var topic):
                topic.host = topic.host.map(name(for:))
                return .topic(topic)
            case .extra(var extra):
                extra.host = extra.host.map(name(for:))
                return .extra(extra)
            case .joke, .prose:
                return item
            }
        }
        file.content.namedHosts = file.content.namedHosts.map(name(for:))
        if file.content.guests.isEmpty {
            let named = namedHosts(of: file.content)
            file.content.guests = file.content.topicHosts.filter { isRegular($0) == false && !named.holds($0) }
        }
        file.problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
        return file
    }

    /// Whom notes call hosts: in front matter or a line "Hosts: …", and in boilerplate.
    func namedHosts(of content: EpisodeContent) -> PersonNames {
        PersonNames((content.namedHosts + Self.listedHosts(in: content.items)).map(name(for:)))
    }

    /// Names that boilerplate lists line by line: "Bob: @bob@example.social".
    private static func listedHosts(in items: [NotesItem]) -> [String] {
        let names = items.lazy.compactMap { item -> String? in
            guard case .prose(let prose) = item, prose.kind == .boilerplate else { return nil }
            return prose.body.plain
        }
        .joined(separator: "\n").split(separator: "\n").lazy.compactMap { Speaker.split(String($0)).name }
        return Array(names.prefix(NotesLimits.people))
    }

    /// Whom the notes know by nothing but the first name in a longer one.
    func host(calledByFirstNameOf name: String) -> String? {
        let known = (people.map(\.name) + frequent).filter { !$0.contains(" ") && Self.isShortForm($0, of: name) }
        return known.first
    }

    private func host(withInitials initials: String) -> String? {
        let everybody = people.map(\.name) + frequent
        if let full = everybody.first(where: { Self.initials(of: $0) == initials.uppercased() }) { return full }
        // Only the first name is known: its letter decides when no other host comes near in number.
        let matches = everybody.filter { $0.prefix(1).uppercased() == initials.prefix(1) }
        guard let first = matches.first, matches.allSatisfy({ $0 == first || outnumbers(first, $0) }) else {
            return nil
        }
        return first
    }

    private func outnumbers(_ one: String, _ other: String) -> Bool {
        (counts[other] ?? 0) * Self.rarity <= counts[one] ?? 0
    }

    private func slipOfKnownPerson(_ name: String) -> String? {
        people.first { person in
            ([person.name] + person.aliases).contains { Spelling.isOneSlip(from: name, to: $0) }
        }?.name
    }

    private static func initials(of name: String) -> String? {
        let words = name.split(separator: " ")
        return words.count > 1 ? words.map { $0.prefix(1).uppercased() }.joined() : nil
    }

    /// Whether a name is the first word of a longer one: "Anthony" of "Anthony Shaw".
    private static func isShortForm(_ name: String, of full: String) -> Bool {
        guard !name.contains(" ") else { return false }
        return full.lowercased().hasPrefix(name.lowercased() + " ")
    }

    static func isSame(_ one: String, _ other: String) -> Bool {
        one.lowercased() == other.lowercased() || isShortForm(one, of: other) || isShortForm(other, of: one)
    }
}
