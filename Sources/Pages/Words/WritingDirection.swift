// Which way a language is written.

extension Words {
    /// Which way a language is written.
    package enum Direction: String, Sendable {
        case ltr, rtl

        /// By the language's tag (BCP 47): by its script where it names one, else by the script that it is usually written in
        /// (Unicode CLDR, likely subtags).
        init(of language: String) {
            let parts = language.lowercased().split { $0 == "-" || $0 == "_" }.map(String.init)
            // A script is the one subtag of four letters; a region has two, and variants that have four begin with a digit.
            let script = parts.dropFirst().first { $0.utf8.count == 4 && $0.first?.isLetter == true }
            let isRightToLeft = script.map(Self.scripts.contains) ?? parts.first.map(Self.languages.contains) ?? false
            self = isRightToLeft ? .rtl : .ltr
        }

        private static let scripts: Set<String> = [
            "adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa",
        ]
        private static let languages: Set<String> = [
            "ar", "arc", "arz", "bal", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur",
            "yi",
        ]
    }

    /// Which way the pages of a show are written: as its words say where they are in its language, else as the language is.
    func direction(for language: String) -> Direction {
        isIn(language) ? direction : Direction(of: language)
    }

    /// Whether these words are in a language, whatever its region.
    func isIn(_ language: String) -> Bool {
        func base(_ tag: String) -> String { String(tag.lowercased().prefix { $0 != "-" && $0 != "_" }) }
        return base(self.language) == base(language)
    }
}
