// The key `theme` of site.yml.

import Podcast
import Yams

extension SettingsReader {
    /// What text needs at least against what it stands on (WCAG 2.2, 1.4.3).
    private static let contrast = 4.5

    /// What is built in, and what the stylesheet makes of any accent: see Public/css/10-settings.css.
    private struct Scheme {
        let name: String
        let builtIn: Theme.BuiltIn
        /// The ground of marked text.
        let mark: Theme.Colour
        /// The relative luminance of the link that reads worst.
        let link: Double

        static let light = Scheme(name: "light", builtIn: .light, mark: Theme.Colour(0xffe9a8), link: 0.142)
        static let dark = Scheme(name: "dark", builtIn: .dark, mark: Theme.Colour(0x5a4708), link: 0.427)
    }

    mutating func readTheme(into show: inout Show) {
        guard let node = root["theme"], node.null == nil else { return }
        guard let map = node.mapping else {
            note(node, "theme", "should have an accent, colours for light and dark, or fonts")
            return
        }
        noteOthers(than: ["accent", "light", "dark", "fonts"], in: map, "theme")
        // The accent is no ground and no text: what links and buttons are made of has its lightness bounded.
        let accent = map["accent"].flatMap { colour($0, "theme: accent") }
        show.accent = accent?.written
        show.theme.light = palette(map["light"], .light)
        show.theme.dark = palette(map["dark"], .dark)
        if let accent, let node = map["accent"] { tellShades(of: accent.colour, show.theme, node) }
        readFonts(map["fonts"], into: &show.theme)
    }

    /// What links and buttons are made of is not quite the host's colour where that could not be read.
    private mutating func tellShades(of accent: Theme.Colour, _ theme: Theme, _ node: Node) {
        let grounds = [
            (Scheme.light, theme.light.background, "darker"), (Scheme.dark, theme.dark.background, "lighter"),
        ]
        let shades = grounds.compactMap { scheme, background, shade -> String? in
            let contrast = accent.contrast(with: background ?? scheme.builtIn.background)
            guard contrast < Self.contrast else { return nil }
            return "\(shade) on \(scheme.name) pages (as it is, its contrast there is \(Self.rounded(contrast)))"
        }
        guard !shades.isEmpty else { return }
        advise(
            node, "theme: accent",
            "links and buttons have a shade of \(accent.hex) that can be read: \(shades.joined(separator: ", "))")
    }

    /// Only colours that cannot be anything else in a stylesheet.
    private mutating func colour(_ node: Node, _ key: String) -> (written: String, colour: Theme.Colour)? {
        if let text = node.string, let colour = Theme.Colour(text) { return (text, colour) }
        note(node, key, "should be a colour as \"#0a7d5a\", in quotation marks")
        return nil
    }

    private mutating func palette(_ node: Node?, _ scheme: Scheme) -> Theme.Palette {
        guard let node, node.null == nil else { return Theme.Palette() }
        let key = "theme: \(scheme.name)"
        guard let map = node.mapping else {
            note(node, key, "should have a background, a surface, a text or a quiet colour")
            return Theme.Palette()
        }
        let known = ["background", "surface", "text", "quiet"]
        noteOthers(than: known, in: map, key)
        var chosen: [String: Theme.Colour] = [:]
        for name in known { chosen[name] = map[name].flatMap { colour($0, "\(key): \(name)")?.colour } }
        let palette = Theme.Palette(
            background: chosen["background"], surface: chosen["surface"], text: chosen["text"], quiet: chosen["quiet"])
        check(palette, scheme, node, key)
        return palette
    }

    /// What one cannot read is no matter of taste, so the site does not start with it.
    private mutating func check(_ palette: Theme.Palette, _ scheme: Scheme, _ node: Node, _ key: String) {
        let builtIn = scheme.builtIn
        let grounds = [
            ("background", palette.background ?? builtIn.background), ("surface", palette.surface ?? builtIn.surface),
        ]
        for (name, ink) in [("text", palette.text ?? builtIn.text), ("quiet", palette.quiet ?? builtIn.quiet)] {
            for (ground, colour) in grounds + (name == "text" ? [("marked text", scheme.mark)] : [])
            where ink.contrast(with: colour) < Self.contrast {
                note(
                    node, "\(key): \(name)",
                    "\(ink.hex) on the \(ground) \(colour.hex) has a contrast of \(Self.rounded(ink.contrast(with: colour))); it should be \(Self.contrast) or more"
                )
            }
        }
        for (ground, colour) in grounds
        where Theme.Colour.contrast(colour.luminance, scheme.link) < Self.contrast {
            note(
                node, "\(key): \(ground)",
                "\(colour.hex) should be \(scheme.name == "light" ? "lighter, as #eaeaea" : "darker, as #404040"): links on it would have a contrast below \(Self.contrast)"
            )
        }
    }

    /// Downwards, so that nothing that falls short looks as if it did not.
    private static func rounded(_ value: Double) -> String { String((value * 10).rounded(.down) / 10) }

    private mutating func readFonts(_ node: Node?, into theme: inout Theme) {
        guard let node, node.null == nil else { return }
        guard let map = node.mapping else {
            note(node, "theme: fonts", "should be {text: NAME, headings: NAME}")
            return
        }
        noteOthers(than: ["text", "headings"], in: map, "theme: fonts")
        for name in ["text", "headings"] {
            guard let value = map[name] else { continue }
            guard let font = value.string.flatMap(Theme.Font.init) else {
                let names = Theme.Font.allCases.map(\.rawValue).joined(separator: ", ")
                note(value, "theme: fonts: \(name)", "should be one of \(names)")
                continue
            }
            if name == "text" { theme.text = font } else { theme.headings = font }
        }
    }
}
