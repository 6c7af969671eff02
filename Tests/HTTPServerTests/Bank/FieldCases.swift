// Field lines: names, colons, values, folding, line ends (RFC 9110 §5, RFC 9112 §5).

extension Bank {
    private static let sound = [
        "X: y", "X:y", "X:", "X: ", "X:\t y \t", "X: a\tb", "X: a  b", "X: \u{80}\u{ff}", "X: \u{c3}\u{a9}", "X: a:b:c",
        "X: \"a,b\"", "X: !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", "!#$%&'*+-.^_`|~09azAZ: y", "X: y\r\nX: y", "X::y",
        "1: y", "X: \r\nY:\r\nZ:", "Content_Length: 5", "X:\u{a0}y",
    ]

    private static let unsound = [
        // White space where none may be: a folded line, and the smuggler's space before the colon.
        " X: y", "\tX: y", "X: y\r\n z", "X: y\r\n\tz", "X: y\r\n ", "X: y\r\n \r\nZ: y", "X : y", "X\t: y", "X y: z",
        // Names.
        ": y", "X", "X y", ":", "X(: y", "X): y", "X<: y", "X@: y", "X,: y", "X;: y", "X=: y", "X?: y", "X/: y",
        "X[: y", "X]: y", "X{: y", "X}: y", "X\\: y", "X\": y", "\"X\": y", "X\u{0}: y", "X\u{1}: y", "X\u{7f}: y",
        "\u{80}: y", "X\u{e9}: y", "\u{ff}X: y", "X\r: y", "X\n: y",
        // Values.
        "X: \u{0}", "X: a\u{0}b", "X: a\u{1}b", "X: a\u{8}b", "X: a\u{b}b", "X: a\u{c}b", "X: a\u{1b}b", "X: a\u{1f}b",
        "X: a\u{7f}b", "X: a\rb", "X: a\nb", "X: a\nY: b", "X: a\rY: b", "X: a\r", "X:\ry", "X:\ny", "X: a\n\r\nY: b",
    ]

    @BankTable static var fields: [BankCase] {
        sound.map { BankCase.get("/note", $0, status: 200, body: "note") }
        unsound.map { BankCase.get("/note", $0, status: 400) }
        [
            BankCase("a folded first line", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400),
            BankCase("a header ended by LF", "GET / HTTP/1.1\r\nHost: a\r\n\n", 400),
            BankCase("a line and the header ended by LF", "GET / HTTP/1.1\r\nHost: a\n\n", 400),
            BankCase("a header ended by CR CR LF", "GET / HTTP/1.1\r\nHost: a\r\n\r\r\n", 400),
            BankCase("a header ended by a line of white space", "GET / HTTP/1.1\r\nHost: a\r\n \t\r\n\r\n", 400),
            BankCase("a header ended by CR alone", "GET / HTTP/1.1\r\nHost: a\r\n\rX", 400),
        ]
    }
}
