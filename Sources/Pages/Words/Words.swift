// The words of the interface in one language, from Templates/words.

internal import Podcast

/// Every phrase that pages show of themselves, as one language says it.
package struct Words: Sendable {
    /// One phrase of a language's file.
    enum Phrase: Sendable, Equatable {
        /// With places as `{n}` to fill in, or without.
        case text(String)
        /// By number: the forms of the language's plural rule.
        case plural([PluralRule.Form: String])
        /// As the names of months.
        case list([String])
    }

    /// The language that these words are in, as `de` or `en-US`; not that of a show whose language has no file.
    let language: String
    let direction: Direction
    let plural: PluralRule
    private let phrases: [String: Phrase]
    /// The phrases without places, for templates: `{{words.search}}`.
    let values: PageValue
    /// The phrases with places as they stand, for scripts, which fill them in: `{{phrases.playFromTime}}`.
    let openValues: PageValue
    /// What stands before and behind the one place of a phrase that holds an element, for templates:
    /// `{{around.topicOf.before}}<a>…</a>{{around.topicOf.after}}`. So a language puts it where it belongs.
    let aroundValues: PageValue

    init(language: String, phrases: [String: Phrase]) {
        self.language = language
        self.phrases = phrases
        direction = Self.plain(phrases["direction"]).flatMap(Direction.init) ?? .ltr
        plural = Self.plain(phrases["plural"]).flatMap(PluralRule.init) ?? .oneOther
        let texts = phrases.compactMapValues { Self.plain($0) }
        values = .group(texts.filter { !$0.value.contains("{") }.mapValues(PageValue.text))
        openValues = .group(texts.filter { $0.value.contains("{") }.mapValues(PageValue.text))
        let around = Word.aroundElements.map { word in
            (word.rawValue, Self.around(texts[word.rawValue] ?? word.rawValue))
        }
        aroundValues = .group(Dictionary(uniqueKeysWithValues: around))
    }

    /// A phrase with its places filled in. A phrase that the file lacks shows its key, which a test finds.
    func text(_ word: Word, _ places: KeyValuePairs<String, String> = [:]) -> String {
        guard case .text(let text) = phrases[word.rawValue] else { return word.rawValue }
        return text.filled(places)
    }

    /// The form of a phrase for a number, which stands at `{n}`.
    func count(_ word: Word, _ number: Int, _ places: KeyValuePairs<String, String> = [:]) -> String {
        guard case .plural(let forms) = phrases[word.rawValue],
            let form = forms[plural.form(of: number)] ?? forms[.other]
        else { return word.rawValue }
        return form.replacing("{n}", with: grouped(number)).filled(places)
    }

    /// One of a list, as the name of a month; nil behind its end.
    func item(_ word: Word, _ index: Int) -> String? {
        guard case .list(let list) = phrases[word.rawValue], list.indices.contains(index) else { return nil }
        return list[index]
    }

    /// "12,345": digits as the language groups them.
    func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude).utf8)
        guard digits.count > 4 else { return String(number) }
        let separator = text(.thousands)
        var out = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out += separator }
            out.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return out
    }

    /// "Ada", "Ada and Felix", "Ada, Felix and Grace", "Ada, Felix, Grace and 3 more".
    func sentence(_ names: [String], limit: Int = .max) -> String {
        guard names.count > 1 else { return names.first ?? "" }
        let comma = text(.listComma)
        if names.count > limit {
            return names.prefix(limit).joined(separator: comma) + count(.andMore, names.count - limit)
        }
        return names.dropLast().joined(separator: comma) + text(.listAnd) + (names.last ?? "")
    }

    /// A host's phrase without the place goes before it.
    private static func around(_ text: String) -> PageValue {
        guard let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}") else {
            return .group(["before": .text(text + " "), "after": .text("")])
        }
        return .group([
            "before": .text(String(text[..<open])), "after": .text(String(text[text.index(after: close)...])),
        ])
    }

    private static func plain(_ phrase: Phrase?) -> String? {
        guard case .text(let text) = phrase else { return nil }
        return text
    }
}
