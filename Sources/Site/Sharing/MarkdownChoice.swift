// Whether a client wants a page in Markdown (RFC 9110 §12.5.1).

import Foundation

/// Reads an Accept field. Markdown is given to who names it, and likes it at least as well as HTML: browsers never do, and
/// `*/*` alone is a client that takes what there is.
enum MarkdownChoice {
    /// Ranges beyond these are not read.
    private static let rangeLimit = 64

    static func prefers(_ accept: String?) -> Bool {
        guard let accept, accept.utf8.count <= 4096 else { return false }
        // Weights in thousandths; nil while no range was so specific.
        var markdown: Int?
        var html: [Int?] = [nil, nil, nil]
        for range in accept.split(separator: ",").prefix(rangeLimit) {
            let parts = range.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
            guard let type = parts.first else { continue }
            let weight = weight(parts.dropFirst())
            switch type {
            case "text/markdown": markdown = max(markdown ?? 0, weight)
            case "text/html", "application/xhtml+xml": html[0] = max(html[0] ?? 0, weight)
            case "text/*": html[1] = weight
            case "*/*": html[2] = weight
            default: break
            }
        }
        guard let markdown, markdown > 0 else { return false }
        return markdown >= (html[0] ?? html[1] ?? html[2] ?? 0)
    }

    /// `q=0.5` as 500; 1000 without one, 0 when it is malformed. Other parameters say nothing here.
    private static func weight(_ parameters: ArraySlice<String>) -> Int {
        guard let text = parameters.first(where: { $0.hasPrefix("q=") })?.dropFirst(2) else { return 1000 }
        guard text.utf8.count <= 5, text.wholeMatch(of: /0(\.[0-9]{0,3})?|1(\.0{0,3})?/) != nil,
            let value = Double(text.hasSuffix(".") ? text.dropLast() : text)
        else { return 0 }
        return Int((value * 1000).rounded())
    }
}
