// Keeps the page cache true: notices other processes' imports, episodes that fall due, and changed files.

import Dispatch
import Foundation
import Logging
import Podcast
import Store
import Synchronization

/// Watches for changes from outside this process' requests, on a queue of its own.
final class ContentWatch: Sendable {
    private struct State {
        /// When the next scheduled episode falls due, as far as is known.
        var due: Date?
        var dueTimer: WatchTimer?
        var pollTimer: WatchTimer?
        /// Whether the last look into the store failed: reported once, not at every look.
        var isFailing = false
        /// By a clock that nobody sets; nil before the first.
        var nextFileCheck: ContinuousClock.Instant?
        var nextSweep: ContinuousClock.Instant?
    }

    private let queue = DispatchQueue(label: "notecast.watch", qos: .userInitiated)
    // Held to read or change the state, never while the store or a file is read.
    private let state = Mutex(State())
    // Held while the store's version is read and adopted, so that no reading overtakes a later one.
    private let refreshing = Mutex(())
    private let store: Store
    private let cache: PageCache
    private let desk: PageDesk
    private let looks: LookKeeper
    private let keys: TokenKeys
    private let uploads: UploadFolder
    private let configuration: SiteConfiguration

    init(
        configuration: SiteConfiguration, cache: PageCache, desk: PageDesk, looks: LookKeeper, keys: TokenKeys,
        uploads: UploadFolder
    ) {
        self.configuration = configuration
        self.store = configuration.store
        self.cache = cache
        self.desk = desk
        self.looks = looks
        self.keys = keys
        self.uploads = uploads
    }

    func start() {
        let poll = WatchTimer(queue: queue) { [weak self] in self?.look() }
        let due = WatchTimer(queue: queue) { [weak self] in self?.checkDue() }
        state.withLock { state in
            state.pollTimer = poll
            state.dueTimer = due
        }
        poll.every(configuration.limits.poll)
        rearm()
    }

    func stop() {
        state.withLock { state in
            state.pollTimer?.cancel()
            state.dueTimer?.cancel()
            state.pollTimer = nil
            state.dueTimer = nil
        }
    }

    /// Adopts the store's present content version, and learns what falls due next: an episode, or the beginning or
    /// the end of a live stream. Blocks; called off the loops.
    ///
    /// What is read in one snapshot is adopted together: an episode that falls due between the reading and the adoption is
    /// still known as due, and its time has then come.
    func refresh() throws(StoreError) {
        let isNew = try refreshing.withLock { _ throws(StoreError) in
            let (version, due, tokens) = try store.read { reader in
                (try reader.contentVersion(), try reader.nextDue(), try reader.tokenHashes())
            }
            keys.replace(with: tokens)
            state.withLock { state in
                // One whose time has come stays until it is dealt with.
                if let known = state.due, known <= configuration.clock() { return }
                state.due = [due, configuration.show.live?.nextChange(after: configuration.clock())].compactMap(\.self)
                    .min()
            }
            return cache.adopt(version: version, now: configuration.clock())
        }
        rearm()
        guard isNew else { return }
        desk.warm([.feed(1), .home])
        showSections()
    }

    /// Gives the pages that say what went wrong the menus of what the show has now: they are made beforehand.
    private func showSections() {
        do {
            try looks.look.problems.show(try store.read { try $0.sections() })
        } catch {
            configuration.logger.error("the pages for problems keep their old menus: \(error)")
        }
    }

    /// Makes an import of this process' own live. Blocks; called off the loops.
    func adoptImport() {
        do {
            try refresh()
        } catch {
            // The import is in the store all the same; the version follows with the next look.
            cache.invalidate(now: configuration.clock())
            configuration.logger.error("the content version cannot be read: \(error)")
        }
    }

    /// What is done at every poll.
    func look() {
        do {
            checkDue()
            try refresh()
            state.withLock { $0.isFailing = false }
        } catch {
            let isNew = state.withLock { state in
                defer { state.isFailing = true }
                return !state.isFailing
            }
            if isNew { configuration.logger.error("the database cannot be read: \(error)") }
        }
        lookAtFiles()
    }

    private func lookAtFiles() {
        let now = ContinuousClock.now
        let limits = configuration.limits
        let (isFileCheck, isSweep) = state.withLock { state in
            let isFileCheck = configuration.isDevelopment || state.nextFileCheck.map { now >= $0 } ?? true
            let isSweep = state.nextSweep.map { now >= $0 } ?? true
            if isFileCheck { state.nextFileCheck = now + .seconds(limits.filePoll) }
            if isSweep { state.nextSweep = now + .seconds(limits.uploadAge) }
            return (isFileCheck, isSweep)
        }
        if isSweep { uploads.sweep(olderThan: limits.uploadAge, now: Date()) }
        guard isFileCheck else { return }
        do {
            guard try looks.reload() else { return }
            cache.invalidate(now: configuration.clock())
            desk.warm([.feed(1), .home])
            configuration.logger.info("templates or public files changed; pages are made anew")
            for remark in looks.look.remarks { configuration.logger.warning("\(remark)") }
        } catch {
            configuration.logger.error("a changed template is left aside: \(error)")
        }
    }

    /// Makes what has fallen due visible: at once here, and for other processes by the content version.
    private func checkDue() {
        let now = configuration.clock()
        let hasCome = state.withLock { state in
            guard let due = state.due, due <= now else { return false }
            state.due = nil
            return true
        }
        guard hasCome else { return rearm() }
        cache.invalidate(now: now)
        // Before the write: another process' import may hold the database for seconds.
        desk.warm([.feed(1), .home])
        do {
            try store.raiseContentVersion()
            try refresh()
        } catch {
            // The page cache has moved on already; only other processes have not been told.
            configuration.logger.warning("an episode fell due, and the content version could not be raised: \(error)")
        }
    }

    /// Sets the timer to the next due time. It may be early by the clock's grain; then it is set again.
    private func rearm() {
        let now = configuration.clock()
        state.withLock { state in
            guard let timer = state.dueTimer else { return }
            // A clock may be set while we wait, so a far time is looked at again after a while.
            timer.once(in: state.due.map { min(max(0.001, $0.timeIntervalSince(now)), 3600) })
        }
    }
}
