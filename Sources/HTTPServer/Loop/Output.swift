// What a connection still has to send.

/// Bytes and a stretch of a file, sent in order as the client takes them. Belongs to its loop's thread.
final class Output {
    enum Step {
        case done
        case blocked
        /// The turn's share is used up and the client could take more.
        case yielded
        case broken
    }

    private var bytes: [UInt8]
    private var sentBytes: Int
    private var rest: [UInt8]
    private var sentRest = 0
    private let file: OpenFile?
    private var offset: Int64
    private let end: Int64
    /// An interim answer (100) is not the end of the exchange.
    let isFinal: Bool
    /// Bytes handed over since the write deadline was set, and in all.
    var progress: Int64 = 0
    private(set) var total: Int64
    /// What had gone out before.
    let before: Int64
    /// The request as the access log will have it; nil when nobody logs, and for an interim answer.
    var entry: AccessBatch?
    /// Bytes of the head, which the log does not count.
    private let headBytes: Int
    /// Bytes of the content that have gone out.
    var contentBytes: Int64 { max(0, total - Int64(headBytes)) }

    /// - Parameters:
    ///   - headBytes: how many of `bytes` are the head; nil: all.
    ///   - sent: how many of `bytes` and then of `rest` have gone out already.
    init(
        _ bytes: [UInt8], headBytes: Int? = nil, rest: [UInt8] = [], file: (OpenFile, Range<Int64>)? = nil,
        sent: Int = 0, isFinal: Bool = true
    ) {
        self.headBytes = headBytes ?? bytes.count
        self.bytes = bytes
        self.rest = rest
        self.file = file?.0
        offset = file?.1.lowerBound ?? 0
        end = file?.1.upperBound ?? 0
        sentBytes = min(sent, bytes.count)
        sentRest = sent - sentBytes
        total = Int64(sent)
        before = Int64(sent)
        self.isFinal = isFinal
    }

    /// Sends until the client takes no more, all is sent, or `share` bytes of the file have gone.
    func advance(_ socket: Int32, share: Int) -> Step {
        while sentBytes < bytes.count {
            switch Self.send(socket, bytes, from: sentBytes, more: !rest.isEmpty || file != nil) {
            case .moved(let count): note(count, &sentBytes)
            case .wouldBlock: return .blocked
            case .failed: return .broken
            }
        }
        while sentRest < rest.count {
            switch Self.send(socket, rest, from: sentRest, more: file != nil) {
            case .moved(let count): note(count, &sentRest)
            case .wouldBlock: return .blocked
            case .failed: return .broken
            }
        }
        guard let file else { return .done }
        var left = share
        while offset < end {
            if left <= 0 { return .yielded }
            let count = Int(min(Int64(left), end - offset))
            switch System.send(socket, file: file.descriptor, offset: offset, count: count) {
            // The file has become shorter than its Content-Length said: only a cut tells the client.
            case .moved(0): return .broken
            case .moved(let count):
                offset += Int64(count)
                progress += Int64(count)
                total += Int64(count)
                left -= count
            case .wouldBlock: return .blocked
            case .failed: return .broken
            }
        }
        return .done
    }

    private func note(_ count: Int, _ position: inout Int) {
        position += count
        progress += Int64(count)
        total += Int64(count)
    }

    private static func send(_ socket: Int32, _ bytes: [UInt8], from start: Int, more: Bool) -> Transfer {
        bytes.withUnsafeBytes { System.send(socket, UnsafeRawBufferPointer(rebasing: $0[start...]), more: more) }
    }
}
