// Where a feed is cut into pages.

/// Cuts a feed's items into pages: as many on each as the host wants, and no page above a size.
struct FeedPaging {
    /// Items on a page; nil for all that there is room for.
    let items: Int?
    /// Bytes that a page has for its items.
    let room: Int

    /// The items of each page, newest first; one empty page for a feed without items. An item that is larger than a page
    /// has one to itself.
    func pages(sizes: [Int]) -> [Range<Int>] {
        var pages: [Range<Int>] = []
        var (start, filled) = (0, 0)
        for (index, size) in sizes.enumerated() {
            if index > start, filled + size > room || index - start >= items ?? .max {
                pages.append(start..<index)
                (start, filled) = (index, 0)
            }
            filled += size
        }
        pages.append(start..<sizes.count)
        return pages
    }
}
