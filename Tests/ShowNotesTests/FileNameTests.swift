// Names of files, and the JSON of the parse command.

import Podcast
import ShowNotes
import Testing

@Suite struct FileNameTests {
    @Test(
        "A name gives number and slug",
        arguments: [
            ("469-commands-out.md", 469, "commands-out"), ("notes/308.md", 308, nil), ("PB 485.md", 485, nil),
            ("002_night_garden.vtt", 2, "night-garden"), ("460-a-b-transcript-final.vtt", 460, "a-b"),
            ("276-a_mixdown..txt", 276, "a"), ("452-x-names.vtt", 452, "x"), ("003-3.6-out.md", 3, "3-6-out"),
            ("trailer.md", nil, "trailer"), ("2026-03-04-roses.md", nil, "roses"), ("", nil, nil),
            ("12345678.md", nil, "12345678"), ("episode-147.md", 147, nil), ("2021/Episode 009 - Moss.md", 9, "moss"),
            ("ep_7_final.vtt", 7, nil), ("special-2.md", nil, "special-2"), ("episode-one.md", nil, "episode-one"),
        ] as [(String, Int?, String?)])
    func name(_ path: String, _ number: Int?, _ slug: String?) {
        let name = FileName(path)
        #expect(name.number == number)
        #expect(name.slug == slug)
    }

    @Test("Files of different folders whose JSON would have one name are told, both of them")
    func clash() {
        #expect(LabelJSON.fileName(for: "p1/x.md") == "x.md.json")
        let clash = LabelJSON.clash(among: ["a.md", "p1/x.md", "p1/y.md", "p2/x.md", "p3/y.md"])
        #expect(clash?.first == "p1/x.md")
        #expect(clash?.second == "p2/x.md")
        #expect(LabelJSON.clash(among: ["p1/x.md", "p1/y.md", "x.markdown"]) == nil)
    }

    @Test("The JSON has every key, nulls among them")
    func json() {
        let file = NotesParser().parse(Array("# A 7\n\n**Ann #1:** T\n\nExtras\n\n- \"x\"\n".utf8), path: "in/007.md")
        let json = String(decoding: LabelJSON.encode(file), as: UTF8.self)
        #expect(
            json == """
                {
                  "file": "007.md",
                  "number": 7,
                  "sponsors": [],
                  "self_sponsored": false,
                  "topics": [
                    {
                      "ordinal": 1,
                      "host": "Ann",
                      "title": "T",
                      "url": null
                    }
                  ],
                  "extras": [
                    {
                      "host": null,
                      "first_link": null,
                      "text": "\\"x\\""
                    }
                  ],
                  "jokes": [],
                  "hosts": [
                    "Ann"
                  ],
                  "guests": [],
                  "chapters": [],
                  "tags": []
                }

                """)
    }
}
