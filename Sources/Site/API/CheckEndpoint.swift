// GET /api/v1/check: the feed doctor's report on the show's own feed, as JSON.

public import Doctor
import Foundation
import HTTPServer
import HTTPTypes
import Outbound
public import Podcast
public import Store
import Synchronization

/// The check endpoint, for bearers of a token. An examination asks this very server, over HTTP as apps do, so it runs on a
/// lane of its own, one at a time; what it found is given again for a while, until the show changes.
final class CheckEndpoint: Sendable {
    /// A report's age at most, in seconds: whoever mends something outside of the show wants to see it.
    static let keptSeconds = 60.0
    /// An examination's length at most, in seconds: proxies give up on an answer after about a minute.
    static let seconds = 50.0

    private struct Kept {
        let made: ContinuousClock.Instant
        let version: Int64
        let report: CheckReport
    }

    private let show: Show
    private let store: Store
    private let doctor: Doctor
    // Held to read or replace it.
    private let kept = Mutex<Kept?>(nil)

    init(show: Show, store: Store, clock: @escaping @Sendable () -> Date) {
        self.show = show
        self.store = store
        var limits = Doctor.Limits()
        limits.seconds = Self.seconds
        // The show's own address is the host's word: a name that is private here, behind a proxy, is its own.
        let home = (base: show.url + "/", client: Outbound(contact: show.url, allowsPrivate: true))
        doctor = Doctor(client: Outbound(contact: show.url), home: home, limits: limits, now: clock)
    }

    /// The token of a request.
    ///
    /// - Throws: `Refusal` when there is none.
    func token(of head: RequestHead) throws(Refusal) -> BearerToken {
        guard let token = BearerToken(authorization: head.fields[.authorization]) else {
            throw Refusal.unauthorized("A check needs a token: Authorization: Bearer TOKEN.")
        }
        return token
    }

    /// The report as JSON. Blocks for as long as an examination takes.
    func respond() throws -> Response {
        let body = try report().json()
        return Response(status: .ok, fields: PageFields.document("application/json", isKept: false), body: .bytes(body))
    }

    /// What the doctor finds, or found a moment ago. Blocks for as long as an examination takes.
    func report() throws -> CheckReport {
        let version = try store.contentVersion()
        let former = kept.withLock(\.self)
        if let former, former.version == version, ContinuousClock.now - former.made < .seconds(Self.keptSeconds) {
            return former.report
        }
        let own = try store.read { try OwnShow($0, show) }
        let report = doctor.examine(url: show.url + show.feedPath, own: own)
        kept.withLock { $0 = Kept(made: .now, version: version, report: report) }
        return report
    }
}

extension OwnShow {
    /// The show as its database has it.
    public init(_ reader: Reader, _ show: Show) throws {
        self.init(
            episodes: try reader.standings().map { OwnShow.Episode($0, timeZone: show.timeZone) },
            podcastGUID: try reader.value(PodcastIdentity.key),
            privateAddress: PublicAddress.isPublic(show.url)
                ? nil : OwnShow.PrivateAddress(show.url, isReserved: PublicAddress.isReserved(show.url)))
    }
}

extension OwnShow.Episode {
    fileprivate init(_ standing: EpisodeStanding, timeZone: TimeZone) {
        let name = standing.number.map { "episode \($0)" } ?? "episode \"\(standing.slug)\""
        let absence: String? =
            switch standing.obstacle {
            case nil: nil
            case .draft: "it is a draft"
            case .withdrawn: "it is withdrawn"
            case .undated: "it has no publishing date"
            case .scheduled: nil
            case .silent: "it has no audio"
            }
        self.init(guid: standing.guid, label: "\(name) \"\(standing.title)\"", absence: absence)
        if standing.obstacle == .scheduled { due = standing.published?.minute(in: timeZone) }
    }
}
