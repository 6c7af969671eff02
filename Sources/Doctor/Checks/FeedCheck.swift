// All that a feed's own text shows.

import Foundation

/// Checks a document against the rules for documents, shows and episodes. Pure: nobody is asked.
struct FeedCheck {
    /// Bytes that Apple shows of a description.
    static let descriptionLimit = 4000

    let now: Date
    /// Whether the database is at hand, which knows the show's identity better than any address.
    var isOwn = false
    var findings = FindingList()

    init(now: Date) { self.now = now }

    /// - Returns: the feed, when it is one.
    mutating func run(_ bytes: [UInt8], addresses: [String] = []) -> Feed? {
        let document: FeedDocument
        do throws(XMLFault) {
            document = try XMLReader.read(bytes)
        } catch {
            findings.add(.wellFormed, .channel(line: error.line), error.message)
            return nil
        }
        check(document)
        guard let feed = Feed(document, addresses: addresses) else {
            findings.add(.rss, .channel(line: document.root.line), "<\(document.root.name)> without a <channel>")
            return nil
        }
        check(feed.channel, of: feed)
        for item in feed.items { check(item, in: feed) }
        checkTogether(feed)
        return feed
    }

    private mutating func check(_ document: FeedDocument) {
        if let encoding = document.encoding, !["utf-8", "utf8", "us-ascii", "ascii"].contains(encoding) {
            findings.add(.encoding, .channel(line: 1), encoding)
        }
        if document.hasDoctype { findings.add(.doctype, .channel(line: nil), "a <!DOCTYPE>") }
        for fault in document.prefixFaults {
            let what = fault.address.map { "xmlns:\(fault.prefix)=\"\($0)\"" } ?? "\(fault.prefix): is never declared"
            findings.add(.namespace, .channel(line: fault.line), what)
        }
        let root = document.root
        if root.name == "rss", root["version"] != "2.0" {
            findings.add(.rss, .channel(line: root.line), root["version"].map { "version \($0)" } ?? "no version")
        } else if root.name.hasSuffix("}RDF") {
            findings.add(.rss, .channel(line: root.line), "RSS 1.0 or 0.9 (RDF)")
        }
        if root.name == "rss", root.all("channel").count > 1 {
            findings.add(.rss, .channel(line: root.line), "\(root.all("channel").count) channels")
        }
    }

    // MARK: What all tags share

    /// Values that must stand alone, without white space around them.
    mutating func checkTrimmed(_ names: [String], in element: FeedElement, _ place: (FeedElement) -> Place) {
        for child in element.children where names.contains(child.name) {
            let value = child.value
            if !value.isEmpty, value.utf8.count != child.text.utf8.count {
                findings.add(.trimmed, place(child), "<\(child.name)> has space around \"\(value)\"")
            }
        }
    }

    /// Markup or an entity of HTML in a text that is shown as it stands.
    mutating func checkPlain(_ element: FeedElement?, _ place: Place) {
        guard let element else { return }
        let text = String(element.value.prefix(1000))
        if text.contains(/<\/?[A-Za-z][^<>]*>|&(amp|lt|gt|quot|apos|nbsp|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});/) {
            findings.add(.titlePlain, place, "<\(element.name)>: \(text)")
        }
    }

    mutating func checkAddress(_ address: String, _ what: String, _ place: Place) {
        if !AbsoluteAddress.isSound(address) { findings.add(.address, place, "\(what): \"\(address)\"") }
    }

    mutating func checkExplicit(_ element: FeedElement, _ place: Place) {
        if element.value != "true" && element.value != "false" {
            findings.add(.explicitValue, place, "\"\(element.value)\"")
        }
    }

    /// Apple's "Yes", in any case.
    mutating func checkYes(_ element: FeedElement?, _ rule: RuleID, _ place: Place) {
        if let element, element.value.lowercased() != "yes" { findings.add(rule, place, "\"\(element.value)\"") }
    }

    /// One of each of these, and no more.
    mutating func checkOnce(_ names: [String], in element: FeedElement, _ place: (FeedElement) -> Place) {
        for name in names {
            let all = element.all(name)
            if all.count > 1 { findings.add(.once, place(all[1]), "<\(name)> \(all.count) times") }
        }
    }
}
