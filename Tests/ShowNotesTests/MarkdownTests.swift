// Markdown → blocks → safe HTML.

import Testing

@testable import ShowNotes

@Suite struct MarkdownTests {
    static func html(_ source: String) throws -> String {
        let repaired = Repair.repaired(Array(source.utf8)[...], firstLine: 1, names: [])
        return HTML.render(try MarkdownReader(limits: NotesLimits()).read(repaired.source).blocks, below: 2)
    }

    @Test(
        "A heading stands one level below the one it belongs to, whatever levels the notes skip",
        arguments: [
            ("##### a", ["h3"]), ("# a\n\n## b", ["h3", "h4"]), ("### a\n\n###### b\n\n### c", ["h3", "h4", "h3"]),
            ("##### a\n\n### b\n\n#### c", ["h3", "h3", "h4"]),
            ("# a\n\n## b\n\n### c\n\n#### d\n\n##### e", ["h3", "h4", "h5", "h6", "h6"]),
        ])
    func headings(_ source: String, _ expected: [String]) throws {
        let html = try Self.html(source)
        #expect(html.matches(of: /<(h[0-9])>/).map { String($0.output.1) } == expected)
        #expect(html.matches(of: /<\/(h[0-9])>/).map { String($0.output.1) } == expected)
    }

    @Test(
        "Inline text is mended and escaped",
        arguments: [
            (
                "x [M](https://a.example/b)*y* z",
                "<p>x <a href=\"https://a.example/b\" rel=\"noopener\">M</a><em>y</em> z</p>\n"
            ),
            ("<n00b> & \"co\"", "<p>&lt;n00b&gt; &amp; &quot;co&quot;</p>\n"),
            ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
            ("[x](javascript:alert(1))", "<p>x</p>\n"),
            ("[x](JaVaScRiPt:alert(1))", "<p>x</p>\n"),
            ("[x](data:text/html,hi)", "<p>x</p>\n"),
            ("[x](//evil.example)", "<p>x</p>\n"),
            ("[x](/topics#a)", "<p><a href=\"/topics#a\">x</a></p>\n"),
            (
                "[x](https://a.example/\"on=\"b)",
                "<p><a href=\"https://a.example/&quot;on=&quot;b\" rel=\"noopener\">x</a></p>\n"
            ),
            ("![x](javascript:b)", "<p>x</p>\n"),
            (
                "![a \"b\"](https://a.example/c.png)",
                "<p><img src=\"https://a.example/c.png\" alt=\"a &quot;b&quot;\" loading=\"lazy\"></p>\n"
            ),
            (
                "see https://a.example/x_y.",
                "<p>see <a href=\"https://a.example/x_y\" rel=\"noopener\">https://a.example/x_y</a>.</p>\n"
            ),
            (
                "see www.a.example/x",
                "<p>see <a href=\"http://www.a.example/x\" rel=\"noopener\">www.a.example/x</a></p>\n"
            ),
            (
                "[a](https://x.example)[ ](https://x.example)[b](https://x.example)",
                "<p><a href=\"https://x.example\" rel=\"noopener\">a b</a></p>\n"
            ),
            (
                "[**a**](https://x.example)[b](https://x.example)",
                "<p><a href=\"https://x.example\" rel=\"noopener\"><strong>a</strong>b</a></p>\n"
            ),
            ("[](https://x.example)a", "<p>a</p>\n"),
            ("**bold **text", "<p>bold text</p>\n"),
            (
                "see [ref]\n\n[ref]: <https://x.example/a>",
                "<p>see <a href=\"https://x.example/a\" rel=\"noopener\">ref</a></p>\n"
            ),
            ("2**8 and `a**b`", "<p><code>2**8</code> and <code>a**b</code></p>\n"),
            ("a 1.5**4 b", "<p>a <code>1.5**4</code> b</p>\n"),
            (
                "[a](https://x.example)[\n](https://y.example)b",
                "<p><a href=\"https://x.example\" rel=\"noopener\">a</a>\nb</p>\n"
            ),
            (
                "**At x.example/a](https://x.example/a)**",
                "<p><strong>At <a href=\"https://x.example/a\" rel=\"noopener\">x.example/a</a></strong></p>\n"
            ),
            (
                "I love [make](https://x.example/Make_(software)",
                "<p>I love <a href=\"https://x.example/Make_(software)\" rel=\"noopener\">make</a></p>\n"
            ),
            (
                "[a [**B**](https://x.example)[]](https://x.example)",
                "<p><a href=\"https://x.example\" rel=\"noopener\">a <strong>B</strong></a></p>\n"
            ),
            ("like !\\[`a`\\](img/b.svg)", "<p>like <code>![`a`](img/b.svg)</code></p>\n"),
            (
                "[https://x.example](x.example)",
                "<p><a href=\"https://x.example\" rel=\"noopener\">https://x.example</a></p>\n"
            ),
            (
                "[docs](docs.example.org/a) [notes](notes.md) [top](#)",
                "<p><a href=\"https://docs.example.org/a\" rel=\"noopener\">docs</a> notes top</p>\n"
            ),
            (
                "a list[list[]] and [[x]](https://x.example)",
                "<p>a list[list[]] and <a href=\"https://x.example\" rel=\"noopener\">[x]</a></p>\n"
            ),
            ("`--``prompt`", "<p><code>--prompt</code></p>\n"),
            (
                "`[tox](https://tox.example)`",
                "<p><a href=\"https://tox.example\" rel=\"noopener\"><code>tox</code></a></p>\n"
            ),
            ("__init__ and __bold text__", "<p>__init__ and <strong>bold text</strong></p>\n"),
            ("[a b](https://x.example/a b)", "<p><a href=\"https://x.example/a%20b\" rel=\"noopener\">a b</a></p>\n"),
            ("\\[a](https://x.example)", "<p><a href=\"https://x.example\" rel=\"noopener\">a</a></p>\n"),
            (
                "Also,[ PEP Index ](https://x.example)kinda",
                "<p>Also, <a href=\"https://x.example\" rel=\"noopener\">PEP Index</a> kinda</p>\n"
            ),
            (
                "[ a ](https://x.example)[b ](https://x.example)*c*",
                "<p><a href=\"https://x.example\" rel=\"noopener\">a b</a> <em>c</em></p>\n"
            ),
            (
                "a **[ b ](https://x.example)** c",
                "<p>a  <a href=\"https://x.example\" rel=\"noopener\"><strong>b</strong></a>  c</p>\n"
            ),
            (
                "*[ b c](https://x.example) d [e ](https://x.example)* f",
                "<p><em><a href=\"https://x.example\" rel=\"noopener\">b c</a> d "
                    + "<a href=\"https://x.example\" rel=\"noopener\">e</a></em>  f</p>\n"
            ),
            (
                "**a** *b c* **[d\ne](https://x.example)**",
                "<p><strong>a</strong> <em>b c</em> "
                    + "<a href=\"https://x.example\" rel=\"noopener\"><strong>d\ne</strong></a></p>\n"
            ),
            ("a\u{1}b\u{2}c\u{3}d\u{C}e\u{7F}f\u{85}g\u{9C}h\ti", "<p>abcd ef gh\ti</p>\n"),
            ("&#2;&#127;&#x9C;", "<p>&amp;#2;&amp;#127;&amp;#x9C;</p>\n"),
            ("~~gone~~ &#40;&amp;", "<p><del>gone</del> (&amp;</p>\n"),
        ])
    func inlineText(_ source: String, _ html: String) throws {
        #expect(try Self.html(source) == html)
    }

    @Test(
        "Blocks come out as HTML",
        arguments: [
            ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
            ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
            ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
            ("- \n- a\n-", "<ul>\n<li>a</li>\n</ul>\n"),
            ("-      a", "<ul>\n<li>a</li>\n</ul>\n"),
            ("text\n- \n\nmore", "<p>text</p>\n<p>more</p>\n"),
            ("```C++ x\n    a < b\n```", "<pre><code class=\"language-c\">a &lt; b</code></pre>\n"),
            ("- a\n```\nb\n```\n- c", "<ul>\n<li>a\n<pre><code>b</code></pre>\n</li>\n<li>c</li>\n</ul>\n"),
            (
                "| a | b |\n|---|--:|\n| 1 | 2 |",
                "<table>\n<thead>\n<tr><th>a</th><th class=\"right\">b</th></tr>\n</thead>\n<tbody>\n<tr><td>1</td><td class=\"right\">2</td></tr>\n</tbody>\n</table>\n"
            ),
            ("---", "<hr>\n"),
        ])
    func blocks(_ source: String, _ html: String) throws {
        #expect(try Self.html(source) == html)
    }

    @Test("A block knows its line")
    func lines() throws {
        let repaired = Repair.repaired(Array("a\n\n- b\n- c\n\n```\nd\n```\n".utf8)[...], firstLine: 10, names: [])
        let blocks = try MarkdownReader(limits: NotesLimits()).read(repaired.source).blocks
        #expect(blocks.map(\.line) == [10, 12, 16])
    }
}
