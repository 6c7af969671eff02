// Notes read for their own sake, without a show's database.

public import Podcast
import ShowNotes

/// Reads notes files as an import would into an empty show: on all cores, names mended by what all files tell together.
public enum NotesReading {
    /// The notes files that these paths name: files as they are named, and in folders what an import takes for notes.
    ///
    /// - Throws: `ImportError.unreadable` for a path that is not there.
    public static func files(at paths: [String]) throws(ImportError) -> [ImportFile] {
        let named = Set(paths)
        return try ImportFile.collect(paths).filter { $0.kind == .notes || named.contains($0.name) }
    }

    /// What the files say, in their order.
    ///
    /// - Parameters:
    ///   - show: whose name and people are known beforehand; nil: nobody's.
    ///   - progress: told how many of how many files are read, from any thread, now and then.
    /// - Throws: `ImportError.unreadable` for a file that cannot be read; what is wrong with its text is among its problems.
    public static func parse(
        _ files: [ImportFile], show: Show?, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
    ) throws(ImportError) -> [NotesFile] {
        let steps = Progress(total: files.count, report: progress)
        return try NotesStage(show: show).read(files) { steps.step() }.compactMap { notes in
            if case .parsed(let file, _) = notes.outcome { file } else { nil }
        }
    }
}
