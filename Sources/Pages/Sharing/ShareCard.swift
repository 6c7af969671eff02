// The picture that a preview of a link shows.

package import Podcast

/// What stands on a card.
package struct ShareCard: Sendable, Equatable {
    /// In pixels.
    package static let width = 1200
    package static let height = 630
    /// Of the square with the art.
    package static let artWidth = 368

    /// A line above the title: "Episode 308 · 1 November 2022".
    var kicker: String
    var title: String
    /// A line below the title; empty for none.
    var byline: String

    /// What the picture says, in words.
    package var alt: String { [kicker, title, byline].filter { !$0.isEmpty }.joined(separator: " – ") }

    /// Equal for cards that say the same. No text has the separator.
    package var key: String { [kicker, title, byline].joined(separator: "\u{1F}") }

    /// To be raised when the same values are laid out in another way.
    fileprivate static let edition = 1

    /// The cover art as a card shows it.
    package struct Art: Sendable {
        /// The image as a `data:` address.
        package var data: String
        /// Changes when the image does.
        package var fingerprint: String

        package init(data: String, fingerprint: String) {
            self.data = data
            self.fingerprint = fingerprint
        }
    }
}

extension PageRenderer {
    /// The card of the show.
    package func card() -> ShareCard {
        ShareCard(kicker: "", title: show.title, byline: show.author == show.title ? "" : show.author)
    }

    /// The card of an episode.
    package func card(_ episode: Episode) -> ShareCard {
        let day = episode.published.map { ReadableDate($0, in: show.timeZone).long(words) }
        return ShareCard(
            kicker: [episodes.number(episode), day].compactMap(\.self).joined(separator: " · "),
            title: episode.title, byline: words.sentence(episode.hostsOnly + episode.guests, limit: 4))
    }

    /// The card of a topic.
    ///
    /// - Parameter index: counts the episode's topics from 1.
    package func card(_ topic: Topic, index: Int, of episode: Episode) -> ShareCard {
        ShareCard(
            kicker: [episodes.number(episode), episode.title].compactMap(\.self).joined(separator: " · "),
            title: NotesValues.title(of: topic, index: index, words), byline: topic.host ?? "")
    }

    /// Changes with everything but a card's own words: the template, the show, its colours and art.
    package func cardEdition(art: ShareCard.Art?) throws(TemplateError) -> [UInt8] {
        let specimen = ShareCard(kicker: "Kicker", title: "Title", byline: "Byline")
        return Array("\(ShareCard.edition)\n".utf8) + (try svg(specimen, art: art, withArt: false))
    }

    /// The card as SVG. Without its art, the art's fingerprint stands in its place: such a text is equal as long as the
    /// picture is.
    package func svg(_ card: ShareCard, art: ShareCard.Art?, withArt: Bool = true) throws(TemplateError) -> [UInt8] {
        try renderAlone("card.svg", cardValues(card, art: art, withArt: withArt))
    }

    func cardValues(_ card: ShareCard, art: ShareCard.Art?, withArt: Bool) -> PageValues {
        let width = art == nil ? 1056 : 640
        let height = 300
        let title = CardTitle(card.title, width: width, height: height)
        let step = CardTitle.lineHeight(title.size)
        let top = 300 - step * (title.lines.count - 1) / 2 + title.size / 3
        let isRightToLeft = Self.isRightToLeft(card.title)
        return [
            "width": .number(ShareCard.width), "height": .number(ShareCard.height),
            "accent": .text(show.accent ?? "#c03a12"),
            "paper": .text((show.theme.light.background ?? Theme.BuiltIn.light.background).hex),
            "ink": .text((show.theme.light.text ?? Theme.BuiltIn.light.text).hex),
            "soft": .text((show.theme.light.quiet ?? Theme.BuiltIn.light.quiet).hex),
            "direction": .text(isRightToLeft ? "rtl" : "ltr"),
            "textX": .number(isRightToLeft ? 72 + width : 72),
            "kicker": .words(CardTitle.line(card.kicker, width: width, size: 28)),
            "byline": .words(CardTitle.line(card.byline, width: width, size: 32)),
            "showTitle": .text(CardTitle.line(show.title, width: width, size: 32)),
            "titleSize": .number(title.size),
            "lines": .list(
                title.lines.enumerated().map { ["y": .number(top + $0.offset * step), "line": .text($0.element)] }),
            "art": .words(art.map { withArt ? $0.data : $0.fingerprint }),
        ]
    }

    /// By the first letter that has a direction.
    private static func isRightToLeft(_ text: String) -> Bool {
        for scalar in text.unicodeScalars.prefix(100) {
            if (0x590...0x8FF).contains(scalar.value) || (0xFB1D...0xFEFC).contains(scalar.value) { return true }
            if scalar.properties.isAlphabetic { return false }
        }
        return false
    }
}
