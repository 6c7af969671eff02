// What an episode's topics may be recognized by when they are talked about.

import Podcast

/// The words of every topic with what each is worth.
struct TopicWords {
    struct Word {
        /// An index among all words of the episode's topics.
        let id: Int
        var weight: Double
        var isOfTitle: Bool
    }

    /// A word of the title is said when the topic begins; of an address only the names in it are ever said.
    private static let titleWeight = 2.0
    private static let bodyWeight = 1.0
    private static let addressWeight = 0.7

    /// By topic, in the order of the words' ids.
    private(set) var words: [[Word]] = []
    /// The ids by the words' hashes.
    private(set) var ids: [UInt64: Int] = [:]

    init(_ topics: [Topic], _ limits: AlignmentLimits) {
        var topicCounts: [Int] = []
        for topic in topics {
            var own: [Int: Word] = [:]
            func add(_ text: String, _ weight: Double, isOfTitle: Bool = false) {
                WordScan.words(in: Self.cut(text, to: limits.topicBytes)) { hash in
                    let id = ids[hash] ?? ids.count
                    ids[hash] = id
                    let known = own[id]
                    own[id] = Word(
                        id: id, weight: max(known?.weight ?? 0, weight),
                        isOfTitle: isOfTitle || known?.isOfTitle ?? false)
                }
            }
            add(topic.title, Self.titleWeight, isOfTitle: true)
            add(topic.body.plain, Self.bodyWeight)
            for address in ([topic.url].compactMap(\.self) + topic.links.map(\.url)).prefix(limits.topicLinks) {
                add(
                    address.firstRange(of: "://").map { String(address[$0.upperBound...]) } ?? address,
                    Self.addressWeight)
            }
            words.append(own.values.sorted { $0.id < $1.id })
            topicCounts += Array(repeating: 0, count: ids.count - topicCounts.count)
            for id in own.keys { topicCounts[id] += 1 }
        }
        // A word that many topics have tells little between them.
        for topic in words.indices {
            for index in words[topic].indices {
                words[topic][index].weight /= Double(topicCounts[words[topic][index].id]).squareRoot()
            }
        }
    }

    private static func cut(_ text: String, to bytes: Int) -> String {
        text.utf8.count <= bytes ? text : String(decoding: text.utf8.prefix(bytes), as: UTF8.self)
    }
}
