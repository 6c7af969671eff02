// Durations counted into buckets, for /metrics.

/// How many durations fell into each bucket, as Prometheus' histograms want it.
public struct Histogram: Sendable, Equatable {
    /// The buckets' upper bounds, inclusive, in microseconds; one more bucket takes what is longer.
    public static let bounds: [Int64] = [
        100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
        5_000_000, 10_000_000,
    ]

    /// Durations in each bucket alone, not summed up; the last one is for those above all bounds.
    public var counts = [Int](repeating: 0, count: bounds.count + 1)
    /// All durations together, in microseconds.
    public var sum: Int64 = 0

    /// A histogram without durations.
    public init() {}

    /// The bucket of a duration in microseconds.
    @inline(__always)
    static func bucket(_ microseconds: Int64) -> Int {
        for index in bounds.indices where microseconds <= bounds[index] { return index }
        return bounds.count
    }

    mutating func add(_ microseconds: Int64) {
        counts[Self.bucket(microseconds)] += 1
        sum += microseconds
    }

    mutating func add(_ other: Histogram) {
        for index in counts.indices { counts[index] += other.counts[index] }
        sum += other.sum
    }
}

/// A histogram that one thread fills and any thread reads, without a locked instruction.
struct LoopHistogram: ~Copyable, Sendable {
    private let counts = InlineArray<17, Counter> { _ in Counter() }
    private let sum = Counter()

    @inline(__always)
    borrowing func add(_ microseconds: Int64) {
        counts[Histogram.bucket(microseconds)].add()
        sum.add(Int(microseconds))
    }

    borrowing func read() -> Histogram {
        var histogram = Histogram()
        for index in counts.indices { histogram.counts[index] = counts[index].read() }
        histogram.sum = Int64(sum.read())
        return histogram
    }
}
