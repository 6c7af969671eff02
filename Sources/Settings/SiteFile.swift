// site.yml: the show's facts and the site's settings, read from the data folder.

import Foundation
public import Podcast
import Yams

/// The settings file of a data folder.
public enum SiteFile {
    /// Its name in the data folder.
    public static let name = "site.yml"
    /// A larger file is refused, in bytes.
    private static let sizeLimit = 256 * 1024

    /// Reads a settings file.
    ///
    /// - Parameters:
    ///   - path: where it lies, also for messages.
    ///   - defaultURL: the show's address when the file names none.
    ///   - remark: told what is good, and yet not as the host may think.
    public static func read(
        path: String, defaultURL: String, remark: (SettingsRemark) -> Void = { _ in }
    ) throws(SettingsError) -> Show {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SettingsError(path: path, faults: [.init(line: nil, message: "cannot be read")])
        }
        return try parse([UInt8](data), path: path, defaultURL: defaultURL, remark: remark)
    }

    /// Takes a settings file's text apart.
    public static func parse(
        _ bytes: [UInt8], path: String, defaultURL: String, remark: (SettingsRemark) -> Void = { _ in }
    ) throws(SettingsError) -> Show {
        guard bytes.count <= sizeLimit else {
            throw SettingsError(path: path, faults: [.init(line: nil, message: "should be at most 256 KB")])
        }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw SettingsError(path: path, faults: [.init(line: nil, message: "should be UTF-8 text")])
        }
        // What an editor or a disk leaves that fails: a show must not become an unnamed one by it.
        guard text.contains(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) else {
            throw SettingsError(
                path: path,
                faults: [.init(line: nil, message: "is empty; put the show's settings back, `title:` at least")])
        }
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw SettingsError(path: path, faults: [fault(of: error)])
        }
        guard let root else { return Show(title: "My show", url: defaultURL) }
        guard let mapping = root.mapping else {
            throw SettingsError(path: path, faults: [.init(line: 1, message: "should be a list of `key: value` lines")])
        }
        var reader = SettingsReader(mapping)
        let show = reader.show(defaultURL: defaultURL)
        guard reader.faults.isEmpty else {
            throw SettingsError(path: path, faults: reader.faults.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
        }
        for found in reader.advice { remark(SettingsRemark(path: path, line: found.line, message: found.message)) }
        return show
    }

    private static func fault(of error: any Error) -> SettingsError.Fault {
        guard let error = error as? YamlError else { return .init(line: nil, message: "\(error)") }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return .init(line: mark.line, message: "is not YAML: \(YAMLRemedy.told(problem))")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.joined(separator: ", ")
            return .init(line: context.mark.line, message: "\(names): stands here and once more further down")
        default:
            return .init(line: nil, message: "is not YAML")
        }
    }
}
