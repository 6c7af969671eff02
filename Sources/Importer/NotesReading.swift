// Notes read for their own sake, without a show's database.

public import Podcast
import ShowNotes

/// Reads notes files as an import would into an empty show: on all cores, names mended by what all files tell together.
public enum NotesReading {
    /// The notes files that these paths name: files as they are named, and in folders what an import takes for notes.
    ///
    /// - Parameter warn: told of each folder that is passed over, since it cannot be read.
    /// - Throws: `ImportError.unreadable` for a path that is not there.
    public static func files(at paths: [String], warn: (Problem) -> Void) throws(ImportError) -> [ImportFile] {
        let named = Set(paths)
        return try ImportFile.collect(paths, warn: warn).filter { $0.kind == .notes || named.contains($0.name) }
    }

    /// What the files say, in their order. What is wrong with one, if only that it cannot be read, is among its problems.
    ///
    /// - Parameters:
    ///   - show: whose name and people are known beforehand; nil: nobody's.
    ///   - progress: told how many of how many files are read, from any thread, now and then.
    public static func parse(
        _ files: [ImportFile], show: Show?, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
    ) -> [NotesFile] {
        let steps = Progress(total: files.count, report: progress)
        return NotesStage(show: show).read(files) { steps.step() }.compactMap { notes in
            if case .parsed(let file, _) = notes.outcome { file } else { nil }
        }
    }
}
