// A value of front matter, from YAML or JSON alike.

/// One value, with the line of the file that it stands in.
struct FrontMatterValue: Equatable {
    enum Content: Equatable {
        case null
        /// A number, a truth value or text, as written.
        case scalar(String)
        case list([FrontMatterValue])
        case map([String: FrontMatterValue])
    }

    var content: Content
    var line: Int

    var text: String? { if case .scalar(let text) = content { text } else { nil } }

    /// The line of the first text in it, at any depth, that holds a control character; nil when none does.
    var controlLine: Int? {
        switch content {
        case .null: nil
        case .scalar(let text): text.unicodeScalars.contains(where: \.isControl) ? line : nil
        case .list(let list): list.lazy.compactMap(\.controlLine).first
        case .map(let map): map.values.compactMap(\.controlLine).min()
        }
    }

    /// For a message: short, in quotation marks.
    var shown: String {
        switch content {
        case .null: "empty"
        case .scalar(let text): "\"\(text.prefix(40).split(separator: "\n").joined(separator: " "))\""
        case .list: "a list"
        case .map: "a map"
        }
    }
}

/// Why front matter could not be read.
struct FrontMatterFault: Error, Equatable {
    var line: Int
    var reason: String
}
