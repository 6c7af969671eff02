// Choosing a size of a picture.

import Podcast
import Testing

@Suite struct ArtworkTests {
    private static func image(_ width: Int, _ height: Int) -> Artwork.Image {
        Artwork.Image(location: "/\(width).jpg", width: width, height: height, type: "image/jpeg")
    }

    private static let artwork = Artwork(image(1500, 1000), copies: [image(600, 400), image(300, 200)])

    @Test(
        "The smallest that is large enough is taken",
        arguments: [(1, "/300.jpg"), (300, "/300.jpg"), (301, "/600.jpg"), (601, "/1500.jpg"), (9000, "/1500.jpg")])
    func sizes(width: Int, expected: String) {
        #expect(Self.artwork.url(width: width) == expected)
    }

    @Test("All sizes are one attribute, smallest first")
    func sourceSet() {
        #expect(Self.artwork.sourceSet == "/300.jpg 300w, /600.jpg 600w, /1500.jpg 1500w")
        #expect(Self.artwork.aspectRatio == "3/2" && Self.artwork.height(width: 220) == 147)
    }

    @Test("A picture elsewhere has one size that nobody knows")
    func unknown() {
        let artwork = Artwork("https://cdn.example/a.png")
        #expect(artwork.url(width: 10) == "https://cdn.example/a.png" && artwork.sourceSet == nil)
        #expect(artwork.aspectRatio == nil && artwork.height(width: 220) == 220)
        #expect(Artwork(Self.image(10, 10)).sourceSet == nil, "without copies there is no choice")
    }
}
