// Counting episodes by names, and by the sites that they link to.

/// Episodes by a name. All of an episode is counted before the next one's: so none is counted twice, and no set of them
/// is kept.
struct EpisodeCounter {
    private var names: [String] = []
    private var numbers: [String: Int] = [:]
    private var episodes: [Int] = []
    private var last: [Int64] = []

    /// The number of a name, and whether it is new.
    mutating func number(of name: String) -> (number: Int, isNew: Bool) {
        if let known = numbers[name] { return (known, false) }
        numbers[name] = names.count
        names.append(name)
        episodes.append(0)
        last.append(-1)
        return (names.count - 1, true)
    }

    mutating func add(_ number: Int, _ episode: Int64) {
        guard last[number] != episode else { return }
        last[number] = episode
        episodes[number] += 1
    }

    mutating func add(_ name: String, _ episode: Int64) { add(number(of: name).number, episode) }

    /// The ten with the most episodes.
    ///
    /// - Parameter isCounted: tells by its number whether a name is one of them.
    func most(_ isCounted: (Int) -> Bool = { _ in true }) -> [(name: String, episodes: Int)] {
        names.indices.filter(isCounted)
            .sorted { (episodes[$1], names[$0]) < (episodes[$0], names[$1]) }
            .prefix(10).map { (names[$0], episodes[$0]) }
    }
}

/// Episodes by the sites that they link to. A site covers what ends in it: `github.com` has what `docs.github.com` has.
struct SiteCounter {
    private var counter = EpisodeCounter()
    /// By the number of a site: those above it, once it was linked itself.
    private var above: [[Int]?] = []

    /// Counts the sites of some addresses, a space between each two.
    mutating func add(_ links: String, _ episode: Int64) {
        let bytes = links.utf8.span
        var (start, last) = (0, 0..<0)
        while start < bytes.count {
            var stop = start
            while stop < bytes.count, !Self.endsSite(bytes[stop]) { stop += 1 }
            // Several addresses of one part are often of one site.
            if stop > start, !Self.isSame(bytes, start..<stop, last) {
                last = start..<stop
                var name: [UInt8] = []
                name.reserveCapacity(stop - start)
                for index in last { name.append(bytes[index]) }
                add(site: String(decoding: name, as: UTF8.self), episode)
            }
            while stop < bytes.count, bytes[stop] != UInt8(ascii: " ") { stop += 1 }
            start = stop + 1
        }
    }

    private mutating func add(site: String, _ episode: Int64) {
        let number = number(of: site)
        let covering: [Int]
        if let known = above[number] {
            covering = known
        } else {
            covering = IndexEntry.covering(site).dropFirst().map { self.number(of: $0) }
            above[number] = covering
        }
        counter.add(number, episode)
        for other in covering { counter.add(other, episode) }
    }

    private mutating func number(of site: String) -> Int {
        let (number, isNew) = counter.number(of: site)
        if isNew { above.append(nil) }
        return number
    }

    /// What stands above others only is no filter of its own.
    var most: [(name: String, episodes: Int)] { counter.most { above[$0] != nil } }

    private static func isSame(_ bytes: Span<UInt8>, _ one: Range<Int>, _ other: Range<Int>) -> Bool {
        guard one.count == other.count else { return false }
        for index in 0..<one.count where bytes[one.lowerBound + index] != bytes[other.lowerBound + index] {
            return false
        }
        return true
    }

    /// Whether a byte of an address stands behind its site.
    private static func endsSite(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: " "): true
        default: false
        }
    }
}
