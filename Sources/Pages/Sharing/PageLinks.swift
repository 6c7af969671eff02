// What a page tells programs about itself, beside what people see.

/// The other forms of a page, and its picture. Nil where there is none.
package struct PageLinks: Sendable {
    /// A page's picture in previews of links.
    package struct Picture: Sendable {
        /// A path with the version of its bytes.
        package var path: String
        package var width: Int
        package var height: Int
        package var alt: String

        package init(path: String, width: Int, height: Int, alt: String) {
            self.path = path
            self.width = width
            self.height = height
            self.alt = alt
        }
    }

    /// JSON-LD, safe within a script element.
    package var structuredData: String?
    /// The path of the page's twin in Markdown.
    package var markdown: String?
    /// Paths of what oEmbed says about the page.
    package var oEmbedJSON: String?
    package var oEmbedXML: String?
    /// HTML that shows the page's player in a frame, to be copied.
    package var embedCode: String?
    package var picture: Picture?

    package init() {}

    /// The values of `layout.mustache`.
    ///
    /// - Parameter base: the show's own address.
    func values(base: String) -> PageValues {
        [
            "structuredData": structuredData.map(PageValue.html) ?? .nothing,
            "markdownPath": .words(markdown),
            // Consumers look for an address, and not all of them know where a path begins (oEmbed §4).
            "oEmbedJSON": .words(oEmbedJSON.map { base + $0 }),
            "oEmbedXML": .words(oEmbedXML.map { base + $0 }),
            "embedCode": .words(embedCode),
            "picture": picture.map { picture in
                .group([
                    "pictureAddress": .text(base + picture.path), "pictureWidth": .number(picture.width),
                    "pictureHeight": .number(picture.height), "pictureAlt": .text(picture.alt),
                ])
            } ?? .nothing,
        ]
    }
}
