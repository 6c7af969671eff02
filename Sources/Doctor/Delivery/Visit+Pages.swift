// The pages of a feed behind the first (RFC 5005 §3), as a reader follows them.

import Outbound

/// What stands on the pages behind the first.
struct FurtherPages {
    /// All guids with their places.
    var guids: [(guid: String, place: Place)] = []
    var items = 0
    /// Whether the last page was reached, and each on the way could be read.
    var isWhole = true
}

extension Visit {
    /// Pages in all. Longer chains are those of a server that makes one up for every address.
    private static let pageLimit = 200

    /// Follows `next` from page to page, and holds the items of each to the rules of items.
    mutating func followPages(of first: Feed) -> FurtherPages {
        var pages = FurtherPages()
        // The address of the page before: as it was asked for, as it answered, as it calls itself.
        var before = Set((first.addresses + [first.selfAddress].compactMap(\.self)).map(AbsoluteAddress.normal))
        var seen = before
        var address = first.page("next")
        while let next = address {
            pages.isWhole = false
            let place = Place.address(next)
            guard seen.insert(AbsoluteAddress.normal(next)).inserted else {
                // That the first page is its own next is told by its document.
                if pages.items > 0 { find(.furtherPage, place, "the pages go round in a circle") }
                return pages
            }
            guard seen.count <= Self.pageLimit, let page = furtherPage(next, &pages) else { return pages }
            let back = page.page("previous")
            if !before.contains(back.map(AbsoluteAddress.normal) ?? "") {
                find(.furtherPage, place, "rel=\"previous\": \(back ?? "none")")
            }
            before = Set([next, page.selfAddress].compactMap(\.self).map(AbsoluteAddress.normal))
            address = page.page("next")
            pages.isWhole = address == nil
        }
        return pages
    }

    private mutating func furtherPage(_ address: String, _ pages: inout FurtherPages) -> Feed? {
        let place = Place.address(address)
        var request = OutboundRequest(address)
        request.decodes = true
        request.bodyLimit = doctor.limits.feedBytes
        guard let answer = send(request, .furtherPage, place) else { return nil }
        guard answer.status == 200 else {
            find(.furtherPage, place, "status \(answer.status)")
            return nil
        }
        var pageCheck = FeedCheck(now: check.now)
        pageCheck.isOwn = check.isOwn
        guard let page = pageCheck.run(answer.body, addresses: [address]) else {
            find(.furtherPage, place, pageCheck.findings.all.first?.found ?? "no feed")
            return nil
        }
        // The channel is the same on all pages, and its findings are told already. Items are counted through.
        let offset = (feed?.items.count ?? 0) + pages.items
        for finding in pageCheck.findings.all {
            guard case .item(let number, let title, _) = finding.place else { continue }
            find(finding.rule.id, .item(number + offset, title: title, line: nil), finding.found)
        }
        for item in page.items {
            guard let guid = item.guid else { continue }
            pages.guids.append((guid, .item(item.number + offset, title: String(item.title.prefix(200)), line: nil)))
        }
        pages.items += page.items.count
        return page
    }
}
