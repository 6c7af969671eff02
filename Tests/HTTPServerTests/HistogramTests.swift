// Durations in buckets.

import Testing

@testable import HTTPServer

@Suite("Histograms")
struct HistogramTests {
    @Test(
        "a duration falls into the first bucket that holds it",
        arguments: [(0, 0), (100, 0), (101, 1), (250, 1), (10_000_000, 15), (10_000_001, 16)] as [(Int64, Int)])
    func buckets(_ microseconds: Int64, _ bucket: Int) {
        #expect(Histogram.bucket(microseconds) == bucket)
    }

    @Test("each answered request is in one of the server's two")
    func counted() throws {
        let server = try TestServer(TestSite(pages: ["/": page("home")]))
        let client = try server.client()
        for _ in 0..<5 { _ = try client.get("/") }
        for _ in 0..<3 { _ = try client.get("/missing") }
        #expect(eventually { server.server.metrics.otherDurations.counts.reduce(0, +) == 3 })
        #expect(server.server.metrics.pageDurations.counts.reduce(0, +) == 5)
    }

    @Test("a lane's jobs are in its own")
    func lane() throws {
        let lane = Lane(label: "test", width: 1, depth: 4)
        #expect(lane.submit {})
        #expect(eventually { lane.counters.durations.counts.reduce(0, +) == 1 })
    }
}
