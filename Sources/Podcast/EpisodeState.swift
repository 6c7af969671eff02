// Whether the public may see an episode.

/// An episode's state. Together with its publishing date it decides who sees it: see the view `visible` in Migrations/.
public enum EpisodeState: String, Sendable, CaseIterable {
    /// Being written; on no route.
    case draft
    /// Public from its publishing date on; at once when it has none.
    case published
    /// Was public and is no more.
    case withdrawn
}
