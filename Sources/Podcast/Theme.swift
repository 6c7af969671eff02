// The colours and fonts of a show's site, as site.yml may choose them.

import Foundation

/// What a host changes of the look without a stylesheet of his own; nil stays as it is built in. Checked when it is read.
public struct Theme: Sendable, Equatable {
    /// A colour of the screen (sRGB).
    public struct Colour: Sendable, Equatable {
        /// As `#0a7d5a`.
        public let hex: String
        /// Relative luminance (WCAG 2.2), 0 to 1.
        public let luminance: Double

        /// - Parameter rgb: 24 bits, as in `0x0a7d5a`.
        public init(_ rgb: UInt32) {
            let values = [rgb >> 16, rgb >> 8, rgb].map { Int($0 & 0xFF) }
            hex = "#" + values.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let linear = values.map { Self.linear(Double($0) / 255) }
            luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }

        /// `#0a7` or `#0a7d5a`; nil for anything else.
        public init?(_ text: String) {
            let digits = text.dropFirst().compactMap { $0.isASCII ? $0.hexDigitValue : nil }
            guard text.hasPrefix("#"), digits.count == text.count - 1, [3, 6].contains(digits.count) else { return nil }
            let all = digits.count == 3 ? digits.flatMap { [$0, $0] } : digits
            self.init(all.reduce(0) { $0 << 4 | UInt32($1) })
        }

        private static func linear(_ value: Double) -> Double {
            value > 0.04045 ? pow((value + 0.055) / 1.055, 2.4) : value / 12.92
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

    /// The colours of a scheme where the host chooses none: those of Public/css/10-settings.css.
    public struct BuiltIn: Sendable {
        public let background, surface, text, quiet: Colour

        public static let light = BuiltIn(
            background: Colour(0xfbfaf6), surface: Colour(0xf3f0e8), text: Colour(0x1e1b17), quiet: Colour(0x625b51))
        public static let dark = BuiltIn(
            background: Colour(0x161412), surface: Colour(0x211e1b), text: Colour(0xece7de), quiet: Colour(0xa9a196))
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
