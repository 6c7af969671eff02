// The colours and fonts of a show's site, as site.yml may choose them.

/// What a host changes of the look without a stylesheet of his own; nil stays as it is built in. Checked when it is read.
public struct Theme: Sendable, Equatable {
    /// A colour of the screen (sRGB).
    public struct Colour: Sendable, Equatable {
        /// As `#0a7d5a`.
        public let hex: String
        /// Relative luminance (WCAG 2.2), 0 to 1.
        public let luminance: Double

        /// `#0a7` or `#0a7d5a`; nil for anything else.
        public init?(_ text: String) {
            let digits = text.dropFirst().compactMap { $0.isASCII ? $0.hexDigitValue : nil }
            guard text.hasPrefix("#"), digits.count == text.count - 1, [3, 6].contains(digits.count) else { return nil }
            let values =
                digits.count == 3
                ? digits.map { $0 * 17 }
                : stride(from: 0, to: 6, by: 2).map {
                    digits[$0] * 16 + digits[$0 + 1]
                }
            let two = { (value: Int) in (value < 16 ? "0" : "") + String(value, radix: 16) }
            hex = "#" + values.map(two).joined()
            let linear = values.map { Self.linear(Double($0) / 255) }
            luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }

        private static func linear(_ value: Double) -> Double {
            guard value > 0.04045 else { return value / 12.92 }
            let base = (value + 0.055) / 1.055
            // base^2.4 = base² · base^0.4, and base^0.4 = (base²)^(1/5) by Newton's method: no C library is needed.
            let square = base * base
            var root = 1.0
            for _ in 0..<40 { root -= (root - square / (root * root * root * root)) / 5 }
            return square * root
        }

        /// The contrast with another (WCAG 2.2), 1 to 21.
        public func contrast(with other: Colour) -> Double { Self.contrast(luminance, other.luminance) }

        /// - Parameters: two relative luminances.
        public static func contrast(_ one: Double, _ other: Double) -> Double {
            (max(one, other) + 0.05) / (min(one, other) + 0.05)
        }
    }

    /// The colours of one scheme.
    public struct Palette: Sendable, Equatable {
        public var background: Colour?
        /// Of boxes on the background.
        public var surface: Colour?
        public var text: Colour?
        /// Of what is less important than the text.
        public var quiet: Colour?

        public init(background: Colour? = nil, surface: Colour? = nil, text: Colour? = nil, quiet: Colour? = nil) {
            (self.background, self.surface, self.text, self.quiet) = (background, surface, text, quiet)
        }
    }

    /// Fonts that readers have already: none is loaded from anywhere.
    public enum Font: String, Sendable, CaseIterable {
        case system, humanist, geometric, grotesque, transitional
        case oldStyle = "old-style"
        case slab, rounded, monospace
    }

    public var light = Palette()
    public var dark = Palette()
    /// Of text and menus.
    public var text: Font?
    /// Of headings and of long reading.
    public var headings: Font?

    public init() {}
}
