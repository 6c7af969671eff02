// A store that is closed while others are at work in it.

import Dispatch
import Foundation
import Store
import Synchronization
import Testing

@Suite struct ClosingTests {
    @Test("A store waits for whoever reads in it, and lets nobody in afterwards")
    func closing() throws {
        let fixture = try StoreFixture()
        let store = fixture.store
        let group = DispatchGroup()
        let started = DispatchSemaphore(value: 0)
        let faults = Mutex<[StoreError]>([])
        for _ in 0..<4 {
            DispatchQueue.global().async(group: group) {
                started.signal()
                for _ in 0..<2000 {
                    do throws(StoreError) {
                        _ = try store.read { try $0.episodeCount() }
                    } catch {
                        faults.withLock { $0.append(error) }
                        return
                    }
                }
            }
        }
        for _ in 0..<4 { started.wait() }
        try store.close()
        group.wait()
        #expect(faults.withLock { $0.allSatisfy { $0 == .closed } })
        #expect(throws: StoreError.closed) { try store.read { try $0.episodeCount() } }
        #expect(throws: StoreError.closed) { try store.write { _ in } }
    }
}
