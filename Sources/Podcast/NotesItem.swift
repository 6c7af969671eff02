// The parts of an episode's notes, in the order of the file.

/// One part of an episode's notes. The order of a list of them is the order of the file.
public enum NotesItem: Sendable, Equatable {
    case topic(Topic)
    case extra(Extra)
    case joke(Joke)
    case prose(Prose)
}
