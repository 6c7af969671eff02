// Deadlines of connections, and what happens once a tick.

extension Loop {
    /// Sets the deadline that fits what the connection waits for. One of the same kind runs on, except that each
    /// request gives an idle connection its full time again.
    func watch(_ connection: Connection, for watch: Connection.Watch) {
        if watch == connection.watch, watch != .idle { return }
        connection.watch = watch
        let seconds: Double
        switch watch {
        case .none:
            connection.deadline = .max
            return
        case .idle: seconds = drainingSince == nil ? limits.idleSeconds : limits.drainIdleSeconds
        case .header: seconds = limits.headerSeconds
        case .body:
            connection.exchange?.progress = 0
            seconds = limits.readProgressSeconds
        case .write:
            connection.output?.progress = 0
            seconds = limits.writeProgressSeconds
        case .linger: seconds = limits.lingerSeconds
        }
        connection.deadline = clock.now + Int64(seconds * 1000)
        schedule(connection)
    }

    private func schedule(_ connection: Connection) {
        wheel.catchUp(to: clock.now)
        let slot = wheel.slot(for: connection.deadline)
        if slot < connection.slot {
            connection.slot = slot
            wheel.insert(connection.token, at: slot)
        }
    }

    /// Once in 100 ms: deadlines, a resting listener, connections that have said nothing, the log, a drain's end.
    func tick() {
        nextTick = clock.now + TimerWheel.tick
        for (token, slot) in wheel.advance(to: clock.now) {
            // After a long sleep a token comes up under a later slot than its own.
            guard let connection = connection(token), connection.slot <= slot else { continue }
            connection.slot = .max
            if connection.deadline == .max { continue }
            if connection.deadline > clock.now { schedule(connection) } else { expire(connection) }
        }
        if let until = acceptPausedUntil, clock.now >= until { resumeAccepting() }
        placeSilent()
        if !stamped.isEmpty { stamped.forget(before: clock.seconds) }
        flushLog()
        if clock.now >= drainUntil {
            for connection in table.compactMap({ $0 }) { close(connection) }
        }
    }

    private func placeSilent() {
        if unplaced.isEmpty { return }
        let tokens = unplaced
        unplaced = []
        for token in tokens {
            guard let connection = connection(token), !connection.flags.contains(.placed), isIdle(connection) else {
                continue
            }
            if !place(connection) { watch(connection, for: .idle) }
        }
    }

    /// Whether nothing is under way on a connection.
    func isIdle(_ connection: Connection) -> Bool {
        connection.phase == .head && connection.output == nil && connection.parser == nil
            && connection.leftover.isEmpty && !connection.flags.contains(.queued)
    }

    private func expire(_ connection: Connection) {
        switch connection.watch {
        case .none: return
        case .idle, .linger: close(connection)
        case .header:
            counters.timeouts.add()
            reject(connection, 408)
            rest(connection)
        case .body:
            if let exchange = connection.exchange, exchange.progress >= limits.readProgressBytes {
                connection.watch = .none
                watch(connection, for: .body)
            } else {
                counters.timeouts.add()
                reject(connection, 408)
                rest(connection)
            }
        case .write:
            if let output = connection.output, output.progress >= limits.writeProgressBytes {
                connection.watch = .none
                watch(connection, for: .write)
            } else {
                counters.timeouts.add()
                close(connection)
            }
        }
    }

    /// Takes what is queued, leaves the listener, and lets connections end with their next answer.
    func drain(within seconds: Double) {
        drainUntil = min(drainUntil, clock.now + Int64(seconds * 1000))
        if drainingSince != nil { return }
        resumeAccepting()
        // Out of the listener's watchers first: nothing wakes this loop then that it does not take.
        if let listener { System.unwatch(poller, listener.descriptor) }
        accept(atMost: .max, isLast: true)
        drainingSince = clock.now
        if let listener {
            // A rest that has ended meanwhile has put it back, and another process may keep it open.
            System.unwatch(poller, listener.descriptor)
            // The socket is closed when the last loop has left.
            listener.leave()
        }
        listener = nil
        acceptPausedUntil = nil
        for connection in table.compactMap({ $0 }) where connection.watch == .idle {
            watch(connection, for: .idle)
        }
    }

    /// Gives the batch to the log's lane. Never while answers of the turn are still to be sent: they have places in it.
    func flushLog() {
        if batch.count == 0 || !outgoing.isEmpty { return }
        let full = batch
        batch = AccessBatch()
        guard let hook = context.configuration.accessLog else { return }
        if !context.logs.submit({ hook(full) }) {
            counters.droppedEntries.add(full.records.reduce(0) { sum, _ in sum + 1 })
        }
    }
}
