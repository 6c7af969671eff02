// Colours and fonts of site.yml.

import Podcast
import Testing

@testable import Settings

@Suite struct ThemeTests {
    private static func read(_ text: String) throws(SettingsError) -> Show {
        try SiteFile.parse(Array(("title: x\n" + text).utf8), path: "site.yml", defaultURL: "http://127.0.0.1")
    }

    @Test("A colour is known by its digits, and its contrasts are those of WCAG")
    func colours() throws {
        let white = try #require(Theme.Colour("#fff"))
        let black = try #require(Theme.Colour("#000000"))
        #expect(white.hex == "#ffffff" && abs(white.contrast(with: black) - 21) < 0.001)
        let grey = try #require(Theme.Colour("#777777"))
        #expect(abs(grey.contrast(with: white) - 4.478) < 0.001)
        #expect(try abs(#require(Theme.Colour("#0a7d5a")).contrast(with: white) - 5.129) < 0.01)
        #expect(Theme.Colour("#0A7") == Theme.Colour("#00aa77"))
        for text in ["", "#", "fff", "#ff", "#ffff", "#ggg", "#fffffff", "#ff f", "#fff;", "red", "#１２３", "##fff"] {
            #expect(Theme.Colour(text) == nil, "\(text)")
        }
    }

    @Test("Colours of each scheme, and fonts, are read; what is left out stays")
    func theme() throws {
        let show = try Self.read(
            """
            theme:
              accent: "#0a7d5a"
              light: {background: "#fff", surface: "#f4f4f1", text: "#1b1b1b", quiet: "#5c5c5c"}
              dark: {background: "#101418"}
              fonts: {text: humanist, headings: old-style}
            """)
        #expect(show.accent == "#0a7d5a")
        #expect(show.theme.light.background?.hex == "#ffffff" && show.theme.light.quiet?.hex == "#5c5c5c")
        #expect(show.theme.dark == Theme.Palette(background: Theme.Colour("#101418")))
        #expect(show.theme.text == .humanist && show.theme.headings == .oldStyle)
        #expect(try Self.read("theme:").theme == Theme())
        #expect(try Self.read("theme: {light: , dark: {}}").theme == Theme())
    }

    @Test("A host is told where links get another shade of the accent, and only there")
    func shades() throws {
        let remarks = { (text: String) throws -> [String] in
            var remarks: [String] = []
            let bytes = Array(("title: x\ntheme:\n  " + text).utf8)
            _ = try SiteFile.parse(bytes, path: "site.yml", defaultURL: "http://a") { remarks.append("\($0)") }
            return remarks
        }
        let start = "site.yml:3: theme: accent: links and buttons have a shade of "
        #expect(
            try remarks("accent: \"#ffd400\"") == [
                start + "#ffd400 that can be read: darker on light pages (as it is, its contrast there is 1.3)"
            ])
        #expect(
            try remarks("accent: \"#0a7d5a\"") == [
                start + "#0a7d5a that can be read: lighter on dark pages (as it is, its contrast there is 3.5)"
            ])
        // On a ground of the host's own.
        #expect(
            try remarks("{accent: \"#0a7d5a\", dark: {background: \"#000000\"}}").first?.contains("is 4.0)") == true)
        #expect(
            try remarks("accent: \"#767676\"") == [
                start
                    + "#767676 that can be read: darker on light pages (as it is, its contrast there is 4.3), lighter on dark pages (as it is, its contrast there is 4.0)"
            ])
        #expect(try remarks("fonts: {text: humanist}").isEmpty)
    }

    @Test(
        "What could not be read on its ground is refused with the figure, and what is no colour or font with what is one",
        arguments: [
            (
                "{light: {text: \"#888\"}}",
                "text: #888888 on the background #fbfaf6 has a contrast of 3.3; it should be 4.5"
            ),
            (
                "{light: {quiet: \"#777\", background: \"#fff\"}}",
                "quiet: #777777 on the background #ffffff has a contrast of 4.4"
            ),
            ("{dark: {quiet: \"#666\"}}", "quiet: #666666 on the background #161412"),
            ("{dark: {text: \"#222\"}}", "text: #222222 on the background #161412"),
            ("{light: {background: \"#ccc\"}}", "background: #cccccc should be lighter, as #eaeaea"),
            ("{dark: {surface: \"#555\"}}", "surface: #555555 should be darker, as #404040"),
            ("{light: {background: white}}", "light: background: should be a colour as \"#0a7d5a\""),
            ("{light: \"#fff\"}", "light: should have a background"), ("{paper: \"#fff\"}", "no paper"),
            ("{light: {ink: \"#000\"}}", "no ink"),
            ("{fonts: {text: Comic Sans}}", "should be one of system, humanist"),
            ("{fonts: {body: system}}", "no body"), ("{fonts: system}", "should be {text: NAME"),
            ("red", "should have an accent"),
            ("{accent: \"red;} body{\"}", "theme: accent: should be a colour"),
        ])
    func refused(theme: String, message: String) {
        do {
            _ = try Self.read("theme: \(theme)")
            Issue.record("\(theme) is taken")
        } catch {
            #expect("\(error)".contains(message), "\(error)")
            #expect("\(error)".contains(":2: "), "\(error)")
        }
    }

    @Test("The bounds of backgrounds that messages name are within the bounds")
    func bounds() throws {
        _ = try Self.read("theme: {light: {background: \"#eaeaea\"}, dark: {background: \"#404040\", quiet: \"#ccc\"}}")
    }
}
