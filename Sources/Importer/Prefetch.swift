// Work done ahead on other threads, taken in order.

import Dispatch
import Synchronization

/// Runs a pure function over inputs on all cores, at most `ahead` results in advance, and hands the results out in order.
///
/// What bounds an import's memory: no more than `ahead` parsed files exist at a time. `next()` is for one thread.
final class Prefetch<Input: Sendable, Output: Sendable> {
    private final class Slot: Sendable {
        let done = DispatchSemaphore(value: 0)
        let output = Mutex<Output?>(nil)
    }

    private let inputs: [Input]
    private let ahead: Int
    private let work: @Sendable (Input) -> Output
    private let queue = DispatchQueue(label: "import.prefetch", attributes: .concurrent)
    private var slots: [Int: Slot] = [:]
    private var started = 0
    private var taken = 0

    init(_ inputs: [Input], ahead: Int, work: @escaping @Sendable (Input) -> Output) {
        self.inputs = inputs
        self.ahead = ahead
        self.work = work
    }

    /// The next input's result; nil when there are no more.
    func next() -> Output? {
        guard taken < inputs.count else { return nil }
        while started < min(inputs.count, taken + ahead) { start() }
        guard let slot = slots.removeValue(forKey: taken) else { return nil }
        taken += 1
        slot.done.wait()
        return slot.output.withLock { $0.take() }
    }

    private func start() {
        let slot = Slot()
        slots[started] = slot
        let (input, work) = (inputs[started], work)
        started += 1
        queue.async {
            let output = work(input)
            slot.output.withLock { $0 = output }
            slot.done.signal()
        }
    }
}
