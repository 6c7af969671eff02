// Preconditions judged a second way, step by step as RFC 9110 §13.2.2 lists them.

/// `[ W/ ] DQUOTE *etagc DQUOTE` (RFC 9110 §8.8.3).
struct PlainTag {
    var isWeak: Bool
    var opaque: [UInt8]

    init?(_ bytes: ArraySlice<UInt8>) {
        isWeak = bytes.starts(with: "W/".utf8)
        let quoted = isWeak ? bytes.dropFirst(2) : bytes
        opaque = Array(quoted.dropFirst().dropLast())
        guard quoted.count >= 2, quoted.first == 34, quoted.last == 34,
            opaque.allSatisfy({ $0 > 32 && $0 != 34 && $0 != 127 })
        else { return nil }
    }
}

struct PlainConditions {
    /// More than one where the header is malformed, and the RFC leaves open what it means.
    private(set) var verdicts: Set<Conditions.Verdict> = []
    private(set) var allowsRange = true
    private let ours: Validators

    init(method: [UInt8], header: [[UInt8]], validators: Validators) {
        ours = validators
        let fields = header.compactMap { line -> (name: [UInt8], value: [UInt8])? in
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            return (Array(line[..<colon]), Grammar.trimmed(line[(colon + 1)...]))
        }
        let isRead = ["GET", "HEAD"].contains(Grammar.string(method))

        // Steps 1 and 2: what fails goes no further.
        var mayFail = false
        var mayPass = true
        if let list = Grammar.value("if-match", fields) {
            let matches = listed(list, isStrong: true)
            (mayFail, mayPass) = (matches.contains(false), matches.contains(true))
        } else if let limit = Grammar.value("if-unmodified-since", fields).flatMap(Self.date),
            let modified = ours.modified
        {
            (mayFail, mayPass) = (modified > limit, modified <= limit)
        }
        if mayFail { verdicts.insert(.failed) }
        if mayPass {
            // Steps 3 and 4.
            if let list = Grammar.value("if-none-match", fields) {
                for matches in listed(list, isStrong: false) {
                    verdicts.insert(!matches ? .proceed : isRead ? .notModified : .failed)
                }
            } else if isRead, let since = Grammar.value("if-modified-since", fields).flatMap(Self.date),
                let modified = ours.modified, modified <= since
            {
                verdicts.insert(.notModified)
            } else {
                verdicts.insert(.proceed)
            }
        }
        if let value = Grammar.value("if-range", fields) { allowsRange = isExactly(value) }
    }

    /// Whether a list names our tag; both when it is malformed and names it somewhere.
    private func listed(_ list: [UInt8], isStrong: Bool) -> Set<Bool> {
        if list == [UInt8(ascii: "*")] { return [true] }
        guard let tags = Self.tags(list) else {
            guard let tag = ours.etag, !(isStrong && ours.isWeak) else { return [false] }
            return Self.holds(list, [34] + tag + [34]) ? [true, false] : [false]
        }
        return [tags.contains { $0.opaque == ours.etag && !(isStrong && ($0.isWeak || ours.isWeak)) }]
    }

    /// The entity tags of a list, which may hold commas inside their quotes; nil when it is malformed.
    private static func tags(_ list: [UInt8]) -> [PlainTag]? {
        // Quoted parts are every second one between quotation marks.
        var member: [UInt8] = []
        var members: [[UInt8]] = []
        for (number, part) in list.split(separator: 34, omittingEmptySubsequences: false).enumerated() {
            if number % 2 == 1 {
                member += [34] + part + [34]
            } else {
                let outside = part.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
                for (index, piece) in outside.enumerated() {
                    if index > 0 {
                        members.append(member)
                        member = []
                    }
                    member += piece
                }
            }
        }
        members = (members + [member]).map { Grammar.trimmed($0) }.filter { !$0.isEmpty }
        let tags = members.compactMap { PlainTag($0[...]) }
        return tags.count == members.count && list.count { $0 == 34 } % 2 == 0 ? tags : nil
    }

    /// As the server reads it too, with this moment's century.
    private static func date(_ value: [UInt8]) -> Int64? { PlainDate.seconds(value, now: System.unixSeconds()) }

    private static func holds(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: part) }
    }

    /// RFC 9110 §13.1.5: one strong tag that is ours, or our very date.
    private func isExactly(_ value: [UInt8]) -> Bool {
        if let tag = PlainTag(value[...]) { return !tag.isWeak && !ours.isWeak && tag.opaque == ours.etag }
        return ours.modified != nil && Self.date(value) == ours.modified
    }
}
