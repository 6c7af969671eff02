// Whether a page holds nothing but what we write ourselves.

import Foundation
import Markup

/// What is on a page that no template of ours has.
struct PageInspection {
    /// All elements of our templates and of rendered notes. Nothing that a case names is among them.
    private static let elements: Set<String> = [
        "html", "head", "meta", "title", "link", "script", "body", "a", "header", "nav", "main", "footer", "div",
        "span",
        "p", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "img", "svg", "path", "rect", "circle", "text", "g",
        "time", "form", "label", "input", "button", "kbd", "article", "section", "audio", "track", "source", "b",
        "small",
        "strong", "em", "code", "pre", "blockquote", "hr", "br", "del", "table", "thead", "tbody", "tr", "th", "td",
        "mark",
        "details", "summary", "template", "dl", "dt", "dd", "select", "option", "wbr", "iframe", "i", "aside", "sup",
        "figure", "figcaption", "noscript",
    ]
    private static let attributes: Set<String> = [
        "lang", "dir", "charset", "name", "content", "property", "rel", "href", "type", "title", "src", "media", "id",
        "class", "alt", "width", "height", "srcset", "sizes", "loading", "fetchpriority", "action", "role", "for",
        "value",
        "maxlength", "autocomplete", "placeholder", "tabindex", "controls", "preload", "download", "kind", "srclang",
        "label", "datetime", "hidden", "viewBox", "d", "x", "y", "r", "cx", "cy", "rx", "min", "max", "step", "start",
        "autocapitalize", "spellcheck", "enterkeyhint", "target", "align", "allow", "referrerpolicy", "as",
        "crossorigin", "open", "checked", "scope", "blocking", "popover", "popovertarget",
    ]
    private static let addresses: Set<String> = ["href", "src", "action", "poster", "content"]

    /// Each as a line; empty for a page of our own.
    let faults: [String]
    /// All that is read on the page, character references resolved.
    let text: String

    init(_ html: String) throws {
        let page = try MarkupReader(html)
        var faults: [String] = []
        for element in page.elements {
            if !Self.elements.contains(element.name) { faults.append("<\(element.name)>") }
            for (name, written) in element.attributes {
                let value = MarkupReader.decoded(written)
                if !Self.attributes.contains(name), !name.hasPrefix("data-"), !name.hasPrefix("aria-") {
                    faults.append("<\(element.name) \(name)>")
                }
                guard Self.addresses.contains(name), name != "content" || element.name != "meta" else { continue }
                if !Self.leadsSomewhereGood(value) { faults.append("<\(element.name) \(name)=\(value)>") }
            }
            if element.name == "meta", element.attributes["http-equiv"] != nil { faults.append("<meta http-equiv>") }
        }
        let scripts = page.all("script")
        let isOurs = scripts.allSatisfy { script in
            script.attributes["type"] == "application/ld+json" || script.attributes["src"]?.hasPrefix("/js/") == true
        }
        if !isOurs { faults.append("a script") }
        for data in html.matches(of: /<script type="application\/ld\+json">([^<]*)</) {
            if (try? JSONSerialization.jsonObject(with: Data(data.1.utf8))) == nil { faults.append("data is no JSON") }
        }
        if page.elements.contains(where: { $0.name == "iframe" && $0.path.last != "div" }) { faults.append("a frame") }
        self.faults = faults
        text = MarkupReader.decoded(page.text)
    }

    /// On the site, on the web, mail, or a podcast app's. Browsers drop tabs, line breaks and leading control characters
    /// (WHATWG URL §4.4).
    private static func leadsSomewhereGood(_ address: String) -> Bool {
        let kept = address.unicodeScalars.filter { $0.value > 0x20 }
        let plain = String(String.UnicodeScalarView(kept)).lowercased()
        guard let colon = plain.firstIndex(of: ":"), plain[..<colon].allSatisfy({ $0.isLetter || "+.-".contains($0) })
        else { return !plain.hasPrefix("//") }
        return ["http", "https", "mailto", "pcast", "podcast", "overcast", "pktc", "castro"].contains(
            String(plain[..<colon]))
    }
}
