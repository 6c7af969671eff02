// Whether an image can be a show's or an episode's artwork in every directory.

/// What is wrong with artwork, and how to mend it.
public struct ArtworkFinding: Sendable, Equatable, CustomStringConvertible {
    /// The rule that the image falls short of, with what directories ask for.
    public enum Rule: String, Sendable, CaseIterable {
        /// JPEG or PNG.
        case type
        /// The name ends as the content is.
        case fileExtension = "extension"
        /// As wide as high.
        case square
        /// At least 1400 by 1400 pixels.
        case small
        /// At most 3000 by 3000 pixels.
        case large
        /// RGB.
        case colour
        /// No frames but one.
        case still
    }

    public var rule: Rule
    /// What is, and what should be.
    public var message: String
    /// What the host can do.
    public var remedy: String

    public init(rule: Rule, message: String, remedy: String) {
        self.rule = rule
        self.message = message
        self.remedy = remedy
    }

    public var description: String { "\(message); \(remedy)" }
}

/// Checks artwork by Apple's rules, which other directories follow: 1400 to 3000 pixels, square, RGB, JPEG or PNG, named
/// after what it is.
public enum ArtworkCheck {
    /// In pixels, both sides.
    public static let sides = 1400...3000

    /// All that is wrong, in the order of the rules; empty for good artwork.
    ///
    /// - Parameter name: the file's name or the path of its address, by which clients guess the type.
    public static func findings(_ facts: ImageFacts, name: String) -> [ArtworkFinding] {
        var findings: [ArtworkFinding] = []
        let add = { (rule: ArtworkFinding.Rule, message: String, remedy: String) in
            findings.append(ArtworkFinding(rule: rule, message: message, remedy: remedy))
        }
        if facts.type != "image/jpeg", facts.type != "image/png" {
            add(.type, "should be a JPEG or PNG image, is \(facts.type)", "export it as JPEG")
        } else if !fits(name, facts) {
            let written = fileExtension(name).map { "ends in .\($0)" } ?? "has no extension"
            add(
                .fileExtension, "is \(facts.type) and its name \(written)",
                "rename it so that it ends in .\(facts.fileExtension)")
        }
        if facts.width != facts.height {
            let side = min(facts.width, facts.height)
            add(
                .square, "should be square, is \(facts.width) by \(facts.height) pixels",
                "cut it to \(side) by \(side)")
        }
        if min(facts.width, facts.height) < sides.lowerBound {
            add(
                .small, "should be at least 1400 by 1400 pixels, is \(facts.width) by \(facts.height)",
                "export it again from the original at 3000 by 3000; enlarging this file would blur it")
        }
        if max(facts.width, facts.height) > sides.upperBound {
            add(
                .large, "should be at most 3000 by 3000 pixels, is \(facts.width) by \(facts.height)",
                "scale it down to 3000 by 3000")
        }
        if facts.colour != .rgb {
            add(.colour, "should be in RGB colours, is in \(facts.colour.rawValue)", "convert it to the sRGB profile")
        }
        if facts.isAnimated { add(.still, "should be one picture, is an animation", "export its first frame") }
        return findings
    }

    private static func fits(_ name: String, _ facts: ImageFacts) -> Bool {
        let written = fileExtension(name)
        return facts.type == "image/jpeg" ? written == "jpg" || written == "jpeg" : written == facts.fileExtension
    }

    /// In small letters; nil without one.
    private static func fileExtension(_ name: String) -> String? {
        let last = name.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last ?? ""
        guard let dot = last.lastIndex(of: "."), last.index(after: dot) < last.endIndex else { return nil }
        return last[last.index(after: dot)...].lowercased()
    }
}
