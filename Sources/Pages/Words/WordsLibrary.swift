// The files of words: ours, the host's own over them, and which of them a show takes.

import Foundation
import Podcast
import Yams

/// The words of every language that has a file in Templates/words.
package struct WordsLibrary: Sendable {
    /// The language whose file has every word: what another lacks is said in it.
    static let complete = "en"
    /// The longest file that is read, in bytes.
    static let fileLimit = 1 << 18

    private let files: [String: [String: Words.Phrase]]
    /// Words of the host's that no page has: a slip in a key, as a rule.
    package private(set) var remarks: [String] = []

    /// Reads the files.
    ///
    /// - Parameters:
    ///   - folder: our own.
    ///   - overrides: the host's; its words take the place of ours one by one, and a file for another language adds it.
    /// - Throws: when a file is no list of words, with the line.
    package init(folder: String, overrides: String?) throws(TemplateError) {
        var files = try Self.read(folder)
        guard files[Self.complete] != nil else {
            throw TemplateError(file: "words/\(Self.complete).yml", line: nil, message: "should be there, is missing")
        }
        if let overrides {
            let known = (files[Self.complete] ?? [:]).keys.sorted()
            var remarks: [String] = []
            let own = try Self.read(overrides) { file, line, key in
                guard !known.contains(key) else { return }
                let meant = Spelling.nearest(to: key, among: known).map { " (did you mean \($0)?)" } ?? ""
                remarks.append(
                    "templates/\(file):\(line.map { "\($0):" } ?? "") \(key): is no word of the site\(meant)")
            }
            self.remarks = remarks.sorted()
            files.merge(own) { ours, own in ours.merging(own) { _, own in own } }
        }
        self.files = files
    }

    /// The languages that have a file of their own.
    var languages: [String] { files.keys.sorted() }

    /// The words for a show's language: those of its region over those of the language over English.
    package func words(for language: String) -> Words {
        let tag = language.lowercased()
        let base = String(tag.prefix { $0 != "-" })
        let names = files.keys.filter { $0.lowercased() == tag || $0.lowercased() == base }.sorted {
            $0.count < $1.count
        }
        var phrases = files[Self.complete] ?? [:]
        for name in names { phrases.merge(files[name] ?? [:]) { _, later in later } }
        return Words(language: names.last ?? Self.complete, phrases: phrases)
    }

    /// What a file says itself, for tests.
    func phrases(of language: String) -> [String: Words.Phrase] { files[language] ?? [:] }

    /// - Parameter each: told of every key, with its file and line.
    private static func read(
        _ folder: String, each: (_ file: String, _ line: Int?, _ key: String) -> Void = { _, _, _ in }
    ) throws(TemplateError) -> [String: [String: Words.Phrase]] {
        var files: [String: [String: Words.Phrase]] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasSuffix(".yml") {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name), data.count <= fileLimit,
                let text = String(bytes: data, encoding: .utf8)
            else {
                throw TemplateError(
                    file: "words/\(name)", line: nil, message: "should be UTF-8 text of at most \(fileLimit) bytes")
            }
            files[String(name.dropLast(4))] = try phrases(in: text, file: "words/\(name)", each: each)
        }
        return files
    }

    static func phrases(
        in text: String, file: String, each: (_ file: String, _ line: Int?, _ key: String) -> Void = { _, _, _ in }
    ) throws(TemplateError) -> [String: Words.Phrase] {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw TemplateError(
                file: file, line: (error as? YamlError)?.line, message: "should be lines as `search: Search`")
        }
        guard let root else { return [:] }
        guard let mapping = root.mapping else {
            throw TemplateError(file: file, line: root.mark?.line, message: "should be lines as `search: Search`")
        }
        var phrases: [String: Words.Phrase] = [:]
        for (key, value) in mapping {
            guard let name = key.string, let phrase = Words.Phrase(value) else {
                throw TemplateError(
                    file: file, line: key.mark?.line,
                    message: "\(key.string ?? "?"): should be text, a list, or forms of a plural "
                        + "(\(PluralRule.Form.allCases.map(\.rawValue).joined(separator: ", ")))")
            }
            phrases[name] = phrase
            each(file, key.mark?.line, name)
        }
        return phrases
    }
}

extension Words.Phrase {
    fileprivate init?(_ node: Node) {
        switch node {
        case .scalar(let scalar): self = .text(scalar.string)
        case .sequence(let sequence):
            let items = sequence.compactMap(\.string)
            guard items.count == sequence.count else { return nil }
            self = .list(items)
        case .mapping(let mapping):
            var forms: [PluralRule.Form: String] = [:]
            for (key, value) in mapping {
                guard let form = key.string.flatMap(PluralRule.Form.init), let text = value.string else { return nil }
                forms[form] = text
            }
            guard forms[.other] != nil else { return nil }
            self = .plural(forms)
        case .alias: return nil
        }
    }
}

extension YamlError {
    /// From 1; nil where Yams does not tell.
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }
}
