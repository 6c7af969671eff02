// The values of the search page.

internal import Podcast
internal import Store

extension PageRenderer {
    func searchValues(query: String, results: SearchResults?) -> PageValues {
        let found = results?.results ?? []
        let isAsked = query.contains { !$0.isWhitespace }
        return [
            "isAsked": .flag(isAsked && results != nil),
            "isUnanswered": .flag(isAsked && results == nil),
            "isEmpty": .flag(isAsked && results != nil && found.isEmpty),
            "hasResults": .flag(!found.isEmpty),
            "count": .text(words.count(results?.isLoose == true ? .foundLoose : .episodeCount, found.count)),
            "results": .list(found.map(resultValues)),
        ]
    }

    private func resultValues(_ result: SearchResult) -> PageValues {
        var values = episodes.line(result.episode)
        let slug = result.episode.slug
        values["hasParts"] = .flag(!result.parts.isEmpty)
        values["parts"] = .list(result.parts.map { partValues($0, slug: slug) })
        values["hasMoments"] = .flag(!result.moments.isEmpty)
        values["moments"] = .list(
            result.moments.map { moment in
                [
                    "moment": .text(SitePath.moment(slug, second: moment.start)),
                    "time": .text(Timecode.short(moment.start)),
                    "runs": .list(Self.runs(moment.excerpt)),
                ]
            })
        return values
    }

    private func partValues(_ part: SearchResult.Part, slug: String) -> PageValues {
        let kind: String
        switch part.kind {
        case .topic: kind = words.text(.kindTopic)
        case .extra: kind = words.text(.kindExtra)
        case .joke: kind = words.text(.kindJoke)
        case .prose: kind = words.text(.kindNotes)
        case .sponsor: kind = words.text(.kindSponsor)
        }
        let title = part.title.isEmpty ? PageFrame.shortened(part.excerpt.plain, to: 60) : part.title
        return [
            "address": .text(
                part.kind == .sponsor
                    ? SitePath.episode(slug)
                    : part.topicIndex.map { SitePath.topic(slug, index: $0) }
                        ?? SitePath.part(slug, position: part.position)),
            "kind": .text(part.topicIndex == nil ? kind : words.text(.kindTopic)),
            "ordinal": part.ordinal.map(PageValue.number) ?? .nothing,
            "isTopic": .flag(part.kind == .topic),
            "host": badges.value(part.host),
            "title": .text(title.isEmpty ? kind : title),
            "runs": .list(Self.runs(part.excerpt)),
        ]
    }

    private static func runs(_ excerpt: Excerpt) -> [PageValues] {
        excerpt.runs.map { ["text": .text($0.text), "isMatch": .flag($0.isMatch)] }
    }
}
