// Requests to other people's servers: the only door out of Notecast.

import CCurl
import Foundation
import Synchronization

/// A client for http and https that reaches public addresses only and has a bound on everything.
///
/// Calls block until they are done: they belong on a lane or in a command, never on an event loop. Any thread may call.
/// Handles are kept for the next request, since a handle holds the connections: measuring a file by ranges or asking one
/// host for twenty files would otherwise begin each time with a handshake. Each handle is with one caller at a time. A
/// connection that is used again was checked when it was made, by this client and its one rule.
public final class Outbound: Sendable {
    public let limits: OutboundLimits
    /// Whether addresses that are not public may be reached: for tests, and for hosts who say so.
    public let allowsPrivate: Bool
    /// What is said to whoever named an address that is not public: a server has no flag for that, as commands have.
    let remedy: String
    private let userAgent: String
    private let pins: [String]
    let exempt: PeerAddress?
    private let handles = Mutex<[Handle]>([])

    private static let isReady = ccurl_prepare() != 0
    private static let keptHandles = 4

    /// - Parameters:
    ///   - contact: the show's address, for whoever wonders in a log who asks; nil names the program alone.
    ///   - flag: the option by which whoever runs this lets addresses be asked that are not public; nil where there is none.
    public convenience init(
        contact: String?, allowsPrivate: Bool = false, flag: String? = nil, limits: OutboundLimits = OutboundLimits()
    ) {
        self.init(contact: contact, allowsPrivate: allowsPrivate, flag: flag, limits: limits, pins: [])
    }

    /// For tests.
    ///
    /// - Parameters:
    ///   - pins: `host:port:address`, names that lead where they say.
    ///   - exempt: an address that counts as public.
    init(
        contact: String?, allowsPrivate: Bool, flag: String? = nil, limits: OutboundLimits, pins: [String],
        exempt: PeerAddress? = nil
    ) {
        remedy =
            flag.map { "only public addresses are asked (others with \($0))" }
            ?? "addresses of private networks are never asked; it should be one that everybody can reach"
        self.exempt = exempt
        self.limits = limits
        self.allowsPrivate = allowsPrivate
        self.pins = pins
        let visible = contact.map { $0.unicodeScalars.filter { ("!"..."~").contains($0) && $0 != "(" && $0 != ")" } }
        userAgent = visible.map { "Notecast (+\(String(String.UnicodeScalarView($0))))" } ?? "Notecast"
    }

    /// One libcurl handle. `@unchecked Sendable` by this rule: it is either in `handles` or with the one call that took
    /// it out.
    private final class Handle: @unchecked Sendable {
        let pointer: UnsafeMutableRawPointer

        init?() {
            guard let pointer = ccurl_open() else { return nil }
            self.pointer = pointer
        }

        deinit { ccurl_close(pointer) }
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// - Parameter sink: takes the body piece by piece, decoded, at most as many bytes as the request allows, on this
    ///   thread and before the call returns; nil keeps it in the answer. What a redirect that is followed has in its body
    ///   is passed over.
    public func send(
        _ request: OutboundRequest, to sink: ((UnsafeRawBufferPointer) -> Void)? = nil
    ) throws(OutboundError) -> OutboundResponse {
        guard Self.isReady, let handle = handles.withLock({ $0.popLast() }) ?? Handle() else {
            throw .unreachable(url: request.url, reason: "libcurl has no memory")
        }
        defer { handles.withLock { if $0.count < Self.keptHandles { $0.append(handle) } } }
        let end = ContinuousClock.now + .seconds(limits.totalSeconds)
        var address = try OutboundAddress(request.url, limits: limits)
        var hops: [OutboundResponse.Hop] = []
        while true {
            let left = (end - .now) / .milliseconds(1)
            guard left >= 1 else {
                throw .timeout(url: request.url, reason: "more than \(limits.totalSeconds) s with its redirects")
            }
            var response = try transfer(
                Transfer(address: address, request: request, client: self, sink: sink), handle.pointer,
                milliseconds: Int(left))
            response.hops = hops
            guard request.follows, [301, 302, 303, 307, 308].contains(response.status),
                let location = response["Location"]
            else { return response }
            guard hops.count < limits.redirects else {
                throw .tooManyRedirects(url: request.url, limit: limits.redirects)
            }
            let next = try address.following(location, limits)
            hops.append(.init(status: response.status, from: address.text, to: next.text))
            address = next
        }
    }

    /// One request and its answer, without following anything.
    private func transfer(
        _ transfer: Transfer, _ handle: UnsafeMutableRawPointer, milliseconds: Int
    ) throws(OutboundError) -> OutboundResponse {
        var request = ccurl_request()
        request.is_head = transfer.request.isHead ? 1 : 0
        request.decodes = transfer.request.decodes ? 1 : 0
        request.connect_ms = min(milliseconds, Int(limits.connectSeconds * 1000))
        request.total_ms = milliseconds
        request.low_speed_bytes = limits.lowSpeedBytes
        request.low_speed_seconds = limits.lowSpeedSeconds
        let lines = transfer.request.fields.filter { Self.isSound($0.name) && Self.isSound($0.value) }.map {
            "\($0.name): \($0.value)"
        }
        var outcome = ccurl_outcome()
        // `transfer` lives until the call returns, and so do the strings: nothing keeps their pointers behind it.
        withExtendedLifetime(transfer) {
            var client = ccurl_client(
                context: Unmanaged.passUnretained(transfer).toOpaque(), permits: Transfer.permits,
                line: Transfer.takeLine, body: Transfer.takeBody)
            Self.withCStrings([transfer.address.text, userAgent] + lines + pins) { strings in
                request.url = strings[0]
                request.user_agent = strings[1]
                strings.withUnsafeBufferPointer { all in
                    request.lines = all.baseAddress?.advanced(by: 2)
                    request.line_count = lines.count
                    request.pins = all.baseAddress?.advanced(by: 2 + lines.count)
                    request.pin_count = pins.count
                    ccurl_perform(handle, &request, &client, &outcome)
                }
            }
        }
        return try transfer.finished(outcome)
    }

    /// No line break can be smuggled into a head.
    private static func isSound(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    /// C copies of strings, valid within the closure.
    private static func withCStrings(_ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> Void) {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        body(copies.map { UnsafePointer($0) })
    }
}
