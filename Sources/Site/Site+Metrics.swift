// What /metrics says.

import HTTPServer
import Store

extension Site {
    /// All numbers, in Prometheus' text format. Blocks: the episodes are counted.
    func metrics() throws -> [UInt8] {
        let (version, episodes) = try store.read { (try $0.contentVersion(), try $0.episodeCount()) }
        var out = MetricsText()
        let (cached, made) = (cache.counts, desk.counts)
        out.add("notecast_page_cache_hits_total", .counter, "Answers straight from the page cache.", cached.hits)
        out.add("notecast_pages_made_total", .counter, "Pages that were made.", made.made)
        out.add(
            "notecast_page_joins_total", .counter, "Requests that waited for a page that was being made already.",
            made.joined)
        out.add("notecast_page_cache_pages", .gauge, "Pages in the cache.", cached.pages)
        out.add("notecast_page_cache_bytes", .gauge, "Bytes of all pages in the cache.", cached.bytes)
        out.add("notecast_content_version", .gauge, "Rises with every change of content.", version)
        out.add("notecast_episodes", .gauge, "Episodes that the public may see.", episodes)
        let imports = importEndpoint.counts.now
        out.add(
            "notecast_imports_total", .counter, "Imports by the endpoint, by what they came to.",
            [
                .init(imports.done, [("outcome", "done")]), .init(imports.rehearsed, [("outcome", "dry_run")]),
                .init(imports.refused, [("outcome", "refused")]), .init(imports.failed, [("outcome", "failed")]),
            ])
        let server = serverMetrics()
        Self.add(lanes.all.map(\.counters) + (server?.lanes ?? []), to: &out)
        if let server { Self.add(server, to: &out) }
        return Array(out.text.utf8)
    }

    private static func add(_ lanes: [Lane.Counters], to out: inout MetricsText) {
        let samples = { (value: (Lane.Counters) -> Int) in
            lanes.map { MetricsText.Sample(value($0), [("lane", $0.label)]) }
        }
        out.add("notecast_lane_pending", .gauge, "Jobs that wait or run.", samples(\.pending))
        out.add("notecast_lane_highest", .gauge, "The most jobs that ever waited or ran at once.", samples(\.highest))
        out.add("notecast_lane_accepted_total", .counter, "Jobs that were taken.", samples(\.accepted))
        out.add("notecast_lane_refused_total", .counter, "Jobs refused for want of room.", samples(\.refused))
        out.add(
            "notecast_lane_seconds", "How long jobs took, waiting included.", by: "lane",
            lanes.map { ($0.label, $0.durations) })
    }

    private static func add(_ server: ServerMetrics, to out: inout MetricsText) {
        out.add(
            "notecast_http_requests_total", .counter, "Requests by method.",
            server.requestsByMethod.sorted { $0.key < $1.key }.map { .init($0.value, [("method", $0.key)]) })
        out.add(
            "notecast_http_answers_total", .counter, "Answers by the class of their status.",
            server.answersByClass.enumerated().dropFirst().map { .init($0.element, [("class", "\($0.offset)xx")]) })
        out.add(
            "notecast_http_page_answers_total", .counter, "Answers from finished pages, written by the loop at once.",
            server.pageAnswers)
        out.add(
            "notecast_http_seconds", "From a request's arrival to the last byte handed over.", by: "from",
            [("cache", server.pageDurations), ("handler", server.otherDurations)])
        out.add("notecast_http_sent_bytes_total", .counter, "Bytes handed to the kernel.", server.bytesSent)
        out.add("notecast_http_rejected_total", .counter, "Requests that the server itself refused.", server.rejected)
        out.add("notecast_http_timeouts_total", .counter, "Connections ended by a deadline.", server.timeouts)
        out.add(
            "notecast_http_accept_pauses_total", .counter, "Rests of the listener for want of descriptors.",
            server.acceptPauses)
        out.add(
            "notecast_http_reclaimed_total", .counter, "Idle connections closed to make room for others.",
            server.reclaimed)
        out.add(
            "notecast_http_crowded_total", .counter, "Connections refused because their address had too many.",
            server.crowded)
        out.add(
            "notecast_http_stale_answers_total", .counter, "Answers that came after their connection had gone.",
            server.staleAnswers)
        out.add(
            "notecast_http_log_entries_dropped_total", .counter, "Access log entries dropped by a full lane.",
            server.droppedLogEntries)
        let samples = { (value: (ServerMetrics.Loop) -> Int) in
            server.loops.enumerated().map { MetricsText.Sample(value($0.element), [("loop", "\($0.offset)")]) }
        }
        out.add("notecast_http_connections", .gauge, "Connections that a loop holds.", samples(\.open))
        out.add("notecast_http_accepted_total", .counter, "Connections that a loop accepted.", samples(\.accepted))
        out.add(
            "notecast_http_handed_over_total", .counter, "Connections given to an emptier loop.",
            samples(\.handedOver))
    }
}
