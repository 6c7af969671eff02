// The audio of one episode while an import brings files of it.

import Podcast

/// What an episode has, and what it would have with the files that are brought: nothing of it is written before it is
/// known which of them are offered.
struct BroughtAudio {
    /// The one of feeds first.
    let stored: [StoredAudio]
    private(set) var files: [StoredAudio]
    /// Those that stand in the brought files, by their places in the media folder.
    private(set) var chapters: [String: [Chapter]] = [:]

    init(stored: [StoredAudio]) {
        self.stored = stored
        files = stored
    }

    /// A file takes the place of the one of its type; the one of feeds stays it until all files are there.
    mutating func put(_ file: StoredAudio, _ chapters: [Chapter]) {
        let place = files.firstIndex { $0.enclosure.type == file.enclosure.type }
        if let place { files[place] = file } else { files.append(file) }
        self.chapters[file.source] = chapters
    }

    /// The stored file that a brought one took the place of; nil for one that is stored itself, and for a type that is new.
    func former(of file: StoredAudio) -> StoredAudio? {
        stored.first { $0.enclosure.type == file.enclosure.type && $0 != file }
    }
}
