// What a host can do about a fault of YAML.

/// The words of the YAML library, with what to do: they name what a reader of YAML stumbled over, and not what to write.
public enum YAMLRemedy {
    private static let indentation = "lines that belong together should be indented alike"

    private static let stars = "a value that begins with * or & should stand in quotes"

    /// What is said of a name for a value (`&name`) and of what stands for it (`*name`), where these are not taken: far more
    /// often the star is one of Markdown.
    public static let aliases = "anchors and aliases are not taken; \(stars)"

    /// By what the library says.
    private static let remedies = [
        "mapping values are not allowed in this context":
            "a value with a colon and a blank in it should stand in quotes, as title: \"One: two\", and \(indentation)",
        "found character that cannot start any token":
            "a value that begins with @, % or a backquote should stand in quotes, and no line should begin with a tab",
        "found a tab character that violates indentation": "lines should be indented by blanks",
        "did not find expected key":
            "a value that begins with a quotation mark, [ or { should stand in quotes as a whole, and \(indentation)",
        "did not find expected alphabetic or numeric character": stars,
        "block sequence entries are not allowed in this context":
            "the items of a list should stand below its key, each in a line of its own that begins with -, or behind it in "
            + "brackets, as tags: [one, two], and a value that begins with - in quotes",
        "mapping keys are not allowed in this context":
            "a value that begins with ? and a blank should stand in quotes",
        "did not find expected node content": "a value that begins with a comma, ] or } should stand in quotes",
        "did not find expected comment or line break":
            "a value that begins with > or | should stand in quotes, or its text in the lines below",
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
