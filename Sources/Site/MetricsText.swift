// Numbers about the running server, in Prometheus' text format.

import HTTPServer

/// Writes the text exposition format 0.0.4 of Prometheus.
struct MetricsText {
    enum Kind: String { case counter, gauge, histogram }

    /// One sample of a family.
    struct Sample {
        var labels: [(name: String, value: String)] = []
        var value: Double

        init(_ value: some BinaryInteger, _ labels: [(name: String, value: String)] = []) {
            self.value = Double(value)
            self.labels = labels
        }

        init(_ value: Double, _ labels: [(name: String, value: String)] = []) {
            self.value = value
            self.labels = labels
        }
    }

    private(set) var text = ""

    /// Adds a family; all its samples stand together, as the format asks.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        begin(name, kind, help)
        for sample in samples { add(name, sample) }
    }

    /// Adds a family of durations, in seconds; each histogram has one label.
    mutating func add(_ name: String, _ help: String, by label: String, _ histograms: [(String, Histogram)]) {
        begin(name, .histogram, help)
        for (value, histogram) in histograms {
            var below = 0
            for (index, count) in histogram.counts.enumerated() {
                below += count
                let bound = index < Histogram.bounds.count ? Self.seconds(Histogram.bounds[index]) : "+Inf"
                add(name + "_bucket", Sample(below, [(label, value), ("le", bound)]))
            }
            add(name + "_sum", Sample(Double(histogram.sum) / 1e6, [(label, value)]))
            add(name + "_count", Sample(below, [(label, value)]))
        }
    }

    private mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
    }

    private mutating func add(_ name: String, _ sample: Sample) {
        let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
        text += name + (labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}") + " "
        text += Self.number(sample.value) + "\n"
    }

    /// `0.00025`: a bound is the same text in every scrape.
    private static func seconds(_ microseconds: Int64) -> String {
        var digits = "\(microseconds % 1_000_000)"
        digits = String(repeating: "0", count: 6 - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(microseconds / 1_000_000)" + (digits.isEmpty ? "" : "." + digits)
    }

    /// Adds a family with one sample.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: some BinaryInteger) {
        add(name, kind, help, [Sample(value)])
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 9e15 ? String(Int64(value)) : String(value)
    }

    /// Backslashes, line feeds and, in label values, quotation marks.
    private static func escaped(_ text: String, quotes: Bool) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\"" where quotes: out += "\\\""
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
