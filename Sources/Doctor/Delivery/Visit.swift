// One examination over HTTP: its requests, their bounds and what was found.

import Foundation
import Outbound

/// Goes through a feed and what it leads to. Used by one thread.
struct Visit {
    let doctor: Doctor
    let url: String
    var check: FeedCheck
    var feed: Feed?
    private(set) var requests = 0
    /// Whether a bound ended the visit before everything was seen.
    private(set) var isCut = false
    var mediaChecked = 0
    /// Items on the feed's pages behind the first.
    private var furtherItems = 0
    /// What is asked once of each server, and was.
    private var asked: Set<String> = []
    private let end: ContinuousClock.Instant
    private let requestLimit: Int

    init(doctor: Doctor, url: String) {
        self.doctor = doctor
        self.url = url
        check = FeedCheck(now: doctor.now())
        let limits = doctor.limits
        end = .now + .seconds(doctor.checksAll ? limits.secondsForAll : limits.seconds)
        requestLimit = doctor.checksAll ? limits.requestsForAll : limits.requests
    }

    mutating func run(_ own: OwnShow?) {
        check.isOwn = own != nil
        guard let fetched = fetchFeed() else {
            if let own { check.compare(nil, with: own) }
            return
        }
        feed = check.run(fetched.body, addresses: [url] + (fetched.hops.isEmpty ? [] : [fetched.url]))
        let further = feed.map { followPages(of: $0) } ?? FurtherPages()
        furtherItems = further.items
        if let own { check.compare(feed, and: further, with: own) }
        guard let feed else { return }
        checkArtwork(feed)
        for item in sample(feed) {
            guard hasRoom else { break }
            checkMedia(item)
            checkDocuments(item)
        }
    }

    func report(_ own: OwnShow?) -> CheckReport {
        CheckReport(
            subject: url, title: feed?.channel.value(of: "title"), items: (feed?.items.count ?? 0) + furtherItems,
            mediaChecked: mediaChecked, requests: requests, isDocumentOnly: false, isOwn: own != nil,
            isCut: isCut,
            findings: check.findings.all)
    }

    /// The newest by date; without dates, those that stand first.
    private func sample(_ feed: Feed) -> [FeedItemElement] {
        if doctor.checksAll { return feed.items }
        let dated = feed.items.map { item in
            (item, item.element.value(of: "pubDate").flatMap { MailDate($0) }?.date ?? .distantPast)
        }
        let newest = dated.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0.number < $1.0.number }
        return newest.prefix(doctor.limits.newestItems).map(\.0).sorted { $0.number < $1.number }
    }

    private var hasRoom: Bool { requests < requestLimit && ContinuousClock.now < end }

    /// Sends a request, unless a bound is reached. What fails is told as broken `rule`.
    mutating func send(_ request: OutboundRequest, _ rule: RuleID, _ place: Place) -> OutboundResponse? {
        guard hasRoom else {
            isCut = true
            return nil
        }
        requests += 1
        do throws(OutboundError) {
            return try client(for: request.url).send(request)
        } catch {
            check.findings.add(rule, place, "\(error)")
            return nil
        }
    }

    /// Whether something is to be asked of the server of an address, where one answer speaks for all its files. True once
    /// for each server.
    mutating func isFirst(_ question: String, at address: String) -> Bool {
        let scheme = address.firstRange(of: "://").map { address[..<$0.upperBound] } ?? ""
        let host = address.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return asked.insert("\(question) \(scheme)\(host)".lowercased()).inserted
    }

    /// Tells the fields in which the answer to HEAD differs from that to GET (RFC 9110 §9.3.2).
    mutating func compare(
        head: OutboundResponse, with other: OutboundResponse, _ names: [String], _ rule: RuleID, _ place: Place
    ) {
        for name in names where head[name] != other[name] {
            find(rule, place, "\(name): \(head[name] ?? "none"), GET says \(other[name] ?? "none")")
        }
        // A HEAD may leave out a length that is known only with the body.
        if other.status == 200, let length = head.contentLength, let whole = other.contentLength, length != whole {
            find(rule, place, "Content-Length: \(length), GET says \(whole)")
        }
    }

    private func client(for url: String) -> Outbound {
        guard let home = doctor.home, url.hasPrefix(home.base) else { return doctor.client }
        return home.client
    }

    mutating func find(_ id: RuleID, _ place: Place, _ found: String) { check.findings.add(id, place, found) }

    /// Whether pages of other sites may read an answer.
    static func isShared(_ response: OutboundResponse) -> Bool { response["Access-Control-Allow-Origin"] == "*" }
}
