// Documents as a real XML parser sees them.

import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// One element, with the text and the CDATA of its own.
final class XMLNode {
    let name: String
    let attributes: [String: String]
    var text = ""
    var children: [XMLNode] = []

    init(_ name: String, _ attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }
    func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }
}

/// Builds a tree from the events of Foundation's parser.
final class XMLTree: NSObject, XMLParserDelegate {
    struct Malformed: Error {
        var line: Int
        var reason: String
    }

    private var open: [XMLNode] = [XMLNode("", [:])]

    static func root(_ bytes: [UInt8]) throws -> XMLNode {
        let parser = XMLParser(data: Data(bytes))
        let tree = XMLTree()
        parser.delegate = tree
        guard parser.parse(), let root = tree.open[0].children.first else {
            throw Malformed(line: parser.lineNumber, reason: "\(String(describing: parser.parserError))")
        }
        return root
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let node = XMLNode(name, attributes)
        open.last?.children.append(node)
        open.append(node)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { open.last?.text += string }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        open.last?.text += String(decoding: block, as: UTF8.self)
    }
}
