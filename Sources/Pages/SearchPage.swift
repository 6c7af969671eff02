// The values of the search page, and of its answers alone.

internal import Podcast
internal import Search
internal import Store

extension PageRenderer {
    /// Moments of an episode that stand open: more would hide the next episode.
    private static let momentsShown = 3

    /// The search page.
    package func search(_ facts: SearchFacts) throws(TemplateError) -> [UInt8] {
        let head = PageHead(
            title: searchTitle(facts), path: facts.isAsked ? nil : SitePath.search, query: facts.query, place: .search)
        return try render("search", searchValues(facts), head)
    }

    /// What of the search page is another for every question, to take the place of the answer before it.
    package func found(_ facts: SearchFacts) throws(TemplateError) -> [UInt8] {
        try renderAlone("found", frame.alone().merging(searchValues(facts)) { _, own in own })
    }

    /// What is searched, in a few words.
    package var searchPurpose: String { words.text(.searchNotes) }

    private func searchTitle(_ facts: SearchFacts) -> String {
        facts.isAsked
            ? words.text(.searchTitle, ["query": PageFrame.shortened(facts.query, to: 60)]) : words.text(.search)
    }

    func searchValues(_ facts: SearchFacts) -> PageValues {
        let results = facts.results
        let found = results?.results ?? []
        let sift = SearchSift(facts: facts, words: words, people: show.people)
        return [
            "documentTitle": .text("\(searchTitle(facts)) · \(show.title)"),
            "shownQuery": .text(PageFrame.shortened(facts.query, to: 60)),
            "isUnanswered": .flag(facts.isAsked && results == nil),
            "isEmpty": .flag(facts.isAsked && results != nil && found.isEmpty && !facts.isPastEnd),
            "isPastEnd": .flag(facts.isPastEnd),
            "firstPage": .text(facts.address(facts.query)),
            "isLoose": .flag(results?.isLoose == true && !found.isEmpty),
            "hasResults": .flag(!found.isEmpty),
            "tally": found.isEmpty ? .nothing : .text(tally(facts)),
            "applied": suggestion(facts, isApplied: true),
            "suggested": suggestion(facts, isApplied: false),
            "isNewest": .flag(facts.order == .newest),
            "sort": .text(facts.order.rawValue),
            "results": .list(found.map(resultValues)),
            "groups": .list(results == nil ? [] : sift.groups),
            "hasGroups": .flag(!found.isEmpty || !sift.chosen.isEmpty),
            "chosen": .list(sift.chosen),
            "hasChosen": .flag(!sift.chosen.isEmpty),
            "withoutFilters": .words(sift.withoutFilters),
            "pager": pager(facts)?.value(words, before: .previous, after: .next) ?? .nothing,
            "guide": facts.isAsked ? .nothing : facts.guide.map { .group(guideValues($0)) } ?? .nothing,
        ]
    }

    private func tally(_ facts: SearchFacts) -> String {
        guard let results = facts.results else { return "" }
        let count = words.count(results.isComplete ? .episodeCount : .foundAtLeast, results.episodes)
        guard results.page > 1 else { return count }
        return count + words.text(.listComma) + words.text(.pageNumber, ["n": "\(results.page)"])
    }

    /// Another query, where the archive has words for one.
    private func suggestion(_ facts: SearchFacts, isApplied: Bool) -> PageValue {
        guard let suggestion = facts.results?.suggestion, suggestion.isApplied == isApplied else { return .nothing }
        let asked = PageFrame.shortened(facts.query, to: 60)
        return .group([
            "address": .text(SitePath.search(suggestion.query, sort: facts.sort)),
            "runs": .list(Self.runs(suggestion.excerpt)),
            "nothingFor": .text(words.text(.foundNothingFor, ["query": asked])),
            "asWritten": .text(words.text(.searchAsWritten, ["query": asked])),
            "writtenAddress": .text(SitePath.search(facts.query, sort: facts.sort, isExact: true)),
        ])
    }

    /// The pages of what was found: as far as anybody looks, and no further than there is something.
    private func pager(_ facts: SearchFacts) -> Pager? {
        guard let results = facts.results, results.page > 1 || results.hasNext else { return nil }
        let known = results.isComplete ? (results.episodes + facts.size - 1) / max(1, facts.size) : 0
        let count = min(SearchQuestion.pageLimit, max(results.hasNext ? results.page + 1 : results.page, known))
        return Pager(page: results.page, count: count) { facts.address(facts.query, page: $0) }
    }

    private func resultValues(_ result: SearchResult) -> PageValues {
        var values = episodes.line(result.episode)
        let slug = result.episode.slug
        values["titleRuns"] = .list(Self.runs(result.titleExcerpt))
        // Topics stand first, all else behind them.
        let parts = result.parts.filter { $0.kind == .topic } + result.parts.filter { $0.kind != .topic }
        values["hasParts"] = .flag(!parts.isEmpty)
        values["parts"] = .list(parts.map { partValues($0, slug: slug) })
        let moments = result.moments.map { moment -> PageValues in
            [
                "moment": .text(SitePath.moment(slug, second: moment.start)),
                "time": .text(Timecode.short(moment.start)),
                "runs": .list(Self.runs(moment.excerpt)),
            ]
        }
        // One that would be folded away by itself is shown.
        let shown = moments.count <= Self.momentsShown + 1 ? moments.count : Self.momentsShown
        values["hasMoments"] = .flag(!moments.isEmpty)
        values["moments"] = .list(Array(moments.prefix(shown)))
        values["further"] =
            moments.count > shown ? .text(words.count(.moreMoments, moments.count - shown)) : .nothing
        values["furtherMoments"] = .list(Array(moments.dropFirst(shown)))
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
        let place =
            part.kind == .sponsor
            ? SitePath.episode(slug)
            : part.topicIndex.map { SitePath.topic(slug, index: $0) } ?? SitePath.part(slug, position: part.position)
        let link = WebAddress.link(part.link?.url)
        // What has no title is called by its beginning, which then need not stand twice.
        let name = part.title.isEmpty ? PageFrame.shortened(part.excerpt.plain, to: 60) : part.title
        let text = part.excerpt.without(beginning: name)
        let runs =
            part.title.isEmpty
            ? [["text": .text(name.isEmpty ? kind : name), "isMatch": .flag(false)]] : Self.runs(part.titleExcerpt)
        return [
            "address": .text(place),
            "kind": .text(kind),
            "ordinal": part.ordinal.map(PageValue.number) ?? .nothing,
            "isTopic": .flag(part.kind == .topic),
            "host": badges.value(part.host),
            "titleRuns": .list(runs),
            "hasText": .flag(!text.plain.isEmpty),
            "runs": .list(Self.runs(text)),
            "link": .words(link),
            "linkWords": .words(link.map { PageFrame.shortened(WebAddress.bare($0), to: 80) }),
        ]
    }

    private func guideValues(_ guide: SearchGuide) -> PageValues {
        let filters: [(SearchQuery.Filter, Word)?] = [
            guide.host.map { (.host($0.lowercased()), .howHost) }, guide.year.map { (.year($0), .howYear) },
            (.place(.transcript), .howIn), guide.site.map { (.site($0), .howSite) },
            guide.tag.map { (.tag($0), .howTag) },
        ]
        return [
            "lead": .text(words.count(.searchLead, guide.episodes)),
            "filters": .list(
                filters.compactMap(\.self).map { filter, word in
                    [
                        "sample": .text(filter.text), "address": .text(SitePath.search(filter.text)),
                        "meaning": .text(words.text(word)),
                    ]
                }),
        ]
    }

    static func runs(_ excerpt: Excerpt) -> [PageValues] {
        var last: UInt8?
        return excerpt.runs.map { run in
            defer { last = run.text.utf8.last ?? last }
            return ["text": .text(inOneLine(run.text, after: last)), "isMatch": .flag(run.isMatch)]
        }
    }

    /// Lines of lists and code in one, with a dot between where no sign ends the one before.
    ///
    /// - Parameter last: the byte that stands before the text; nil: nothing does.
    private static func inOneLine(_ text: String, after last: UInt8?) -> String {
        let (newline, space) = (UInt8(ascii: "\n"), UInt8(ascii: " "))
        // Most are of one line.
        guard text.utf8.contains(newline) else { return text }
        var line = ""
        let lines = text.utf8.split(separator: newline, omittingEmptySubsequences: false)
        for (index, piece) in lines.enumerated() {
            let words = index == 0 ? Substring(piece) : Substring(piece).drop { $0 == " " }
            // A blank line ends nothing that has not ended; behind the last one the next run goes on.
            guard index == 0 || !words.isEmpty || index == lines.count - 1 else { continue }
            if index > 0, let end = line.utf8.last ?? last { line += end == space ? "" : isSign(end) ? " " : " · " }
            line += words
        }
        return line
    }

    private static func isSign(_ byte: UInt8) -> Bool { ".,:;!?([{".utf8.contains(byte) }
}

extension SearchFacts {
    /// The order as addresses have it; nil for the usual one.
    var sort: String? { order == .best ? nil : order.rawValue }
}

extension Excerpt {
    /// The excerpt without its first words where those are a title that is shown above it; nothing when no word is left.
    func without(beginning title: String) -> Excerpt {
        guard !title.isEmpty, plain.hasPrefix(title) || title.hasPrefix(plain) else { return self }
        var left = title.count
        var rest: [Run] = []
        for run in runs {
            let text = run.text.dropFirst(left)
            left -= min(left, run.text.count)
            if !text.isEmpty { rest.append(Run(text: String(text), isMatch: run.isMatch)) }
        }
        return Excerpt(runs: rest.contains { $0.text.contains { $0.isLetter || $0.isNumber } } ? rest : [])
    }
}
