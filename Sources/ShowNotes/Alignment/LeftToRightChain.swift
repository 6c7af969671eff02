// When each of several things begins that come one after the other, from how well each fits each moment.

import Foundation

/// The forward–backward algorithm over a left-to-right chain (L. R. Rabiner, "A Tutorial on Hidden Markov Models", 1989,
/// III.A and IV.C): in every window the conversation stays with its topic or goes on to the next, beginning before the first
/// and ending in the last. What comes of it is not the one best way through, but how likely each topic begins in each window
/// when all ways are weighed.
struct LeftToRightChain {
    /// How many things come one after the other.
    let topics: Int
    let windows: Int
    /// By topic and window: the logarithm of how well a window fits the topic, against silence before the first.
    let fit: [Double]
    /// By topic and window: the logarithm of how much the window looks like the topic's first.
    let onset: [Double]

    /// How likely each topic begins in each window, by topic and window: sums to 1 for each topic, unless there are fewer
    /// windows than topics. Time and memory are topics times windows.
    func beginnings() -> [Double] {
        let states = topics + 1
        guard windows > 0, topics > 0 else { return [] }
        // forward[k][j]: all ways to be in state j after k windows; state 0 is before the first topic.
        var forward = [Double](repeating: -.infinity, count: (windows + 1) * states)
        forward[0] = 0
        for window in 0..<windows {
            let (now, next) = (window * states, (window + 1) * states)
            forward[next] = forward[now]
            for state in 1..<states {
                let cell = (state - 1) * windows + window
                let entered = forward[now + state - 1] + onset[cell]
                forward[next + state] = Self.sum(forward[now + state], entered) + fit[cell]
            }
        }
        var begins = [Double](repeating: 0, count: topics * windows)
        let total = forward[windows * states + topics]
        guard total.isFinite else { return begins }
        // All ways from each state to the end, one window at a time from the last.
        var backward = [Double](repeating: -.infinity, count: states)
        backward[topics] = 0
        for window in stride(from: windows - 1, through: 0, by: -1) {
            for state in 0..<states {
                let stay = backward[state] + (state > 0 ? fit[(state - 1) * windows + window] : 0)
                var enter = -Double.infinity
                if state < topics {
                    let cell = state * windows + window
                    enter = backward[state + 1] + fit[cell] + onset[cell]
                    begins[cell] = exp(forward[window * states + state] + enter - total)
                }
                // Rising states: the next one's entry is still that of the window behind.
                backward[state] = Self.sum(stay, enter)
            }
        }
        return begins
    }

    /// The logarithm of the sum of two numbers given by theirs.
    private static func sum(_ a: Double, _ b: Double) -> Double {
        let (less, more) = a < b ? (a, b) : (b, a)
        // Below this the sum is the greater one to the last bit.
        guard less > more - 40 else { return more }
        return more + log1p(exp(less - more))
    }
}
