// One event loop: a thread, an epoll descriptor, and the connections that it owns.

import CLinux
import Foundation

/// What all loops of a server share; immutable, or guarded by itself.
final class LoopContext: Sendable {
    let configuration: ServerConfiguration
    let application: any Application
    let balance: Balance
    let addresses: AddressCounts
    let uploads: Lane
    let logs: Lane

    init(configuration: ServerConfiguration, application: any Application, loops: Int) {
        self.configuration = configuration
        self.application = application
        balance = Balance(loops: loops)
        addresses = AddressCounts(limit: configuration.limits.connectionsPerAddress)
        uploads = Lane(label: "uploads", width: 1, depth: configuration.limits.spoolDepth)
        logs = Lane(label: "log", width: 1, depth: configuration.limits.logDepth)
    }

    var limits: ServerLimits { configuration.limits }

    /// Whether connections from here are bounded by address.
    func isCounted(_ address: PeerAddress) -> Bool {
        !address.isLocal && !configuration.trustedProxies.contains(address)
    }
}

/// `@unchecked Sendable` by this rule: `mailbox`, `counters` and the constants may be used by any thread; everything
/// that is a `var`, the buffer and the events belong to the loop's own thread once `run` has begun, and to the thread
/// that starts the server before that.
final class Loop: @unchecked Sendable {
    static let bufferSize = 65536
    private static let eventCount = 256

    let index: Int
    let context: LoopContext
    let limits: ServerLimits
    /// The context's, at hand without a detour for every request.
    let application: any Application
    let isLogging: Bool
    let mailbox: Mailbox
    let counters = LoopCounters()
    /// Owned; closed in `deinit`.
    let poller: Int32
    /// Allocated for the loop's life and freed in `deinit`; holds nothing between two connections' turns.
    let buffer: UnsafeMutableBufferPointer<UInt8>
    private let events: UnsafeMutableBufferPointer<epoll_event>

    var siblings: [Loop] = []
    var listener: Listener?
    /// By descriptor.
    var table: [Connection?] = []
    var open = 0
    var generation: UInt32 = 0
    var clock: LoopClock
    var wheel: TimerWheel
    /// Connections that have more to do although no event will tell.
    var again: [Connection] = []
    /// Connections that have not sent anything yet and whose loop is chosen at the next tick.
    var unplaced: [UInt64] = []
    var nextTick: Int64 = 0
    /// When the resting listener is watched again; nil while it is watched.
    var acceptPausedUntil: Int64?
    /// When idle connections are looked for again that others can have the room of.
    var nextMakingRoom: Int64 = 0
    /// When a drain began; nil before.
    var drainingSince: Int64?
    /// When a drain ends whatever is left.
    var drainUntil = Int64.max
    var batch = AccessBatch()
    var stamped = StampedPages()
    /// Answers that go out at the end of the turn.
    var outgoing: [Outgoing] = []

    init(index: Int, context: LoopContext, listener: Listener) throws(SystemError) {
        self.index = index
        self.context = context
        limits = context.limits
        application = context.application
        isLogging = context.configuration.accessLog != nil
        clock = LoopClock(strictTransportSeconds: context.configuration.strictTransportSeconds)
        self.listener = listener
        wheel = TimerWheel(now: System.monotonicMilliseconds())
        mailbox = try Mailbox()
        poller = try System.makePoller()
        buffer = .allocate(capacity: Self.bufferSize)
        buffer.initialize(repeating: 0)
        events = .allocate(capacity: Self.eventCount)
        events.initialize(repeating: epoll_event())
        try System.watch(
            poller, mailbox.waker, events: EPOLLIN.rawValue, tag: UInt64(UInt32(bitPattern: mailbox.waker)))
        try watchListener()
    }

    deinit {
        System.close(poller)
        buffer.deallocate()
        events.deallocate()
    }

    /// The thread's life: wait, serve, look at the time.
    func run() {
        while drainingSince == nil || open > 0 || !mailbox.closeIfEmpty() {
            let count = System.wait(poller, events, timeout: timeout)
            clock.update()
            for position in 0..<count { handle(events[position].data.u64, events[position].events) }
            sendOutgoing()
            goOn()
            sendOutgoing()
            if batch.isFull { flushLog() }
            if clock.now >= nextTick { tick() }
        }
        siblings = []
        flushLog()
    }

    private var timeout: Int32 {
        if !again.isEmpty || !outgoing.isEmpty { return 0 }
        let sleeps =
            wheel.count == 0 && acceptPausedUntil == nil && drainingSince == nil && unplaced.isEmpty
            && batch.count == 0 && stamped.isEmpty
        return sleeps ? -1 : Int32(max(1, min(TimerWheel.tick, nextTick - clock.now)))
    }

    private func handle(_ tag: UInt64, _ events: UInt32) {
        let descriptor = Int32(bitPattern: UInt32(truncatingIfNeeded: tag))
        if tag >> 32 == 0 {
            if descriptor == mailbox.waker {
                System.clear(mailbox.waker)
                readMailbox()
            } else {
                accept(atMost: limits.acceptsPerTurn)
            }
            return
        }
        guard let connection = connection(tag) else { return }
        // A client that ends while we linger makes a hang-up too, and what it sent last must be read all the same: bytes
        // that nobody has read turn the close into a reset.
        let isHungUp = events & EPOLLHUP.rawValue != 0
        if events & EPOLLERR.rawValue != 0 || (isHungUp && connection.phase != .lingering) {
            close(connection)
            return
        }
        if isHungUp { connection.flags.formUnion([.readable, .hangup]) }
        if events & EPOLLIN.rawValue != 0 { connection.flags.insert(.readable) }
        if events & EPOLLRDHUP.rawValue != 0 { connection.flags.formUnion([.readable, .hangup]) }
        turn(connection)
    }

    /// The connection of a token, unless it has gone; descriptors are used again, generations are not.
    func connection(_ token: UInt64) -> Connection? {
        let descriptor = Int(UInt32(truncatingIfNeeded: token))
        guard descriptor < table.count, let connection = table[descriptor], connection.token == token else {
            return nil
        }
        return connection
    }

    private func readMailbox() {
        for message in mailbox.take() {
            switch message {
            case .adopt(let descriptor, let address, let hasAnswered):
                adopt(descriptor, address, hasAnswered: hasAnswered)
            case .settled(let token, let settlement): settle(token, settlement)
            case .spooled(let token, let outcome): spooled(token, outcome)
            case .drain(let seconds): drain(within: seconds)
            case .look: lookForConnections()
            }
        }
    }

    private func goOn() {
        if again.isEmpty { return }
        let waiting = again
        again = []
        for connection in waiting {
            connection.flags.remove(.queued)
            if connection.phase != .closed { turn(connection) }
        }
    }

    /// Puts a connection into line for another turn.
    func queue(_ connection: Connection) {
        if connection.flags.contains(.queued) { return }
        connection.flags.insert(.queued)
        again.append(connection)
    }
}
