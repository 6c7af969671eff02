import Foundation
import Outbound
import Testing

@testable import Doctor

@Suite struct HostFeedTests {
    private func ids(_ bytes: [UInt8]) -> Set<RuleID> {
        let doctor = Doctor(client: .init(contact: nil), now: { SoundFeed.now })
        return Set(doctor.examine(bytes, name: "feed.xml").findings.map(\.rule.id))
    }

    @Test("A weblog's feed is read, and its habits are named")
    func weblog() {
        #expect(ids(Array(HostFeeds.weblog.utf8)) == HostFeeds.weblogFindings)
    }

    @Test("A hosting service's feed is read, and what is wrong with it is named")
    func service() {
        #expect(ids(Array(HostFeeds.service.utf8)) == HostFeeds.serviceFindings)
    }

    @Test("A feed written by hand in Latin-1 is read to its end, faults and all")
    func byHand() {
        #expect(ids(HostFeeds.byHand) == HostFeeds.byHandFindings)
    }
}
