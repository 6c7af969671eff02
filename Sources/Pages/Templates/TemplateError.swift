// What can be wrong with a template.

/// A template that can't be used, said so that the person who wrote it finds the place.
package struct TemplateError: Error, Equatable, CustomStringConvertible {
    /// The template's file as its author knows it, as `partials/player.mustache`.
    var file: String
    /// From 1; nil when it is about the file as a whole.
    var line: Int?
    /// What is wrong and what it should be.
    var message: String

    /// `file:line: message`, the form that editors jump to.
    package var description: String { "\(file):\(line.map { "\($0):" } ?? "") \(message)" }
}
