import Foundation
import Testing

@testable import Doctor

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The reader of XML, held against Foundation's.
@Suite struct XMLTests {
    static let malformed = [
        "", " ", "x", "<", "<a", "<a>", "</a>", "<a></b>", "<a/><b/>", "<a/>x", "x<a/>", "<a b></a>", "<a b=c/>",
        "<a b='1' b='2'/>", "<a b='1'c='2'/>", "<a b='<'/>", "<a b='&'/>", "<a>&</a>", "<a>&amp</a>", "<a>&nbsp;</a>",
        "<a>&#0;</a>", "<a>&#x1F;</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>", "<a>&#;</a>", "<a>&#x;</a>",
        "<a>&#-1;</a>", "<a>]]></a>", "<a><![CDATA[x</a>", "<a><!-- x</a>", "<a><!-- -- --></a>", "<a><?xml x?></a>",
        "<a><?x</a>", "<1/>", "<a><b></a></b>", "<![CDATA[x]]>", "<a\u{1}/>", "<a>\u{0}</a>", "<a>\u{FFFE}</a>",
        " <?xml version='1.0'?><a/>", "<a x:b='1' x:b='2' xmlns:x='y'/>", "<a><!DOCTYPE a></a>", "<a/ >", "< a/>",
        "<a></ a>", "<a b = '1/>", "<a b='1\"/>", "<a>&lt</a>", "<a>&unknown;</a>", "<a/><!DOCTYPE a>",
    ]

    @Test("What is no well-formed XML is refused", arguments: malformed)
    func refused(_ text: String) {
        #expect(throws: XMLFault.self) { try XMLReader.read(Array(text.utf8)) }
    }

    /// Foundation's parser takes half of these, a cut document among them: libxml2's own program does not.
    @Test("xmllint refuses the same", .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/xmllint")))
    func lint() throws {
        let folder = NSTemporaryDirectory() + "xml-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (index, text) in Self.malformed.enumerated() {
            let path = "\(folder)/\(index).xml"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/xmllint")
            process.arguments = ["--noout", path]
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus != 0, "\(text)")
        }
    }

    @Test(
        "Well-formed XML is read, as Foundation's parser reads it",
        arguments: [
            "<a/>", "<a></a>", "<a />", "<a></a >", "<a b='1' c=\"2\"/>", "<a b = '1'/>",
            "<a>&amp;&lt;&gt;&quot;&apos;</a>",
            "<a>&#65;&#x42;&#x1F600;</a>", "<a><![CDATA[<b>&]]]]><![CDATA[>]]></a>", "<!-- - --><a/><!--x-->",
            "<?x y?><a/>",
            "<?xml version='1.0' encoding='UTF-8'?>\n<a/>\n", "\u{FEFF}<a/>", "<a>1\r\n2\r3\n</a>", "<a b='1\n2\t3'/>",
            "<é ü='ß'>…</é>", "<a><b>1</b>2<b>3</b></a>", "<!DOCTYPE a><a/>", "<a b='>'/>", "<a>></a>", "<a>]] ></a>",
            "<x:a xmlns:x='y'/>", "<a xmlns='y'><b/></a>", "<a.b-c_1/>", "<a><?y z?></a>", "<a b=\"'\" c='\"'/>",
        ])
    func read(_ text: String) throws {
        let document = try XMLReader.read(Array(text.utf8))
        let seen = SeenXML()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = seen
        #expect(parser.parse())
        var names: [String] = []
        var texts = ""
        var values: [String] = []
        func walk(_ element: FeedElement) {
            names.append(String(element.name.split(separator: "}").last ?? ""))
            values += element.attributes.values
            texts += element.text
            element.children.forEach(walk)
        }
        walk(document.root)
        #expect(names == seen.names.map { String($0.split(separator: ":").last ?? "") })
        #expect(texts.count == seen.text.count)
        #expect(values.sorted() == seen.values.sorted())
    }

    @Test("Every cut of a feed is refused without a crash, and the line is one of the feed's")
    func cuts() throws {
        let bytes = Array(SoundFeed.text.trimmedXML.utf8)
        let lines = bytes.count { $0 == 0x0A } + 1
        for end in stride(from: 0, to: bytes.count, by: 7) {
            let fault = #expect(throws: XMLFault.self) { try XMLReader.read(Array(bytes[..<end])) }
            if let fault { #expect((1...lines).contains(fault.line)) }
        }
    }

    @Test("Bombs, depth and floods end at their bounds")
    func bombs() {
        let billion = """
            <?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>
            """
        let outside = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>"
        for text in [billion, outside] {
            let fault = #expect(throws: XMLFault.self) { try XMLReader.read(Array(text.utf8)) }
            #expect(fault?.message.contains("refused") == true)
        }
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(throws: XMLFault.self) { try XMLReader.read(Array(deep.utf8)) }
        let wide = "<a " + (0..<1000).map { "b\($0)='1'" }.joined(separator: " ") + "/>"
        #expect(throws: XMLFault.self) { try XMLReader.read(Array(wide.utf8)) }
    }

    @Test("Names carry the usual prefix of their namespace, whichever the document uses")
    func namespaces() throws {
        let text = """
            <rss xmlns:apple="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:z="urn:z"><apple:image href="1"/>\
            <link xmlns="http://www.w3.org/2005/Atom" rel="self"/><z:x/><y:x/><itunes:x/></rss>
            """
        let document = try XMLReader.read(Array(text.utf8))
        #expect(document.root.children.map(\.name) == ["itunes:image", "atom:link", "{urn:z}x", "y:x", "itunes:x"])
        #expect(document.prefixFaults.map(\.prefix) == ["y", "itunes"])
    }

    @Test("A text in Latin-1 is read as what its author saw")
    func latin() throws {
        let bytes =
            Array("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>caf".utf8) + [0xE9, 0x92] + Array("</a>".utf8)
        let document = try XMLReader.read(bytes)
        #expect(document.root.text == "café’")
        #expect(document.encoding == "iso-8859-1")
        let broken = Array("<a>caf".utf8) + [0xE9] + Array("</a>".utf8)
        let fault = #expect(throws: XMLFault.self) { try XMLReader.read(broken) }
        #expect(fault?.message.contains("UTF-8") == true)
    }

    @Test("A fault names the line where it is")
    func lines() {
        let fault = #expect(throws: XMLFault.self) { try XMLReader.read(Array("<a>\n<b>\n</c>\n</a>".utf8)) }
        #expect(fault == XMLFault(line: 3, message: "</c> should be </b>, which was opened in line 2"))
    }
}

/// What Foundation's parser tells.
private final class SeenXML: NSObject, XMLParserDelegate {
    var names: [String] = []
    var text = ""
    var values: [String] = []

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        names.append(name)
        values += attributes.filter { !NamespaceScope.isDeclaration($0.key) }.values
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, foundCDATA block: Data) { text += String(decoding: block, as: UTF8.self) }
}
