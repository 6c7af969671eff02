// Taking connections in, spreading them over the loops, and letting them go.

import CLinux

extension Loop {
    /// One listening socket stands in every loop; EPOLLEXCLUSIVE wakes one of them and not all.
    func watchListener() throws(SystemError) {
        guard let listener else { return }
        try System.watch(
            poller, listener.descriptor, events: EPOLLIN.rawValue | EPOLLEXCLUSIVE.rawValue,
            tag: UInt64(UInt32(bitPattern: listener.descriptor)))
    }

    /// - Parameter isLast: nobody comes after these, so the bound on connections does not count.
    func accept(atMost most: Int, isLast: Bool = false) {
        guard let listener, acceptPausedUntil == nil else { return }
        for _ in 0..<most {
            if !isLast, context.balance.total >= limits.connections {
                // Room is made for somebody who waits, and for nobody else.
                guard System.hasConnection(listener.descriptor) else { return }
                if !makeRoom() { return pauseAccepting() }
            }
            var peer = PeerAddress()
            switch System.accept(listener.descriptor, peer: &peer) {
            case .moved(let descriptor):
                counters.accepted.add()
                welcome(Int32(descriptor), peer)
            case .wouldBlock: return
            case .failed(let code):
                // A client that gave up in the queue; the next one may be fine.
                if System.isClientsFault(code) { continue }
                if !System.isShortage(code) || !makeRoom() { return pauseAccepting() }
            }
        }
    }

    /// Takes a new client in, unless its address has more connections than its share.
    private func welcome(_ descriptor: Int32, _ peer: PeerAddress) {
        let verdict = context.isCounted(peer) ? context.addresses.opened(peer.household) : .welcome
        if verdict != .welcome { counters.crowded.add() }
        if verdict == .farTooMany { return System.close(descriptor) }
        context.balance.opened(index)
        let connection = enter(descriptor, peer, flags: [.readable])
        guard verdict == .tooMany else { return turn(connection) }
        reject(connection, 429)
        rest(connection)
    }

    /// Closes the connections that have stood idle the longest, a few at a time: who keeps one open without asking is not
    /// to keep others out.
    ///
    /// - Returns: whether any was closed.
    private func makeRoom() -> Bool {
        // Where none was found there is none until somebody has been idle for long enough.
        guard clock.now >= nextMakingRoom else { return false }
        let newest = clock.now - Int64(limits.reclaimSeconds * 1000) + Int64(limits.idleSeconds * 1000)
        // The deadline of an idle connection tells how long it has been one. Few are looked for among many, so the list
        // of those found is kept in order and short.
        var oldest: [Connection] = []
        for case let connection? in table where connection.watch == .idle && connection.deadline <= newest {
            if oldest.count == limits.reclaimedAtOnce {
                guard let last = oldest.last, connection.deadline < last.deadline else { continue }
                oldest.removeLast()
            }
            let place = oldest.firstIndex { connection.deadline < $0.deadline } ?? oldest.endIndex
            oldest.insert(connection, at: place)
        }
        // Those with a request on its way in are spared.
        let unused = oldest.filter { isIdle($0) && !System.hasInput($0.descriptor) }
        for connection in unused { close(connection) }
        counters.reclaimed.add(unused.count)
        if unused.isEmpty { nextMakingRoom = clock.now + Int64(limits.acceptPauseSeconds * 1000) }
        return !unused.isEmpty
    }

    /// EPOLL_CTL_MOD is not allowed on an exclusive descriptor, so resting is to take it out.
    private func pauseAccepting() {
        guard let listener, acceptPausedUntil == nil else { return }
        counters.pauses.add()
        System.unwatch(poller, listener.descriptor)
        acceptPausedUntil = clock.now + Int64(limits.acceptPauseSeconds * 1000)
        // Who waits has woken this loop alone; another one may have idle connections that can go.
        for sibling in siblings where sibling !== self { sibling.mailbox.post(.look) }
    }

    func resumeAccepting() {
        guard acceptPausedUntil != nil else { return }
        acceptPausedUntil = nil
        do { try watchListener() } catch {
            // No memory for the watch: another rest.
            acceptPausedUntil = clock.now + Int64(limits.acceptPauseSeconds * 1000)
        }
    }

    /// To be watched anew is to be told at once of what waits already.
    func lookForConnections() {
        guard let listener, acceptPausedUntil == nil else { return }
        System.unwatch(poller, listener.descriptor)
        acceptPausedUntil = clock.now
        resumeAccepting()
    }

    /// A socket that another loop accepted.
    func adopt(_ descriptor: Int32, _ address: PeerAddress, hasAnswered: Bool) {
        turn(enter(descriptor, address, flags: hasAnswered ? [.readable, .placed, .hasSpoken] : [.readable, .placed]))
    }

    /// Makes the record; its first turn follows at once, since the request is mostly there already.
    private func enter(_ descriptor: Int32, _ address: PeerAddress, flags: Connection.Flags) -> Connection {
        generation = generation == .max ? 1 : generation + 1
        let token = UInt64(generation) << 32 | UInt64(UInt32(bitPattern: descriptor))
        let connection = Connection(descriptor: descriptor, token: token, address: address)
        connection.flags = flags
        if context.configuration.trustedProxies.contains(address) { connection.flags.insert(.trusted) }
        while table.count <= Int(descriptor) { table.append(nil) }
        table[Int(descriptor)] = connection
        open += 1
        return connection
    }

    /// Watched once, edge-triggered, for everything: no epoll_ctl is needed while it lives.
    func watch(_ connection: Connection) {
        guard !connection.flags.contains(.watched) else { return }
        connection.flags.insert(.watched)
        let events = EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue
        do {
            try System.watch(poller, connection.descriptor, events: events, tag: connection.token)
        } catch {
            close(connection)
        }
    }

    /// Chooses the loop for a connection that has nothing under way, after its first answer, so that a connection that
    /// closes after one request never moves.
    ///
    /// - Returns: whether it has left this loop.
    func place(_ connection: Connection) -> Bool {
        connection.flags.insert(.placed)
        if drainingSince != nil { return false }
        let target = context.balance.place(from: index)
        if target == index { return false }
        if connection.flags.contains(.watched) { System.unwatch(poller, connection.descriptor) }
        counters.handedOver.add()
        connection.phase = .closed
        table[Int(connection.descriptor)] = nil
        open -= 1
        let hasAnswered = connection.flags.contains(.hasSpoken)
        let message = Message.adopt(connection.descriptor, connection.address, hasAnswered: hasAnswered)
        if !siblings[target].mailbox.post(message) {
            // That loop has ended in a drain that this one has not heard of yet.
            context.balance.closed(target)
            context.balance.opened(index)
            adopt(connection.descriptor, connection.address, hasAnswered: hasAnswered)
        }
        return true
    }

    /// Ends a connection at once.
    func close(_ connection: Connection) {
        guard connection.phase != .closed else { return }
        connection.phase = .closed
        if let output = connection.output { account(connection, output) }
        if let exchange = connection.exchange, case .file(let spool) = exchange.sink { discard(spool) }
        connection.output = nil
        connection.exchange = nil
        connection.leftover = []
        table[Int(connection.descriptor)] = nil
        open -= 1
        System.close(connection.descriptor)
        context.balance.closed(index)
        if context.isCounted(connection.address) { context.addresses.closed(connection.address.household) }
        resumeAccepting()
    }
}
