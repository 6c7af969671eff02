// An upload on its way into a file.

/// What became of a step of an upload.
enum SpoolOutcome: Sendable, Equatable {
    case written
    /// A status for the answer: 507 for a full disk, else 500.
    case failed(Int)
}

/// A new file that takes an upload chunk by chunk. All its steps run on the upload lane, one after another; it is
/// removed when it is discarded or forgotten, unless somebody moved it away.
final class Spool: Sendable {
    private struct State {
        var descriptor: Int32?
        var size: Int64 = 0
        var isDiscarded = false
    }

    let path: String
    private let state = Guarded(State())

    /// Names the file; it is created with the first step.
    init(directory: String) {
        let name = String(UInt64.random(in: .min ... .max), radix: 36)
        path = directory + (directory.hasSuffix("/") ? "" : "/") + ".upload-" + name
    }

    deinit { discard() }

    /// Bytes written.
    var size: Int64 { state.withLock { $0.size } }

    /// Appends a chunk, and closes the file after the last one. Blocks. The lock keeps a discard from pulling the
    /// descriptor away under a write; nobody waits for it on a loop.
    func append(_ chunk: [UInt8], isLast: Bool) -> SpoolOutcome {
        state.withLock { state in
            if state.isDiscarded { return .failed(500) }
            do {
                let descriptor = try state.descriptor ?? System.createFile(path)
                state.descriptor = descriptor
                try System.writeAll(descriptor, chunk)
                state.size += Int64(chunk.count)
                if isLast {
                    System.close(descriptor)
                    state.descriptor = nil
                }
                return .written
            } catch let error as SystemError {
                return .failed(System.isFull(error) ? 507 : 500)
            } catch {
                return .failed(500)
            }
        }
    }

    /// Closes and removes the file. Blocks for as long as a write is under way.
    func discard() {
        state.withLock { state in
            if state.isDiscarded { return }
            state.isDiscarded = true
            if let descriptor = state.descriptor { System.close(descriptor) }
            state.descriptor = nil
            System.remove(path)
        }
    }
}
