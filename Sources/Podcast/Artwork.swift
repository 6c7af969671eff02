// A picture of the show or an episode, with its smaller copies.

/// A picture as the site serves it: the original, and copies of it in smaller sizes.
public struct Artwork: Sendable, Equatable {
    /// The original or a copy.
    public struct Image: Sendable, Equatable {
        /// A path on the site or an absolute address; it changes with the bytes.
        public var location: String
        /// In pixels, at least 1.
        public var width: Int
        /// In pixels, at least 1.
        public var height: Int
        /// Media type, as `image/jpeg`.
        public var type: String

        public init(location: String, width: Int, height: Int, type: String) {
            self.location = location
            self.width = width
            self.height = height
            self.type = type
        }
    }

    /// Where the full original is: a path on the site or an absolute address.
    public let location: String
    /// What is known of the original; nil for a picture that lies elsewhere, and for what is no picture of a known kind.
    public let original: Image?
    /// Smaller ones, smallest first; empty where nothing makes them.
    public let copies: [Image]

    /// A picture that nothing is known of.
    public init(_ location: String) {
        self.location = location
        original = nil
        copies = []
    }

    public init(_ original: Image, copies: [Image] = []) {
        location = original.location
        self.original = original
        self.copies = copies.sorted { $0.width < $1.width }
    }

    /// The smallest that is at least so many pixels wide, else the original.
    public func url(width: Int) -> String { copies.first { $0.width >= width }?.location ?? location }

    /// All sizes as the attribute `srcset` has them (HTML §4.8.2.1); nil when there is no choice.
    public var sourceSet: String? {
        guard let original, !copies.isEmpty else { return nil }
        return (copies + [original]).map { "\($0.location) \($0.width)w" }.joined(separator: ", ")
    }

    /// How high it is shown when it is so many pixels wide; square while nobody knows.
    public func height(width: Int) -> Int {
        guard let original else { return width }
        let height = Double(width) * Double(original.height) / Double(original.width)
        return max(1, Int(min(height, 100_000).rounded()))
    }

    /// Width to height in lowest terms, as `1/1` or `16/9`; nil while nobody knows.
    public var aspectRatio: String? {
        guard let original else { return nil }
        var (larger, smaller) = (max(original.width, original.height), min(original.width, original.height))
        while smaller > 0 { (larger, smaller) = (smaller, larger % smaller) }
        return "\(original.width / larger)/\(original.height / larger)"
    }
}
