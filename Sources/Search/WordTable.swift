// The distinct words of many texts, each looked up once.

/// Numbers for words, with the stem of each. Most words of a text were seen before, so stems are made once a word.
package struct WordTable {
    /// A word's number, place after place; -1 where there is none.
    private var places: [Int32]
    private var hashes: [UInt64] = []
    private var words: [FoldedWord] = []
    private var stems: [FoldedWord] = []
    private var stemHashes: [UInt64] = []

    package init() { places = Array(repeating: -1, count: 1 << 12) }

    package var count: Int { words.count }

    /// The word's number, counted from 0 in the order in which words were first seen.
    package mutating func number(of word: FoldedWord) -> Int {
        let hash = word.hash
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while true {
            let number = Int(places[place])
            if number < 0 { break }
            if hashes[number] == hash { return number }
            place = (place + 1) & (places.count - 1)
        }
        let number = words.count
        places[place] = Int32(number)
        hashes.append(hash)
        words.append(word)
        var stem = word
        if stem.isPlain { Stemmer.stem(&stem) }
        stems.append(stem)
        stemHashes.append(stem.hash)
        if words.count * 2 > places.count { grow() }
        return number
    }

    package func word(_ number: Int) -> FoldedWord { words[number] }
    package func stem(_ number: Int) -> FoldedWord { stems[number] }
    package func stemHash(_ number: Int) -> UInt64 { stemHashes[number] }

    private mutating func grow() {
        places = Array(repeating: -1, count: places.count * 2)
        for (number, hash) in hashes.enumerated() {
            var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
            while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = Int32(number)
        }
    }
}

extension FoldedWord {
    /// The word without its English endings.
    package var stem: FoldedWord {
        var stem = self
        if stem.isPlain { Stemmer.stem(&stem) }
        return stem
    }
}
