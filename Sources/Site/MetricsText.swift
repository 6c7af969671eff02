// Numbers about the running server, in Prometheus' text format.

/// Writes the text exposition format 0.0.4 of Prometheus.
struct MetricsText {
    enum Kind: String { case counter, gauge }

    /// One sample of a family.
    struct Sample {
        var labels: [(name: String, value: String)] = []
        var value: Double

        init(_ value: some BinaryInteger, _ labels: [(name: String, value: String)] = []) {
            self.value = Double(value)
            self.labels = labels
        }

        init(_ value: Double) { self.value = value }
    }

    private(set) var text = ""

    /// Adds a family; all its samples stand together, as the format asks.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
        for sample in samples {
            let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
            text += name + (labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}") + " "
            text += Self.number(sample.value) + "\n"
        }
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
