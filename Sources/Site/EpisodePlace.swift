// Where an episode is that a URL asks for.

import Podcast
import Store

/// What is found under a slug or a number.
enum EpisodePlace<Value> {
    case here(Value)
    /// Under another slug.
    case moved(String)
    case missing

    func map<Other>(_ transform: (Value) throws -> Other) rethrows -> EpisodePlace<Other> {
        switch self {
        case .here(let value): .here(try transform(value))
        case .moved(let slug): .moved(slug)
        case .missing: .missing
        }
    }
}

extension EpisodePlace where Value == Episode {
    /// Finds an episode by its slug, a former slug, or its number.
    static func find(_ slug: String, _ reader: Reader) throws -> EpisodePlace {
        if slug.utf8.allSatisfy({ (48...57).contains($0) }) {
            guard slug.utf8.count <= 9, let number = Int(slug) else { return .missing }
            return try reader.episode(number: number).map { .moved($0.slug) } ?? .missing
        }
        if let episode = try reader.episode(slug: slug) { return .here(episode) }
        return try reader.episode(formerSlug: slug).map { .moved($0.slug) } ?? .missing
    }
}
