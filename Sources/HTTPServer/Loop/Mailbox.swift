// What other threads tell a loop.

/// A message for a loop; tokens name connections by generation and descriptor.
enum Message: Sendable {
    /// Another loop hands over an accepted socket that has nothing under way.
    case adopt(Int32, PeerAddress, hasAnswered: Bool)
    case settled(UInt64, Settlement)
    /// An upload's chunk has been written, or not.
    case spooled(UInt64, SpoolOutcome)
    /// Ends the loop; what is under way may take so long.
    case drain(seconds: Double)
    /// Connections may wait that nobody was woken for.
    case look
}

/// A queue with a wake-up. Its length is bounded by what posts into it: connections, of which each has at most one
/// message under way.
final class Mailbox: Sendable {
    private struct Content {
        var messages: [Message] = []
        var isClosed = false
    }

    /// The loop's eventfd; owned.
    let waker: Int32
    private let content = Guarded(Content())

    init() throws(SystemError) { waker = try System.makeWaker() }

    deinit { System.close(waker) }

    /// Leaves a message and wakes the loop if it has none yet.
    ///
    /// - Returns: false when the loop has ended and the message was not taken.
    @discardableResult
    func post(_ message: Message) -> Bool {
        let count = content.withLock { content in
            if !content.isClosed { content.messages.append(message) }
            return content.isClosed ? 0 : content.messages.count
        }
        if count == 1 { System.wake(waker) }
        return count > 0
    }

    /// Takes all messages, in the order in which they came.
    func take() -> [Message] {
        content.withLock { content in
            defer { content.messages = [] }
            return content.messages
        }
    }

    /// Takes nothing any more, unless something is waiting: then the loop must live on.
    ///
    /// - Returns: whether it is closed now.
    func closeIfEmpty() -> Bool {
        content.withLock { content in
            content.isClosed = content.messages.isEmpty
            return content.isClosed
        }
    }
}
