// The people who speak in a transcript.

public import Podcast

extension Cast {
    /// The names that the speakers of one transcript go by on the site.
    ///
    /// Site.yml's spellings and slips of the pen are mended as in notes. A full name is the person whom the notes call by
    /// the first one ("Michael Kennedy" is the host "Michael"), unless several who speak here share it or a guest has it.
    /// What a program calls somebody, as "Speaker 1", stays.
    /// - Parameters:
    ///   - names: as the transcript writes them.
    ///   - guests: of the episode: they are never taken for a host with a name like theirs.
    /// - Returns: each name that is another on the site.
    public func speakers(_ names: some Sequence<String>, guests: [String] = []) -> [String: String] {
        let isGuest = { (name: String) in guests.first { $0.lowercased() == name.lowercased() } }
        let names = Set(names).filter { !Speaker.isNumbered($0) }
        let others = Dictionary(grouping: names.filter { $0.contains(" ") && isGuest($0) == nil }, by: Self.firstName)
        let absent = Set(guests.filter { !names.contains($0) }.map(Self.firstName))
        var mended: [String: String] = [:]
        for name in names {
            let first = Self.firstName(name)
            if let guest = isGuest(name) {
                mended[name] = guest
            } else if case let known = self.name(for: name), known != name {
                mended[name] = known
            } else if others[first]?.count == 1, !absent.contains(first), let host = host(calledByFirstNameOf: name) {
                mended[name] = host
            }
        }
        return mended.filter { $0.key != $0.value }
    }

    /// Cues with the names that their speakers go by on the site.
    public func mended(_ cues: [Cue], guests: [String] = []) -> [Cue] {
        let names = speakers(Set(cues.compactMap(\.speaker)), guests: guests)
        guard !names.isEmpty else { return cues }
        return cues.map { cue in
            var cue = cue
            cue.speaker = cue.speaker.map { names[$0] ?? $0 }
            return cue
        }
    }

    private static func firstName(_ name: String) -> String {
        name.prefix { $0 != " " }.lowercased()
    }
}
