// The show's own colour, as a stylesheet of one rule.

import Podcast

/// What stands behind each stylesheet, and alone at `/theme.css`: sets the custom property that the stylesheet takes its accent from.
struct ThemeSheet {
    let css: [UInt8]

    init(show: Show) {
        // The settings have checked the colour; whatever could end the value is refused here all the same.
        guard let accent = show.accent, accent.utf8.count <= 64, accent.utf8.allSatisfy(Self.isPlain) else {
            css = Array("/* The built-in colours: site.yml names no accent. */\n".utf8)
            return
        }
        css = Array(":root {\n    --accent: \(accent);\n}\n".utf8)
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
