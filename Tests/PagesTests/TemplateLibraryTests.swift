// Templates: found, overridden, checked.

import Foundation
import Testing

@testable import Pages

struct TemplateLibraryTests {
    private func folder(_ files: [String: String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)")
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return folder.path
    }

    @Test("A host's file takes the place of ours, the others stay")
    func overrides() throws {
        let ours = try folder([
            "page.mustache": "{{> partials/a}}{{> partials/b}}", "partials/a.mustache": "a", "partials/b.mustache": "b",
        ])
        let theirs = try folder(["partials/b.mustache": "{{word}}", "partials/c.mustache": "c", "notes.txt": "{{"])
        defer { for made in [ours, theirs] { try? FileManager.default.removeItem(atPath: made) } }
        let library = try TemplateLibrary(folder: ours, overrides: theirs)
        #expect(try library.render("page", ["word": .text("<x>")]) == Array("a&lt;x&gt;".utf8))
        #expect(try TemplateLibrary(folder: ours, overrides: theirs + "/none").render("page", [:]) == Array("ab".utf8))
    }

    @Test("A host's file that nothing shows is told, with the name that was meant")
    func unused() throws {
        let ours = try folder(["episode.mustache": "{{> partials/a}}", "partials/a.mustache": "a"])
        let theirs = try folder([
            "epsiode.mustache": "x", "partials/a.mustache": "{{> partials/own}}", "partials/own.mustache": "own",
        ])
        defer { for made in [ours, theirs] { try? FileManager.default.removeItem(atPath: made) } }
        #expect(
            try TemplateLibrary(folder: ours, overrides: theirs).remarks == [
                "templates/epsiode.mustache: takes the place of no template, and none includes it (did you mean "
                    + "episode.mustache?)"
            ])
    }

    @Test(
        "A template that would fail in silence is refused, with its place",
        arguments: [
            ("a\n{{> gone}}", "page.mustache:2: gone: should be one of the templates"),
            ("{{> page}}", "page.mustache:1: page: should not include itself, directly or through others"),
            ("{{> *name}}", "page.mustache:1: a template should be included by its name, not by a value"),
            ("\n\n{{=<% %>=}}", "page.mustache:3: tags should keep their braces"),
            ("{{% CONTENT_TYPE:TEXT}}", "page.mustache:1: escaping should stay as it is; use three braces for markup"),
            ("{{#a}}\n{{/b}}", "page.mustache:2: a {{/name}} should close the section that was opened last"),
        ])
    func refused(source: String, message: String) {
        let error = #expect(throws: TemplateError.self) { try TemplateLibrary(sources: ["page": source]) }
        #expect(error?.description == message)
    }

    @Test("Two templates that include each other are refused")
    func circle() {
        let error = #expect(throws: TemplateError.self) {
            try TemplateLibrary(sources: ["a": "{{> b}}", "b": "{{#x}}{{> a}}{{/x}}", "c": "{{> b}}{{> b}}"])
        }
        #expect(error?.description == "b.mustache:1: a: should not include itself, directly or through others")
    }

    @Test("An empty folder and a name that there is not are errors")
    func missing() throws {
        let empty = try folder(["x.txt": ""])
        defer { try? FileManager.default.removeItem(atPath: empty) }
        #expect(throws: TemplateError.self) { try TemplateLibrary(folder: empty, overrides: nil) }
        #expect(throws: TemplateError.self) { try TemplateLibrary(sources: ["a": ""]).render("b", [:]) }
    }

    @Test("A text is transformed before it is escaped")
    func transforms() throws {
        let library = try TemplateLibrary(sources: ["a": "{{uppercased(title)}} {{#empty(none)}}-{{/empty(none)}}"])
        let page = try library.render("a", ["title": .text("<b> & ü"), "none": .text("")])
        #expect(String(decoding: page, as: UTF8.self) == "&lt;B&gt; &amp; Ü -")
    }
}
