// Accept-Encoding judged a second way, on split text (RFC 9110 §12.5.3).

struct PlainAcceptEncoding {
    /// Weights in thousandths of each coding that is named; several where it is named several times.
    private(set) var gzip: Set<Int> = []
    private(set) var identity: Set<Int> = []
    private(set) var any: Set<Int> = []

    init(_ value: [UInt8]) {
        for member in Grammar.members(value) {
            let parts = member.split(separator: UInt8(ascii: ";"), maxSplits: 1, omittingEmptySubsequences: false)
            let weight = parts.count == 1 ? 1000 : Self.weight(Grammar.lower(Grammar.trimmed(parts[1])))
            switch Grammar.string(Grammar.lower(Grammar.trimmed(parts[0]))) {
            case "gzip", "x-gzip": gzip.insert(weight)
            case "identity": identity.insert(weight)
            case "*": any.insert(weight)
            default: break
            }
        }
    }

    /// Whether gzip may be the answer, for each reading of what is named twice.
    var allowed: Set<Bool> {
        var answers: Set<Bool> = []
        for gzip in gzip.isEmpty ? [-1] : gzip {
            for identity in identity.isEmpty ? [-1] : identity {
                for any in any.isEmpty ? [-1] : any { answers.formUnion(Self.allowed(gzip, identity, any)) }
            }
        }
        return answers
    }

    private static func allowed(_ gzip: Int, _ identity: Int, _ any: Int) -> Set<Bool> {
        let weight = gzip >= 0 ? gzip : any
        let mayGzip = weight > 0
        // The plain bytes are welcome unless they are refused by name, or by `*` and not named.
        let mayPlain = identity > 0 || identity < 0 && any != 0
        switch (mayGzip, mayPlain) {
        case (true, true): return [weight >= identity]
        case (true, false): return [true]
        case (false, true): return [false]
        // Nothing will do: what is sent then is the server's choice.
        case (false, false): return [true, false]
        }
    }

    /// `q=` and `0` or `1` with up to three decimals; what is anything else counts as refused.
    private static func weight(_ parameter: [UInt8]) -> Int {
        let text = Grammar.string(parameter)
        let decimals = text.dropFirst(4).utf8
        guard text.hasPrefix("q=0") || text.hasPrefix("q=1"), text.utf8.count == parameter.count, decimals.count <= 3,
            text.utf8.count == 3 || text.dropFirst(3).first == ".", decimals.allSatisfy(Grammar.digits.contains)
        else { return 0 }
        let isOne = text.hasPrefix("q=1")
        let thousandths = Int(String(decimals) ?? "") ?? 0
        let scaled = thousandths * [1000, 100, 10, 1][decimals.count]
        return isOne ? (scaled == 0 ? 1000 : 0) : scaled
    }
}
