// How a language counts.

/// The plural rules of the Unicode CLDR that languages of the interface need; a file names its own under `plural`.
enum PluralRule: String, Sendable, CaseIterable {
    /// English, German, Spanish: one for 1.
    case oneOther = "one-other"
    /// French, Portuguese of Brazil: one for 0 and 1.
    case zeroOneOther = "zero-one-other"
    /// Japanese, Chinese, Turkish in the singular: no difference.
    case other
    /// Polish: 1, numbers that end in 2 to 4 but for 12 to 14, all others.
    case polish
    /// Russian, Ukrainian: numbers that end in 1 but for 11, in 2 to 4 but for 12 to 14, all others.
    case eastSlavic = "east-slavic"
    /// Czech, Slovak: 1, 2 to 4, all others.
    case czech
    /// Arabic: each of the six forms.
    case arabic
    /// Hebrew: 1, 2, all others.
    case hebrew

    /// The names of forms as the CLDR has them.
    enum Form: String, Sendable, CaseIterable { case zero, one, two, few, many, other }

    func form(of number: Int) -> Form {
        let n = number.magnitude
        let (tens, hundreds) = (n % 10, n % 100)
        switch self {
        case .oneOther: return n == 1 ? .one : .other
        case .zeroOneOther: return n <= 1 ? .one : .other
        case .other: return .other
        case .polish:
            if n == 1 { return .one }
            return (2...4).contains(tens) && !(12...14).contains(hundreds) ? .few : .many
        case .eastSlavic:
            if tens == 1, hundreds != 11 { return .one }
            return (2...4).contains(tens) && !(12...14).contains(hundreds) ? .few : .many
        case .czech: return n == 1 ? .one : (2...4).contains(n) ? .few : .other
        case .arabic:
            if n <= 2 { return [.zero, .one, .two][Int(n)] }
            return (3...10).contains(hundreds) ? .few : hundreds >= 11 ? .many : .other
        case .hebrew: return n == 1 ? .one : n == 2 ? .two : .other
        }
    }
}
