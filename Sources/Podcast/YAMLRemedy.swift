// What a host can do about a fault of YAML.

/// The words of the YAML library, with what to do: they name what a reader of YAML stumbled over, and not what to write.
public enum YAMLRemedy {
    private static let indentation = "lines of one list should be indented alike"

    /// By what the library says.
    private static let remedies = [
        "mapping values are not allowed in this context":
            "a value with a colon and a blank in it should stand in quotes, as title: \"One: two\", and \(indentation)",
        "found character that cannot start any token":
            "a value that begins with @ or a backquote should stand in quotes, and no line should begin with a tab",
        "found a tab character that violates indentation": "lines should be indented by blanks",
        "did not find expected key":
            "a value that begins with a quotation mark, [ or { should stand in quotes as a whole, and \(indentation)",
        "did not find expected alphabetic or numeric character":
            "a value that begins with * or & should stand in quotes",
        "could not find expected ':'": "each line should be as key: value",
        "found unexpected end of stream": "a quotation mark or bracket should be closed",
        "did not find expected ',' or ']'": "a list that begins with [ should end with ]",
        "did not find expected ',' or '}'": "what begins with { should end with }",
        "found unknown escape character": "a value with a backslash should stand in single quotes",
    ]

    /// The library's words, and the remedy where there is one.
    public static func told(_ problem: String) -> String {
        remedies[problem].map { "\(problem); \($0)" } ?? problem
    }
}
