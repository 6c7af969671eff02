// The interface's words in every language that we have.

import Foundation
import Markup
import Podcast
import Syndication
import Testing

@testable import Pages

struct WordsTests {
    private static let library = try? WordsLibrary(folder: PageSamples.templates + "/words", overrides: nil)
    private static let languages = library?.languages ?? []

    private func folder(_ files: [String: String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "words-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return folder.path
    }

    /// The places of a phrase, in any order.
    private func places(_ phrase: Words.Phrase) -> Set<String> {
        func all(_ text: String) -> [String] { text.matches(of: /\{([a-z]+)\}/).map { String($0.1) } }
        return switch phrase {
        case .text(let text): Set(all(text))
        case .plural(let forms): Set(forms.values.flatMap(all))
        case .list: []
        }
    }

    @Test("English has every phrase that the code asks for, in the form that it asks for")
    func complete() throws {
        let phrases = try #require(Self.library).phrases(of: "en")
        for word in Word.allCases { #expect(phrases[word.rawValue] != nil, "\(word)") }
    }

    @Test(
        "Every language has all of English's phrases, of the same kind and with the same places", arguments: languages)
    func sameAsEnglish(language: String) throws {
        let library = try #require(Self.library)
        let english = library.phrases(of: "en")
        let own = library.phrases(of: language)
        #expect(Set(own.keys).subtracting(english.keys) == [])
        // A region's file says only what its language says otherwise.
        if !language.contains("-") { #expect(Set(english.keys).subtracting(own.keys) == []) }
        for (key, phrase) in own {
            guard let model = english[key] else { continue }
            let free: Set<String> = ["dateLong", "dateShort", "lengthHours", "moment"]
            if !free.contains(key) {
                #expect(places(phrase).subtracting(["n"]) == places(model).subtracting(["n"]), "\(key)")
            }
            switch (phrase, model) {
            case (.text, .text), (.plural, .plural): break
            case (.list(let list), .list(let wanted)): #expect(list.count == wanted.count, "\(key)")
            default: Issue.record("\(key) is of another kind than in English")
            }
        }
    }

    @Test(
        "A show is written the way of its language, also where the interface speaks English",
        arguments: [
            ("ar", true), ("ar-EG", true), ("he-IL", true), ("fa", true), ("ur-PK", true), ("yi", true), ("iw", true),
            ("pa-Arab-PK", true), ("az-Latn", false), ("ks-Deva", false), ("ar-Latn", false), ("en", false),
            ("de-1996", false), ("arn", false), ("", false), ("-", false),
        ])
    func direction(language: String, isRightToLeft: Bool) throws {
        var show = PageSamples.show
        show.language = language
        let words = try #require(Self.library).words(for: language)
        #expect(words.direction(for: language) == (isRightToLeft ? .rtl : .ltr))
        let page = try MarkupReader(
            String(decoding: PageSamples.renderer(show: show).home(episodes: [], total: 0), as: UTF8.self))
        #expect(page.all("html").first?.attributes["lang"] == language)
        #expect(page.all("html").first?.attributes["dir"] == (isRightToLeft ? "rtl" : "ltr"))
        let frame = String(
            decoding: try PageSamples.renderer(show: show).embed(PageSamples.full), as: UTF8.self)
        #expect(frame.contains("dir=\"\(isRightToLeft ? "rtl" : "ltr")\""))
    }

    @Test("A host's own file of words decides for itself which way it is written")
    func ownLanguage() throws {
        let own = try WordsLibrary(
            folder: PageSamples.templates + "/words", overrides: try folder(["ar.yml": "direction: rtl"]))
        #expect(own.words(for: "ar-SA").direction(for: "ar-SA") == .rtl)
        #expect(own.words(for: "ar-SA").isIn("ar-SA"))
    }

    @Test("Markdown documents say the same in English with and without a site")
    func documents() throws {
        #expect(try #require(Self.library).words(for: "en").markdown == MarkdownWords())
        let german = try #require(Self.library).words(for: "de").markdown
        let english = MarkdownWords()
        let same = zip(Mirror(reflecting: german).children, Mirror(reflecting: english).children)
            .filter { ($0.0.value as? String) == ($0.1.value as? String) }.compactMap(\.0.label)
        let international: Set = ["audio", "link", "tags", "chapters", "extras", "jsonFeed", "sitemap"]
        #expect(Set(same).isSubset(of: international), "\(same)")
    }

    @Test("Every phrase is on some page")
    func used() throws {
        let templates = try TemplateLibrary(folder: PageSamples.templates, overrides: nil)
        var named: Set<String> = []
        for tag in templates.sources.values.flatMap(TemplateTag.all) {
            let parts = tag.name.split(separator: ".").map(String.init)
            if parts.count == 2, ["words", "phrases"].contains(parts[0]) { named.insert(parts[1]) }
            #expect(parts.first != "around" || Word.aroundElements.contains { $0.rawValue == parts[1] }, "\(tag.name)")
        }
        let own: Set<String> = ["direction", "plural"]
        let all = Set(try #require(Self.library).phrases(of: "en").keys)
        let idle = all.subtracting(named).subtracting(Word.allCases.map(\.rawValue)).subtracting(own)
        #expect(idle.isEmpty, "\(idle.sorted())")
    }

    @Test("What stands around an element goes where the language puts it, and before it in a host's phrase of old")
    func around() throws {
        let files = ["de.yml": "topicOf: \"{episode} hat dieses Thema\"\nresultsFor: Treffer zu"]
        let words = try WordsLibrary(folder: PageSamples.templates + "/words", overrides: try folder(files)).words(
            for: "de")
        func parts(_ phrase: String) -> [String] {
            guard case .group(let around) = words.aroundValues, case .group(let parts) = around[phrase],
                case .text(let before) = parts["before"], case .text(let after) = parts["after"]
            else { return [] }
            return [before, after]
        }
        #expect(parts("topicOf") == ["", " hat dieses Thema"])
        #expect(parts("resultsFor") == ["Treffer zu ", ""])
        #expect(parts("didYouMean") == ["Gemeint war vielleicht ", "."])
    }

    @Test("Every plural rule of a language has its forms", arguments: languages)
    func forms(language: String) throws {
        let words = try #require(Self.library).words(for: language)
        for number in [0, 1, 2, 3, 5, 11, 12, 21, 22, 25, 100, 101, 111, 12_345] {
            let text = words.count(.episodeCount, number)
            #expect(text.contains(words.grouped(number)) || number <= 2, "\(text)")
            #expect(!text.contains("{"))
        }
    }

    @Test("A show takes its region's words over its language's, and English for what neither has")
    func choice() throws {
        let folder = try folder([
            "en.yml": "search: Search\nhome: Home\nsizes: [a, b]",
            "xx.yml": "search: Xearch\nhome: Xome\ndirection: rtl",
            "xx-YY.yml": "home: Yome",
        ])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let library = try WordsLibrary(folder: folder, overrides: nil)
        func value(_ words: Words, _ name: String) -> String? {
            guard case .group(let group) = words.values, case .text(let text) = group[name] else { return nil }
            return text
        }
        #expect(value(library.words(for: "xx-yy"), "home") == "Yome")
        #expect(value(library.words(for: "XX-ZZ"), "home") == "Xome")
        #expect(library.words(for: "xx").direction == .rtl)
        #expect(value(library.words(for: "qq"), "search") == "Search")
        #expect(library.words(for: "qq").language == "en")
    }

    @Test("A host says one word otherwise, and the others stay")
    func overrides() throws {
        let own = try folder(["en.yml": "search: Look", "tlh.yml": "search: nej"])
        defer { try? FileManager.default.removeItem(atPath: own) }
        let library = try WordsLibrary(folder: PageSamples.templates + "/words", overrides: own)
        #expect(library.words(for: "en-GB").text(.search) == "Look")
        #expect(library.words(for: "en").text(.episodes) == "Episodes")
        #expect(library.words(for: "tlh").text(.search) == "nej")
    }

    @Test("A host's word that no page has is told with its line and the one that was meant")
    func slips() throws {
        let own = try folder(["en.yml": "search: Look\nepisods: Parts", "tlh.yml": "search: nej"])
        defer { try? FileManager.default.removeItem(atPath: own) }
        #expect(
            try WordsLibrary(folder: PageSamples.templates + "/words", overrides: own).remarks == [
                "templates/words/en.yml:2: episods: is no word of the site (did you mean episodes?)"
            ])
    }

    @Test(
        "What is no list of words is refused with its line",
        arguments: [
            ("a: b\nc: {one: x}", "words/x.yml:2: c: should be text, a list, or forms of a plural"),
            ("- a", "words/x.yml:1: should be lines as `search: Search`"),
            ("a: b\n\tc: [", "words/x.yml:"),
        ])
    func refused(text: String, message: String) {
        let error = #expect(throws: TemplateError.self) { try WordsLibrary.phrases(in: text, file: "words/x.yml") }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    }

    @Test("What is filled in is never read as a place")
    func filled() {
        let words = Words(language: "en", phrases: ["transcriptTitle": .text("{title} {x} {title}")])
        #expect(words.text(.transcriptTitle, ["title": "{x}{title}", "x": "y"]) == "{x}{title} y {x}{title}")
    }

    @Test(
        "Languages count by their own rules",
        arguments: [
            (PluralRule.oneOther, [0: .other, 1: .one, 21: .other]), (.zeroOneOther, [0: .one, 1: .one, 2: .other]),
            (.polish, [1: .one, 3: .few, 13: .many, 21: .many, 22: .few]),
            (.eastSlavic, [1: .one, 11: .many, 21: .one, 24: .few, 112: .many]), (.czech, [4: .few, 5: .other]),
            (.arabic, [0: .zero, 2: .two, 7: .few, 103: .few, 100: .other, 25: .many]),
            (.hebrew, [2: .two, 3: .other]),
            (.other, [1: .other]),
        ] as [(PluralRule, [Int: PluralRule.Form])])
    func rules(rule: PluralRule, forms: [Int: PluralRule.Form]) {
        for (number, form) in forms { #expect(rule.form(of: number) == form, "\(number)") }
    }
}
