// Words of an address, made from words of a title.

import Foundation

/// Slugs: lower-case ASCII letters and digits with single hyphens between words.
public enum Slug {
    /// The longest slug that is made or taken, in bytes.
    public static let limit = 120

    /// A slug from a title: accents dropped, everything but letters and digits turned into hyphens, cut at a word below
    /// `limit`. Nil when nothing is left (a title in a script without an ASCII form).
    public static func make(from title: String) -> String? {
        // With a static standard library, Foundation knows the world's time zones only when the program also links its
        // older half, which applyingTransform does: without such a call, TimeZone(identifier:) is nil for all but GMT.
        let plain =
            title
            .replacingOccurrences(of: "'", with: "").replacingOccurrences(of: "\u{2019}", with: "")
            .applyingTransform(StringTransform("Any-Latin; Latin-ASCII"), reverse: false) ?? title
        var words: [String] = [""]
        for byte in plain.lowercased().utf8 {
            if isWordByte(byte) {
                words[words.count - 1].unicodeScalars.append(Unicode.Scalar(byte))
            } else if words[words.count - 1] != "" {
                words.append("")
            }
        }
        var slug = ""
        for word in words where !word.isEmpty {
            let next = slug.isEmpty ? word : slug + "-" + word
            if next.utf8.count > limit {
                return slug.isEmpty ? String(word.prefix(limit)) : slug
            }
            slug = next
        }
        return slug.isEmpty ? nil : slug
    }

    /// A tag's slug: where nothing of its name is left, all such tags share one.
    public static func ofTag(_ name: String) -> String { make(from: name) ?? "tag" }

    /// Whether a host's own slug can stand in an address: made of slug characters, and never digits only (those are
    /// episode numbers).
    public static func isValid(_ slug: String) -> Bool {
        let bytes = slug.utf8
        guard !bytes.isEmpty, bytes.count <= limit, bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "-")
        else { return false }
        return bytes.allSatisfy { isWordByte($0) || $0 == UInt8(ascii: "-") }
            && !bytes.allSatisfy { (48...57).contains($0) }
    }

    /// A readable title from a slug: hyphens and underscores become spaces, the first letter a capital.
    public static func readable(_ slug: String) -> String {
        let words = slug.split { $0 == "-" || $0 == "_" || $0 == " " }.joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (48...57).contains(byte)
    }
}
