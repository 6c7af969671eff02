import Search
import Testing

@Suite struct WordScannerTests {
    /// The words, an alias behind an `=`.
    private func words(_ text: String) -> [String] {
        var scanner = WordScanner()
        var words: [String] = []
        while scanner.next(in: text.utf8.span) { words.append((scanner.isAlias ? "=" : "") + scanner.word.text) }
        return words
    }

    @Test(
        "Texts and queries are read by one set of rules",
        arguments: [
            ("Hello, WORLD!", ["hello", "world"]), ("", []), (" \n ... ", []), ("3.12", ["3", "12"]),
            (
                "C++ and C# or F#, .NET",
                ["c", "=cplusplus", "and", "c", "=csharp", "or", "f", "=fsharp", "net", "=dotnet"]
            ),
            ("c++", ["c", "=cplusplus"]), (".net", ["net", "=dotnet"]), ("php.net", ["php", "net"]),
            ("C#x", ["c", "x"]),
            ("f-strings", ["f", "strings"]), ("__init__", ["init"]), ("scikit-learn", ["scikit", "learn"]),
            ("snake_case", ["snake", "case"]), ("don't", ["dont"]), ("don\u{2019}t", ["dont"]), ("Brian's", ["brian"]),
            ("the boys' toys", ["the", "boys", "toys"]), ("'quoted'", ["quoted"]), ("rock'n'roll", ["rocknroll"]),
            ("Café naïve Ångström", ["cafe", "naive", "angstrom"]), ("Cafe\u{301}", ["cafe"]), ("Straße", ["strasse"]),
            ("Ærø Łódź đ", ["aero", "lodz", "d"]), ("İstanbul", ["istanbul"]), ("ПРИВЕТ, Ёлка", ["привет", "елка"]),
            ("Ελλάδα", ["ελλαδα"]), ("東京 tower", ["東", "京", "tower"]), ("한국어", ["한국어"]),
            ("ｆｕｌｌ", ["full"]), ("a\u{AD}b", ["ab"]), ("🦀 crab", ["crab"]), ("a\u{0}b", ["a", "b"]),
            ("x×y÷z", ["x", "y", "z"]),
        ])
    func folding(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test("A word knows its place in the text", arguments: ["Ein Café, C++ und .NET's 東京", "don\u{2019}t 'x' é"])
    func places(text: String) {
        var scanner = WordScanner()
        let bytes = Array(text.utf8)
        var last = 0
        while scanner.next(in: text.utf8.span) {
            if scanner.isAlias { continue }
            #expect(scanner.start >= last && scanner.end > scanner.start && scanner.end <= bytes.count)
            last = scanner.end
            let piece = String(decoding: bytes[scanner.start..<scanner.end], as: UTF8.self)
            #expect(!piece.contains("\u{FFFD}"), "\(piece)")
            #expect(words(piece).first == scanner.word.text, "\(piece)")
        }
    }

    @Test(
        "Stepping over words that are not sought loses none that are, and counts them all",
        arguments: [
            "The quick brown fox's C++ den, .NET and don\u{2019}t", "x", "ca'fe cafe caf\u{e9} c# ca", "東京 ca tower",
            "a.net ca.net .net ca", "caca-ca_ca ca", "", "ca\u{301}b cab",
        ])
    func stepping(text: String) {
        var beginnings = Beginnings()
        for word in ["ca", "do", "dotnet", "cplusplus", "fo", "京"] { beginnings.insert(FoldedWord(word)) }
        var all = WordScanner()
        var sought = WordScanner()
        var (expected, found): ([String], [String]) = ([], [])
        while all.next(in: text.utf8.span) {
            guard beginnings.contains(all.word) else { continue }
            expected.append("\(all.number) \(all.start) \(all.end) \(all.word.text)")
        }
        while sought.next(in: text.utf8.span, beginning: beginnings) {
            if beginnings.contains(sought.word) {
                found.append("\(sought.number) \(sought.start) \(sought.end) \(sought.word.text)")
            }
        }
        #expect(found == expected)
        #expect(sought.number == all.number)
    }

    @Test("A long word is cut, and stays one word")
    func long() {
        let found = words(String(repeating: "ab", count: 3000) + " " + String(repeating: "é", count: 3000))
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.utf8.count == 40 })
    }

    @Test("A word is cut between characters, and nothing comes behind a cut", arguments: ["é", "ა", "𐐨", "한", "x"])
    func cutting(letter: String) {
        for before in 0..<4 {
            let found = words(String(repeating: "y", count: before) + String(repeating: letter, count: 60) + "z")
            #expect(found.count == 1 && !found[0].contains("\u{FFFD}") && !found[0].hasSuffix("z"), "\(found)")
            #expect((37...40).contains(found[0].utf8.count))
        }
        var word = FoldedWord(String(repeating: letter, count: 60))
        #expect(word.isCut)
        word.removeAll()
        #expect(!word.isCut && word.text.isEmpty)
        #expect(!FoldedWord(String(repeating: "a", count: 40)).isCut)
    }

    @Test("Nothing parts a word of the index in two, whatever a character decomposes into, and none has capitals")
    func everyCharacter() {
        var parted: [String] = []
        // Those that are letters, or have letters in them; the rest are signs of Han and unused.
        for value in UInt32(0x21)..<0x3400 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            parted += words("a" + String(scalar)).filter { !Self.isWhole($0) }
        }
        for value in UInt32(0xA000)..<0x2_0000 {
            guard let scalar = Unicode.Scalar(value), !(0xAC00..<0xD7A4).contains(value) else { continue }
            parted += words("a" + String(scalar)).filter { !Self.isWhole($0) }
        }
        #expect(parted == [])
        #expect(words("½") == ["12"])
        #expect(words("ᴬᴮ") == ["ab"])
    }

    private static func isWhole(_ word: String) -> Bool {
        word.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .mathSymbol, .otherPunctuation,
                .modifierSymbol:
                false
            default: !("A"..."Z").contains(scalar)
            }
        }
    }

    @Test("Any byte may stand anywhere")
    func bytes() {
        for first in UInt8.min...UInt8.max {
            for rest in [[], [0x80], [0xC3, 0xA9], [0xFF, 0xFE], [0x27, 0x73], [0x2B, 0x2B]] as [[UInt8]] {
                _ = words(String(decoding: [first] + rest, as: UTF8.self))
            }
        }
    }

    @Test(
        "English endings go",
        arguments: [
            ("testing", "tests"), ("tested", "test"), ("ponies", "pony"), ("libraries", "library"),
            ("classes", "class"),
            ("running", "run"), ("hopping", "hop"), ("agreed", "agree"), ("relational", "relate"), ("typing", "types"),
            ("databases", "database"), ("notebooks", "notebook"), ("decorators", "decorator"), ("fixtures", "fixture"),
        ])
    func stems(one: String, other: String) {
        #expect(FoldedWord(one).stem.text == FoldedWord(other).stem.text)
    }

    @Test(
        "Porter's own examples",
        arguments: [
            ("caresses", "caress"), ("ties", "ti"), ("feed", "feed"), ("plastered", "plaster"), ("motoring", "motor"),
            ("sing", "sing"), ("conflated", "conflat"), ("sized", "size"), ("falling", "fall"), ("hissing", "hiss"),
            ("filing", "file"), ("happy", "happi"), ("sky", "sky"), ("conditional", "condit"), ("digitizer", "digit"),
            ("vietnamization", "vietnam"), ("operator", "oper"), ("feudalism", "feudal"), ("hopefulness", "hope"),
            ("formality", "formal"), ("sensibility", "sensibl"), ("triplicate", "triplic"), ("electrical", "electr"),
            ("goodness", "good"), ("revival", "reviv"), ("allowance", "allow"), ("adjustment", "adjust"),
            ("adoption", "adopt"), ("probate", "probat"), ("rate", "rate"), ("controll", "control"), ("roll", "roll"),
        ])
    func porter(word: String, stem: String) {
        #expect(FoldedWord(word).stem.text == stem)
    }

    @Test(
        "What sounds alike has one key",
        arguments: [
            ("pytest", "pietest"), ("sqlalchemy", "sequelalchemy"), ("kubeflow", "cubeflow"), ("django", "jango"),
            ("numpy", "numpie"), ("github", "gethub"),
        ])
    func sounds(one: String, other: String) {
        #expect(SoundKey.of(FoldedWord(one)) == SoundKey.of(FoldedWord(other)))
    }
}
