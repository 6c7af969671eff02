// The show's own colours and fonts, as a stylesheet of custom properties.

import Podcast

/// What stands behind each stylesheet, and alone at `/theme.css`: sets the custom properties that the stylesheets take
/// their colours and fonts from.
struct ThemeSheet {
    let css: [UInt8]
    /// Whether the show chooses nothing.
    let isEmpty: Bool

    init(show: Show) {
        var rules: [String] = []
        let theme = show.theme
        var common: [(String, String)] = []
        // The settings have checked the colour; whatever could end the value is refused here all the same.
        if let accent = show.accent, accent.utf8.count <= 64, accent.utf8.allSatisfy(Self.isPlain) {
            common.append(("--accent", accent))
        }
        if let font = theme.text { common.append(("--sans", Self.stack(font))) }
        if let font = theme.headings { common.append(("--serif", Self.stack(font))) }
        if !common.isEmpty { rules.append(Self.rule(common)) }
        // On the screen alone, and each in its own scheme: paper stays white, and a scheme that nobody chose as it is.
        for (name, palette) in [("light", theme.light), ("dark", theme.dark)] {
            let colours = Self.colours(palette)
            guard !colours.isEmpty else { continue }
            rules.append("@media screen and (prefers-color-scheme: \(name)) {\n\(Self.rule(colours))}\n")
        }
        isEmpty = rules.isEmpty
        css = Array((isEmpty ? "/* The built-in colours: site.yml names no others. */\n" : rules.joined()).utf8)
    }

    private static func rule(_ properties: [(String, String)]) -> String {
        ":root {\n" + properties.map { "    \($0): \($1);\n" }.joined() + "}\n"
    }

    private static func colours(_ palette: Theme.Palette) -> [(String, String)] {
        var properties = [
            ("--paper", palette.background), ("--raised", palette.surface), ("--ink", palette.text),
            ("--soft", palette.quiet),
        ].compactMap { name, colour in colour.map { (name, $0.hex) } }
        // Lines lie between their ground and the text.
        if palette.background != nil || palette.text != nil {
            properties.append(("--rule", "color-mix(in srgb, var(--ink) 16%, var(--paper))"))
        }
        return properties
    }

    /// Names of fonts that come with systems, the best first.
    private static func stack(_ font: Theme.Font) -> String {
        switch font {
        case .system: "system-ui, sans-serif"
        case .humanist: "Seravek, \"Gill Sans Nova\", Ubuntu, Calibri, \"DejaVu Sans\", source-sans-pro, sans-serif"
        case .geometric: "Avenir, Montserrat, Corbel, \"URW Gothic\", source-sans-pro, sans-serif"
        case .grotesque: "\"Helvetica Neue\", \"Nimbus Sans\", Inter, Roboto, \"Arial Nova\", Arial, sans-serif"
        case .transitional: "Charter, \"Bitstream Charter\", \"Sitka Text\", Cambria, serif"
        case .oldStyle: "\"Iowan Old Style\", \"Palatino Linotype\", \"URW Palladio L\", P052, Georgia, serif"
        case .slab: "Rockwell, \"Rockwell Nova\", \"Roboto Slab\", \"DejaVu Serif\", \"Sitka Small\", serif"
        case .rounded: "ui-rounded, \"Hiragino Maru Gothic ProN\", Quicksand, Comfortaa, Manjari, Calibri, sans-serif"
        case .monospace: "ui-monospace, \"Cascadia Mono\", Menlo, Consolas, \"DejaVu Sans Mono\", monospace"
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "#(),.% /-".utf8.contains(byte)
        }
    }
}
