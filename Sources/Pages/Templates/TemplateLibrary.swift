// The templates of a site, behind one type.

import Foundation
import Mustache
import Podcast

/// All templates below a folder, each overridable file by file, checked when they are read.
///
/// A template is known by its path below the folder without `.mustache`: `episode`, `partials/player`.
package struct TemplateLibrary: Sendable {
    /// The longest template that is read, in bytes.
    static let fileLimit = 1 << 20

    /// The text of every template, by name.
    let sources: [String: String]
    /// Files of the host's that nothing shows: a slip in a name, as a rule.
    package private(set) var remarks: [String] = []
    private let library: MustacheLibrary

    /// Reads the templates.
    ///
    /// - Parameters:
    ///   - folder: the folder of our own templates.
    ///   - overrides: a folder whose files replace ours of the same path, and may add more; nil or missing: none.
    /// - Throws: when a file can't be read, is no template, or includes a template that there is not, or itself.
    package init(folder: String, overrides: String?) throws(TemplateError) {
        let ours = try Self.read(folder)
        var sources = ours
        guard !sources.isEmpty else {
            throw TemplateError(
                file: "Templates", line: nil, message: "should hold the site's *.mustache files, has none")
        }
        if let overrides, FileManager.default.fileExists(atPath: overrides) {
            sources.merge(try Self.read(overrides)) { _, override in override }
        }
        try self.init(sources: sources)
        let included = Set(
            sources.values.flatMap { TemplateTag.all(in: $0) }.filter { $0.kind == .partial }.map(\.name))
        remarks = sources.keys.sorted().filter { ours[$0] == nil && !included.contains($0) }.map { name in
            let meant = Spelling.nearest(to: name, among: ours.keys.sorted()).map { " (did you mean \($0).mustache?)" }
            return "templates/\(name).mustache: takes the place of no template, and none includes it\(meant ?? "")"
        }
    }

    /// A library of templates given as text.
    init(sources: [String: String]) throws(TemplateError) {
        var library = MustacheLibrary()
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            do {
                library.register(try MustacheTemplate(string: EscapedContent.pragma + source), named: name)
            } catch {
                throw TemplateError(unreadable: name, error)
            }
        }
        self.sources = sources
        self.library = library
        try TemplateCheck(sources: sources).run()
    }

    /// Fills in a template.
    ///
    /// - Throws: when there is no template of that name.
    func render(_ name: String, _ values: PageValues) throws(TemplateError) -> [UInt8] {
        guard let text = library.render(PageScope(values: values), withTemplate: name) else {
            throw TemplateError(
                file: "\(name).mustache", line: nil, message: "should be among the templates, is missing")
        }
        return Array(text.utf8)
    }

    private static func read(_ folder: String) throws(TemplateError) -> [String: String] {
        var sources: [String: String] = [:]
        // An enumerator looks into no folder that is a link.
        let folder = URL(filePath: folder).resolvingSymlinksInPath().path
        for path in FileManager.default.enumerator(atPath: folder) ?? .init() {
            guard let path = path as? String, path.hasSuffix(".mustache"), !path.hasPrefix("."), !path.contains("/.")
            else { continue }
            guard let data = FileManager.default.contents(atPath: folder + "/" + path) else {
                throw TemplateError(file: path, line: nil, message: "should be a file that can be read")
            }
            guard data.count <= fileLimit else {
                throw TemplateError(
                    file: path, line: nil, message: "should be at most \(fileLimit) bytes, has \(data.count)")
            }
            guard let text = String(bytes: data, encoding: .utf8) else {
                throw TemplateError(file: path, line: nil, message: "should be UTF-8")
            }
            sources[String(path.dropLast(".mustache".count))] = text
        }
        return sources
    }
}

extension TemplateError {
    /// What Mustache says about a template, in our words.
    fileprivate init(unreadable name: String, _ error: any Error) {
        let parsing = error as? MustacheTemplate.ParserError
        let message =
            switch parsing?.error as? MustacheTemplate.Error {
            case .sectionCloseNameIncorrect: "a {{/name}} should close the section that was opened last"
            case .expectedSectionEnd: "an open section should be closed with {{/name}}"
            case .unfinishedName: "a tag should be a name between two braces on each side"
            case .illegalTokenInsideInheritSection, .textInsideInheritSection:
                "only {{$block}}s should stand directly inside {{<layout}}"
            default: "should be a Mustache template"
            }
        // The first line is ours.
        let line = parsing.map { max(1, $0.context.lineNumber - 1) }
        self.init(file: "\(name).mustache", line: line, message: message)
    }
}
