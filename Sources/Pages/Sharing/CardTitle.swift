// A title in lines, as large as its room allows.

/// Cuts a title into lines for a picture, which has no text flow of its own.
struct CardTitle: Equatable {
    /// Nobody reads more on a card; the rest is left out before anything is measured.
    private static let textLimit = 400
    private static let sizes = [76, 66, 58, 50, 44]

    /// Of the type, in pixels.
    var size: Int
    var lines: [String]

    /// - Parameters:
    ///   - width: of a line, in pixels.
    ///   - height: of all lines, in pixels.
    init(_ title: String, width: Int, height: Int) {
        let words = CardTitle.clean(String(title.prefix(Self.textLimit))).split(separator: " ")
        var smallest = CardTitle(size: 44, lines: [])
        for size in Self.sizes {
            let most = height / Self.lineHeight(size)
            let lines = Self.lines(words, width: width, size: size)
            smallest = CardTitle(size: size, lines: Array(lines.prefix(most)))
            if lines.count <= most, !(size == Self.sizes[0] && lines.count > 3) { break }
            guard size == Self.sizes.last, lines.count > most, let last = smallest.lines.last else { continue }
            smallest.lines[most - 1] = Self.shortened(last, width: width, size: size)
        }
        self = smallest
    }

    private init(size: Int, lines: [String]) {
        self.size = size
        self.lines = lines
    }

    static func lineHeight(_ size: Int) -> Int { size * 118 / 100 }

    /// One line, cut with an ellipsis where it is too wide.
    static func line(_ text: String, width: Int, size: Int) -> String {
        let text = clean(String(text.prefix(textLimit)))
        return TextWidth.of(text, size: size) <= width ? text : shortened(text, width: width, size: size)
    }

    /// Without what XML forbids, and with one space for any white space.
    private static func clean(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFFFE, 0xFFFF: break
            case 0..<0x20, 0x7F...0x9F: out.append(" ")
            // These turn the direction of all that follows them.
            case 0x202A...0x202E, 0x2066...0x2069: break
            default: out.append(scalar)
            }
        }
        return String(out).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func lines(_ words: [Substring], width: Int, size: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in words {
            let longer = line.isEmpty ? String(word) : "\(line) \(word)"
            if TextWidth.of(longer, size: size) <= width {
                line = longer
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = ""
            // A word that is wider than a line (an address, or a script without spaces) is cut where the line ends.
            for character in word {
                if !line.isEmpty, TextWidth.of(line + String(character), size: size) > width {
                    lines.append(line)
                    line = ""
                }
                line.append(character)
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    private static func shortened(_ line: String, width: Int, size: Int) -> String {
        var line = line
        while !line.isEmpty, TextWidth.of(line + "…", size: size) > width { line.removeLast() }
        while line.last?.isWhitespace == true { line.removeLast() }
        return line + "…"
    }
}
