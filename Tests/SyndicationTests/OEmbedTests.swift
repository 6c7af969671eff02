import Foundation
import Podcast
import Syndication
import Testing

@Suite struct OEmbedTests {
    @Test(
        "Addresses of episodes and topics are known, whatever stands behind them",
        arguments: [
            ("https://show.example/episodes/seven-cups", OEmbed.Subject.episode("seven-cups")),
            ("http://SHOW.example/episodes/7/?a=1#t=5", .episode("7")),
            ("https://show.example/episodes/seven-cups/topics/2", .topic("seven-cups", index: 2)),
        ])
    func subjects(_ url: String, _ subject: OEmbed.Subject) {
        #expect(OEmbed.subject(of: url, show: Sample.show) == subject)
    }

    @Test(
        "Other addresses are not ours to show",
        arguments: [
            "", "https://show.example", "https://show.example/", "https://show.example/episodes",
            "https://show.example.evil.example/episodes/a", "https://evil.example/episodes/a",
            "https://evil.example/https://show.example/episodes/a", "/episodes/a", "ftp://show.example/episodes/a",
            "https://show.example/episodes/a/topics/0", "https://show.example/episodes/a/topics/01",
            "https://show.example/episodes/a/topics/x", "https://show.example/episodes/a/transcript",
            "https://show.example/episodes/%2e%2e", "https://show.example/episodes/<b>",
            "https://user@show.example/episodes/a",
            "https://show.example/episodes/" + String(repeating: "a", count: 3000),
        ])
    func others(_ url: String) {
        #expect(OEmbed.subject(of: url, show: Sample.show) == nil)
    }

    @Test("JSON and XML say the same, and the frame is one element whatever the title is")
    func documents() throws {
        let evil = "A \"title\" </iframe><script>alert(1)</script> & 'more'"
        let embed = OEmbed(
            show: Sample.show, title: evil, frame: "/episodes/seven-cups/embed", author: "Ada",
            thumbnail: ("/episodes/seven-cups/card.png?v=1", 1200, 630))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(embed.document(.json, maxWidth: nil, maxHeight: nil)))
                as? [String: Any])
        #expect(json["version"] as? String == "1.0")
        #expect(json["type"] as? String == "rich")
        #expect(json["title"] as? String == evil)
        #expect(json["width"] as? Int == 640)
        #expect(json["height"] as? Int == 200)
        #expect(json["thumbnail_width"] as? Int == 1200)
        #expect(json["thumbnail_url"] as? String == "https://show.example/episodes/seven-cups/card.png?v=1")
        let html = try #require(json["html"] as? String)
        #expect(
            html.hasPrefix(
                "<iframe src=\"https://show.example/episodes/seven-cups/embed\" title=\"A &quot;title&quot; &lt;/iframe&gt;"
            ))
        #expect(html.count { $0 == "<" } == 2)
        let tree = try XMLTree.root(embed.document(.xml, maxWidth: nil, maxHeight: nil))
        #expect(tree.name == "oembed")
        for (key, value) in json {
            #expect(tree.children.first { $0.name == key }?.text == (value as? String ?? "\(value)"), "\(key)")
        }
        #expect(tree.children.count == json.count)
    }

    @Test("A consumer's room bounds the frame")
    func room() throws {
        let embed = OEmbed(show: Sample.show, title: "A", frame: "/e")
        let text = String(decoding: embed.document(.json, maxWidth: 320, maxHeight: 9999), as: UTF8.self)
        #expect(text.contains("\"width\": 320") && text.contains("\"height\": 200"))
        #expect(text.contains("width=\\\"320\\\""))
        #expect(!text.contains("thumbnail") && !text.contains("author"))
    }

    @Test(
        "A picture that is larger than a consumer's room is left out whole",
        arguments: [(nil, nil, true), (1200, 630, true), (1199, nil, false), (nil, 629, false), (300, 150, false)]
            as [(Int?, Int?, Bool)])
    func picture(width: Int?, height: Int?, isThere: Bool) throws {
        let embed = OEmbed(show: Sample.show, title: "A", frame: "/e", thumbnail: ("/card.png", 1200, 630))
        for form in OEmbed.Form.allCases {
            let text = String(decoding: embed.document(form, maxWidth: width, maxHeight: height), as: UTF8.self)
            for name in ["thumbnail_url", "thumbnail_width", "thumbnail_height"] {
                #expect(text.contains(name) == isThere, "\(form) \(name)")
            }
        }
    }
}
