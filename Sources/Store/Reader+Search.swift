// Searching notes and transcripts.

internal import GRDB
import Podcast
public import Search

extension Reader {
    /// Finds episodes by their notes and by what is said in them. Where nothing has all the words, what the archive has for
    /// misspelt ones is looked for, and then what has some of them.
    public func search(_ question: SearchQuestion, lexicon: SearchLexicon = SearchLexicon()) throws -> SearchResults {
        // The first search of a state of the show reads its timeline, which is no part of the search.
        var scope = try SearchScope(question.query, self, lexicon)
        let planner = SearchPlanner(reader: self, lexicon: lexicon, clock: SearchClock(question.time))
        var plan = try planner.plan(question.query)
        var run = SearchRun(self, question, plan, scope)
        try run.findStrictly()
        var (asked, suggestion): (SearchQuestion, SearchSuggestion?) = (question, nil)
        // A name that nobody has leaves nothing, whatever the words are: it is mended first.
        if !run.hasFound, let named = try self.suggestion(forNamesIn: asked.query, lexicon),
            let query = SearchQuery(named.query)
        {
            (asked.query, suggestion) = (query, named)
            (scope, plan) = (try SearchScope(query, self, lexicon), try planner.plan(query))
            try take(SearchRun(self, asked, plan, scope), for: &suggestion, in: &run)
        }
        if suggestion == nil || !run.hasFound,
            let spelled = try SpellingAdvisor(reader: self, scope: scope, query: asked.query, plan: plan)
                .suggestion(isFound: run.hasFound)
        {
            suggestion = spelled
            if let query = SearchQuery(spelled.query) {
                asked.query = query
                try take(SearchRun(self, asked, try planner.plan(query), scope), for: &suggestion, in: &run)
            }
        }
        var isLoose = false
        // Who wants the words as they are has no use for some of them beside others that are told.
        if !run.hasFound, !question.isExact || suggestion == nil {
            try run.findLoosely()
            isLoose = run.hasFound
        }
        var results = try results(of: &run)
        results.isLoose = isLoose
        results.suggestion = suggestion
        return results
    }

    /// Takes the results of a suggestion where there are none of the words as they were asked for.
    private func take(
        _ other: consuming SearchRun, for suggestion: inout SearchSuggestion?, in run: inout SearchRun
    ) throws {
        guard !run.hasFound, !run.question.isExact else { return }
        try other.findStrictly()
        guard other.hasFound else { return }
        run = other
        suggestion?.isApplied = true
    }

    /// Finds episodes by somebody's words, best first; however long it takes, so for who can wait.
    public func search(_ text: String, limit: Int) throws -> SearchResults {
        guard let query = SearchQuery(text) else { return SearchResults(results: [], isLoose: false) }
        var question = SearchQuestion(query, size: limit)
        question.time = .seconds(60)
        return try search(question)
    }

    private func results(of run: inout SearchRun) throws -> SearchResults {
        let question = run.question
        let page = Array(run.ranked.dropFirst((question.page - 1) * question.size).prefix(question.size))
        let timeline = run.scope.timeline
        let ids = Dictionary(
            page.compactMap { place in timeline.position(of: place).map { (place, timeline.ids[$0]) } },
            uniquingKeysWith: { first, _ in first })
        // Through the view: whatever the indexes say, nobody is shown what is hidden.
        let episodes = try episodes(ids: ids.values)
        var results = SearchResults(
            results: [], isLoose: false, episodes: run.ranked.count, isComplete: run.isComplete, page: question.page,
            hasNext: run.ranked.count > question.page * question.size && question.page < SearchQuestion.pageLimit)
        try SearchTally(run).add(to: &results, question.query)
        try run.readShown(of: page)
        for place in page {
            guard let episode = ids[place].flatMap({ episodes[$0] }) else { continue }
            var result = SearchResult(
                episode: episode, titleExcerpt: Excerpt.whole(episode.title, run.matcher.match(episode.title)))
            for part in (run.parts[place] ?? []).filter({ $0.kind != .episode }).prefix(run.limits.shown) {
                result.parts.append(try shown(part, of: episode.id, run.matcher, run.limits))
            }
            var moments: [ShownMoment] = []
            for found in run.shownMoments(of: place) where moments.count < run.limits.shown {
                let moment = ShownMoment(found, run.limits)
                // The better of two that are the same stands already.
                if !moments.contains(where: { $0.isSame(as: moment) }) { moments.append(moment) }
            }
            result.moments = moments.map(\.moment)
            results.results.append(result)
        }
        return results
    }

    /// A part as it is shown.
    private func shown(
        _ found: FoundPart, of episode: Int64, _ matcher: TextMatcher, _ limits: SearchLimits
    ) throws -> SearchResult.Part {
        let kind = SearchResult.Part.Kind(rawValue: found.kind.rawValue) ?? .prose
        let match = found.textMatch ?? matcher.match(found.text)
        let excerpt = Excerpt.cut(found.text, match, length: limits.noteExcerpt).excerpt
        var part = SearchResult.Part(
            kind: kind, position: found.item ?? 0, topicIndex: found.topicIndex, ordinal: found.ordinal,
            host: found.host.isEmpty ? nil : found.host, title: found.title,
            titleExcerpt: Excerpt.whole(found.title, found.titleMatch), url: found.url,
            excerpt: found.text.isEmpty ? Excerpt(runs: []) : excerpt)
        if found.isByLink {
            let statement = try database.cachedStatement(
                sql: """
                    SELECT key, url, text FROM mention
                    WHERE episode_id = ? AND (kind = 'sponsor') = ? AND position = ? ORDER BY id LIMIT 100
                    """)
            let links = try Row.fetchAll(statement, arguments: [episode, kind == .sponsor, found.item])
            let best = links.max { matcher.match($0["key"]).total < matcher.match($1["key"]).total }
            part.link = best.map { Link(url: $0["url"], text: $0["text"]) }
        }
        return part
    }
}
