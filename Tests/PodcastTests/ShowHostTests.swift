// Which addresses a page may load a picture from.

import Testing

@testable import Podcast

struct ShowHostTests {
    private let host = ShowHost("https://www.Sharp.example/show")

    @Test(
        "Paths, the show's host and hosts below it are the show's own",
        arguments: [
            "/cover.png", "/a%20b.png?v=1", "https://sharp.example/1.png", "https://www.sharp.example",
            "HTTP://sharp.example?1",
            "https://blobs.sharp.example:8443/1.png", "https://a.b.SHARP.example#x",
        ])
    func own(location: String) {
        #expect(host.mayShow(location))
        #expect(host.holds(location) == !location.hasPrefix("/"))
    }

    @Test(
        "What a browser could take for another site is not shown",
        arguments: [
            "https://cdn.example/1.png", "https://notsharp.example/1.png", "https://sharp.example.evil.example/1.png",
            "https://sharp.example@evil.example/1.png", "https://www.sharp.example:pw@evil.example/1.png",
            "//evil.example/1.png", "/\\evil.example/1.png", "/\t/evil.example/1.png", "\\\\evil.example/1.png",
            "https:\\\\evil.example/://sharp.example/1.png", "https:/evil.example/://sharp.example/1.png",
            "https:///evil.example/1.png", "https://evil.example\\.sharp.example/1.png",
            "https://evil.example\t/.sharp.example/1.png", "https://evil.example%2F.sharp.example/1.png",
            "https://evil.example／.sharp.example/1.png", "https://sharp.example:/1.png",
            "https://sharp.example:a/1.png",
            "ftp://sharp.example/1.png", "mailto:a@sharp.example", "data:image/png,x", "cover.png", "", "https://",
        ])
    func others(location: String) {
        #expect(!host.mayShow(location))
        #expect(!host.holds(location))
    }

    @Test(
        "A show without a plain host has its own paths alone",
        arguments: ["http:", "https://[::1]:8080", "https://käse.example"])
    func none(url: String) {
        let host = ShowHost(url)
        #expect(host.name == nil)
        #expect(
            host.mayShow("/cover.png") && !host.mayShow(url + "/cover.png")
                && !host.mayShow("https://cdn.example/1.png"))
    }
}
