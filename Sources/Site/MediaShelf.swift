// The show's own audio files.

import Foundation
import HTTPServer
import HTTPTypes
import Store
import Synchronization

/// Opens files of the media folder that the public may hear: those of visible episodes, and no others.
final class MediaShelf: Sendable {
    /// Open files that are kept at hand: a player asks for one file many times, range by range.
    private static let openLimit = 64

    /// What was found under a name.
    enum Found {
        case file(Response)
        /// The episode has another file now, of this name.
        case moved(to: String)
        /// It is not there, or not public: nobody learns which.
        case missing
    }

    private struct State {
        var generation: UInt64 = 0
        var open: [String: OpenFile] = [:]
    }

    // Held for a look-up or an insertion, never while a file is opened.
    private let state = Mutex(State())
    private let folder: String
    private let store: Store
    private let cache: PageCache

    init(folder: String, store: Store, cache: PageCache) {
        self.folder = folder
        self.store = store
        self.cache = cache
    }

    /// The answer with a file that was found public since the last change of content; nil when it must be looked for.
    /// Does not block.
    func ready(_ name: String) -> Response? {
        let generation = cache.generation.number
        let file = state.withLock { $0.generation == generation ? $0.open[name] : nil }
        return file.map { Self.response($0, name) }
    }

    /// Looks for a file. Blocks.
    func find(_ name: String) throws -> Found {
        let generation = cache.generation.number
        let (isPublic, current) = try store.read { reader in
            if try reader.isPublicMedia(name) { return (true, String?.none) }
            return (false, try reader.currentMedia(for: name))
        }
        if let current { return .moved(to: current) }
        guard isPublic, let file = FileFolder(path: folder)?.open([name]) else { return .missing }
        state.withLock { state in
            if state.generation != generation {
                // A stale answer must not undo a newer one.
                guard generation > state.generation else { return }
                state.generation = generation
                state.open.removeAll()
            }
            if state.open.count >= Self.openLimit { state.open.removeAll() }
            state.open[name] = file
        }
        return .file(Self.response(file, name))
    }

    /// Episodes told at most that lack audio; how many more there are is said.
    private static let told = 6

    /// What is missing of the audio that pages and feeds name, in words; nil when all is there. A back-up may have been put
    /// back without the folder, or the disk with it be away. Blocks: each file is opened once.
    func fault() throws -> String? {
        let shelf = FileFolder(path: folder)
        var episodes: [(id: Int64, name: String)] = []
        for file in try store.read({ try $0.publicMedia() }) {
            guard shelf?.open([file.name])?.size != file.bytes, episodes.last?.id != file.id else { continue }
            episodes.append((file.id, file.episode))
        }
        guard !episodes.isEmpty else { return nil }
        let names = episodes.prefix(Self.told).map(\.name).joined(separator: ", ")
        let more = episodes.count > Self.told ? " and \(episodes.count - Self.told) more" : ""
        return
            "media: the audio of \(episodes.count == 1 ? "episode" : "episodes") \(names)\(more) is not there, or not whole; "
            + "import it again, or put the folder media back from the back-up"
    }

    private static func response(_ file: OpenFile, _ name: String) -> Response {
        var fields = PageFields.media(MediaType.of(fileName: name))
        // The name carries a hash of the bytes, so it outlives a move to another disk, as inodes and dates do not.
        fields[.eTag] = "\"\(name)-\(file.size)\""
        return Response(status: .ok, fields: fields, body: .file(file))
    }
}
