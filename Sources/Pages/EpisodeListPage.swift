// The values of the episode list.

internal import Podcast

extension PageRenderer {
    func episodeListValues(_ list: [Episode], page: Int, pageCount: Int, total: Int) -> PageValues {
        [
            "total": .text(words.count(.episodeCount, total)),
            "isEmpty": .flag(list.isEmpty),
            "years": .list(years(list)),
            "pager": pageCount > 1 ? .group(pager(page: page, of: pageCount)) : .nothing,
        ]
    }

    /// The episodes under the years they came out in, in the order given. One without a date stands with its neighbour.
    private func years(_ list: [Episode]) -> [PageValues] {
        var groups: [(year: Int?, lines: [PageValues])] = []
        for episode in list {
            let year = episode.published.map { ReadableDate($0, in: show.timeZone).year }
            let line = episodes.line(episode)
            if let last = groups.last, year == nil || last.year == nil || year == last.year {
                groups[groups.count - 1].lines.append(line)
                groups[groups.count - 1].year = last.year ?? year
            } else {
                groups.append((year, [line]))
            }
        }
        return groups.map { ["year": .words($0.year.map(String.init)), "episodes": .list($0.lines)] }
    }

    private func pager(page: Int, of count: Int) -> PageValues {
        [
            "pageWords": .text(words.text(.pageOf, ["n": "\(page)", "count": "\(count)"])),
            "newer": .words(page > 1 ? SitePath.episodes(page: page - 1) : nil),
            "older": .words(page < count ? SitePath.episodes(page: page + 1) : nil),
            "pages": .list(
                Self.pagesShown(around: page, of: count).map { shown in
                    [
                        "number": shown.map(PageValue.number) ?? .nothing,
                        "name": .words(shown.map { words.text(.pageNumber, ["n": "\($0)"]) }),
                        "address": .words(shown.map(SitePath.episodes(page:))),
                        "isCurrent": .flag(shown == page),
                    ]
                }),
        ]
    }

    /// The pages that get a link of their own: the first, the last, and those around the current one; nil for a gap.
    static func pagesShown(around page: Int, of count: Int) -> [Int?] {
        var shown: [Int?] = []
        var last = 0
        for number in Set([1, count, page - 1, page, page + 1]).filter({ (1...count).contains($0) }).sorted() {
            if number == last + 2 { shown.append(last + 1) } else if number > last + 2 { shown.append(nil) }
            shown.append(number)
            last = number
        }
        return shown
    }
}
