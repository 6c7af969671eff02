// The values of lists of episodes: all of them, those of a year, of a tag.

internal import Podcast
internal import Store

extension PageRenderer {
    /// - Parameters:
    ///   - heading: what the list is of.
    ///   - total: how many episodes there are on all its pages.
    ///   - years: the years to choose from; the one that is shown is `year`.
    func episodeListValues(
        _ list: [Episode], heading: String, pager: Pager, total: Int, years: [YearCount] = [], year: Int? = nil
    ) -> PageValues {
        let years = years.filter { $0.year != nil }
        return [
            "heading": .text(heading),
            "total": .text(tally(total, pager)),
            "isEmpty": .flag(list.isEmpty),
            "years": .list(grouped(list, isOneYear: year != nil)),
            "pager": pager.value(words),
            "hasChoice": .flag(years.count > 1),
            "allPath": .words(year == nil ? nil : SitePath.episodes),
            "choice": .list(
                years.map { entry in
                    [
                        "year": .text("\(entry.year ?? 0)"), "address": .text(SitePath.year(entry.year ?? 0)),
                        "count": .text(words.count(.episodeCount, entry.episodes)),
                        "isCurrent": .flag(entry.year == year),
                    ]
                }),
        ]
    }

    /// "404 episodes, page 2 of 14"
    private func tally(_ total: Int, _ pager: Pager) -> String {
        let count = words.count(.episodeCount, total)
        guard pager.count > 1 else { return count }
        let page = words.text(.pageOf, ["n": "\(pager.page)", "count": "\(pager.count)"])
        return count + words.text(.listComma) + page
    }

    /// The episodes under the years they came out in, in the order given. One without a date stands with its neighbour.
    private func grouped(_ list: [Episode], isOneYear: Bool) -> [PageValues] {
        var groups: [(year: Int?, lines: [PageValues])] = []
        for episode in list {
            let year = episode.published.map { ReadableDate($0, in: show.timeZone).year }
            let line = episodes.line(episode)
            if let last = groups.last, isOneYear || year == nil || last.year == nil || year == last.year {
                groups[groups.count - 1].lines.append(line)
                groups[groups.count - 1].year = last.year ?? year
            } else {
                groups.append((year, [line]))
            }
        }
        return groups.map { group in
            ["year": .words(isOneYear ? nil : group.year.map(String.init)), "episodes": .list(group.lines)]
        }
    }
}
