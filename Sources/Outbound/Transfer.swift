// One request under way: what libcurl asks and brings.

import CCurl
import Glibc

/// Collects one answer and decides about addresses. Lives on the stack of one call and is used by its thread alone.
final class Transfer {
    let address: OutboundAddress
    let request: OutboundRequest
    private let limits: OutboundLimits
    private let allowsPrivate: Bool
    private let remedy: String
    private let exempt: PeerAddress?
    private let sink: ((UnsafeRawBufferPointer) -> Void)?
    private var response: OutboundResponse
    private var refusal: (address: String, reason: String)?
    private var headBytes = 0
    private var bodyBytes = 0
    private var isOverflowing = false
    private var hasHugeHead = false

    init(
        address: OutboundAddress, request: OutboundRequest, client: Outbound,
        sink: ((UnsafeRawBufferPointer) -> Void)?
    ) {
        self.address = address
        self.request = request
        limits = client.limits
        allowsPrivate = client.allowsPrivate
        remedy = client.remedy
        exempt = client.exempt
        self.sink = sink
        response = OutboundResponse(url: address.text, status: 0)
    }

    /// Finds the transfer behind libcurl's context: `Outbound.transfer` keeps it alive for the whole call.
    private static func from(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    static let permits: @convention(c) (UnsafeMutableRawPointer?, UnsafeRawPointer?, Int) -> Int32 = {
        context, address, length in
        guard let transfer = from(context), let address else { return 0 }
        // libcurl's own address, valid for the call.
        let socketAddress = UnsafeRawBufferPointer(start: address, count: length)
        return transfer.permits(PeerAddress(socketAddress)) ? 1 : 0
    }

    static let takeLine: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, Int) -> Int32 = {
        context, bytes, count in
        guard let transfer = from(context) else { return 0 }
        return transfer.takeLine(UnsafeRawBufferPointer(start: bytes, count: count)) ? 1 : 0
    }

    static let takeBody: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, Int) -> Int32 = {
        context, bytes, count in
        guard let transfer = from(context) else { return 0 }
        return transfer.takeBody(UnsafeRawBufferPointer(start: bytes, count: count)) ? 1 : 0
    }

    private func permits(_ peer: PeerAddress?) -> Bool {
        guard let peer else {
            refusal = ("an address of another kind", "not IPv4 or IPv6")
            return false
        }
        guard !allowsPrivate, peer != exempt, let objection = peer.objection else { return true }
        refusal = (peer.description, objection)
        return false
    }

    private func takeLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
        headBytes += bytes.count
        guard headBytes <= limits.headBytes else {
            hasHugeHead = true
            return false
        }
        let line = String(decoding: bytes, as: UTF8.self).trimmingLineEnd
        if line.hasPrefix("HTTP/") {
            // An interim answer (RFC 9110 §15.2) is followed by the real one.
            response.fields = []
            response.status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        } else if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            response.fields.append((line[..<colon].lowercased(), String(value)))
        }
        return true
    }

    private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let limit = min(request.bodyLimit ?? limits.bodyBytes, limits.bodyBytes)
        let isPassedOver = request.follows && (300...399).contains(response.status) && response["Location"] != nil
        let taken = min(bytes.count, limit - bodyBytes)
        if taken > 0, !isPassedOver {
            let piece = UnsafeRawBufferPointer(rebasing: bytes[..<taken])
            if let sink { sink(piece) } else { response.body += piece }
        }
        bodyBytes += taken
        guard taken < bytes.count else { return true }
        isOverflowing = true
        return false
    }

    /// The answer, or why there is none.
    func finished(_ outcome: ccurl_outcome) throws(OutboundError) -> OutboundResponse {
        let reason = withUnsafeBytes(of: outcome.message) {
            String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        let url = address.text
        response.wireBytes = outcome.wire_bytes
        response.firstByteSeconds = outcome.first_byte_seconds
        switch outcome.kind {
        case CCURL_OK: return response
        case CCURL_STOPPED where isOverflowing:
            guard request.overflow == .cuts || isRedirect else {
                throw .tooLarge(url: url, limit: request.bodyLimit ?? limits.bodyBytes)
            }
            response.isCut = true
            return response
        case CCURL_STOPPED where hasHugeHead: throw .notHTTP(url: url, reason: "its head has no end")
        case CCURL_BAD_URL: throw .badAddress(url, why: reason)
        case CCURL_UNRESOLVED: throw .unresolved(url: url)
        case CCURL_TIMEOUT: throw .timeout(url: url, reason: reason)
        case CCURL_TLS: throw .tls(url: url, reason: reason)
        case CCURL_UNCONNECTED:
            if let refusal {
                throw .refused(url: url, address: refusal.address, reason: refusal.reason, remedy: remedy)
            }
            throw .unreachable(url: url, reason: reason)
        default: throw .notHTTP(url: url, reason: reason)
        }
    }

    private var isRedirect: Bool { request.follows && response["Location"] != nil }
}

extension String {
    fileprivate var trimmingLineEnd: String {
        var end = self[...]
        while let last = end.unicodeScalars.last, last == "\n" || last == "\r" || last == " " || last == "\t" {
            end.unicodeScalars.removeLast()
        }
        return String(end)
    }
}
