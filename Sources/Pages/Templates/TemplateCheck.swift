// What Mustache accepts in silence and would show as nothing, or never end with.

/// Checks that templates include only templates that there are, and never themselves.
struct TemplateCheck {
    var sources: [String: String]

    /// - Throws: the first thing found wrong, by name of file.
    func run() throws(TemplateError) {
        let tags = sources.mapValues(TemplateTag.all(in:))
        for (name, tags) in tags.sorted(by: { $0.key < $1.key }) {
            for tag in tags {
                switch tag.kind {
                case .partial where tag.name.hasPrefix("*"):
                    throw wrong(name, tag, "a template should be included by its name, not by a value")
                case .partial where sources[tag.name] == nil:
                    throw wrong(name, tag, "\(tag.name): should be one of the templates")
                case .delimiters:
                    throw wrong(name, tag, "tags should keep their braces")
                case .pragma:
                    throw wrong(name, tag, "escaping should stay as it is; use three braces for markup")
                default: break
                }
            }
        }
        let partials = tags.mapValues { $0.filter { $0.kind == .partial } }
        var finished: Set<String> = []
        for name in partials.keys.sorted() {
            try follow(name, in: partials, open: [], finished: &finished)
        }
    }

    /// A template that includes itself would be rendered until the stack ends.
    private func follow(
        _ name: String, in partials: [String: [TemplateTag]], open: Set<String>, finished: inout Set<String>
    ) throws(TemplateError) {
        guard !finished.contains(name) else { return }
        for tag in partials[name] ?? [] {
            guard tag.name != name, !open.contains(tag.name) else {
                throw wrong(name, tag, "\(tag.name): should not include itself, directly or through others")
            }
            try follow(tag.name, in: partials, open: open.union([name]), finished: &finished)
        }
        finished.insert(name)
    }

    private func wrong(_ name: String, _ tag: TemplateTag, _ message: String) -> TemplateError {
        TemplateError(file: "\(name).mustache", line: tag.line, message: message)
    }
}
