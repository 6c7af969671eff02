// How wide text is, roughly, without asking a font.

/// Widths in hundredths of the type's size, for a bold sans serif. They are those of the wider of DejaVu and Liberation, so
/// what is measured to fit does fit in whatever the machine has.
enum TextWidth {
    /// U+0020 to U+007E.
    private static let ascii = [
        35, 46, 52, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40,
        84, 84, 84, 61, 100, 78, 77, 74, 83, 69, 69, 82, 84, 38, 56, 78, 64, 100, 84, 85, 74, 85, 77, 72, 69, 82, 78,
        111,
        77, 73, 73, 46, 37, 46, 84, 56, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60,
        48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
    ]

    /// - Parameter size: of the type; the width is in the same unit.
    static func of(_ text: some StringProtocol, size: Int) -> Int {
        text.unicodeScalars.reduce(0) { $0 + hundredths($1) } * size / 100
    }

    private static func hundredths(_ scalar: Unicode.Scalar) -> Int {
        let value = Int(scalar.value)
        if (0x20...0x7E).contains(value) { return ascii[value - 0x20] }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        switch value {
        // Latin with accents, Greek, Hebrew, Arabic.
        case 0xA0...0x3FF, 0x590...0x6FF, 0x1E00...0x1FFF: return 90
        // Cyrillic, Armenian.
        case 0x400...0x58F: return 106
        case 0x2000...0x206F: return 100
        // Pictures are wider than a square in some fonts.
        case 0x2600...0x27BF, 0x1F000...: return 140
        default: return 112
        }
    }
}
