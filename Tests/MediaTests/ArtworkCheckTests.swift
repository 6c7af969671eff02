// Artwork against the directories' rules.

import Media
import Testing

@Suite struct ArtworkCheckTests {
    private static func facts(
        _ width: Int, _ height: Int, type: String = "image/jpeg", colour: ImageFacts.Colour = .rgb,
        isAnimated: Bool = false
    ) -> ImageFacts {
        let ending = type == "image/jpeg" ? "jpg" : String(type.dropFirst(6))
        return ImageFacts(
            type: type, fileExtension: ending, bytes: 1000, width: width, height: height, colour: colour,
            isAnimated: isAnimated)
    }

    @Test(
        arguments: [
            (facts(3000, 3000), "cover.jpg", []), (facts(1400, 1400), "a/cover.JPEG", []),
            (facts(2000, 2000, type: "image/png"), "https://a.example/x.y/cover.png?v=2", []),
            (facts(1399, 1399), "cover.jpg", [.small]), (facts(3001, 3001), "cover.jpg", [.large]),
            (facts(3000, 1400), "cover.jpg", [.square]), (facts(4000, 100), "cover.jpg", [.square, .small, .large]),
            (facts(2000, 2000), "cover.png", [.fileExtension]), (facts(2000, 2000), "cover", [.fileExtension]),
            (facts(2000, 2000), "a.jpg/cover.", [.fileExtension]),
            (facts(2000, 2000, type: "image/webp"), "cover.webp", [.type]),
            (facts(2000, 2000, colour: .cmyk), "cover.jpg", [.colour]),
            (facts(2000, 2000, colour: .grey), "cover.jpg", [.colour]),
            (facts(2000, 2000, type: "image/png", isAnimated: true), "cover.png", [.still]),
        ] as [(ImageFacts, String, [ArtworkFinding.Rule])])
    func `each rule is found where it is broken, and nowhere else`(
        facts: ImageFacts, name: String, expected: [ArtworkFinding.Rule]
    ) {
        let findings = ArtworkCheck.findings(facts, name: name)
        #expect(findings.map(\.rule) == expected)
        #expect(findings.allSatisfy { !$0.message.isEmpty && !$0.remedy.isEmpty })
    }

    @Test func `a finding says what is, what should be and what to do`() {
        let findings = ArtworkCheck.findings(Self.facts(1200, 1000, colour: .cmyk), name: "cover.png")
        #expect(
            findings.map(\.description) == [
                "is image/jpeg and its name ends in .png; rename it so that it ends in .jpg",
                "should be square, is 1200 by 1000 pixels; cut it to 1000 by 1000",
                "should be at least 1400 by 1400 pixels, is 1200 by 1000; "
                    + "export it again from the original at 3000 by 3000; enlarging this file would blur it",
                "should be in RGB colours, is in CMYK; convert it to the sRGB profile",
            ])
    }
}
