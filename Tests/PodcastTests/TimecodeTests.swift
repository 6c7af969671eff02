import Podcast
import Testing

@Suite struct TimecodeTests {
    @Test(
        "Times are read in every form that people write",
        arguments: [
            ("5", 5.0), ("0:05", 5), ("02:39", 159), ("62:22", 3742), ("1:02:03", 3723), ("01:02:03.250", 3723.25),
            ("00:00:04,100", 4.1),
        ])
    func reads(text: String, seconds: Double) throws {
        #expect(abs(try #require(Timecode.seconds(text)) - seconds) < 0.000_001)
    }

    @Test(
        "What is no time is nil",
        arguments: ["", ":", "1:", ":5", "1:60", "1:60:00", "a", "1:2:3:4", "-1", "1.2.3", "1e3"])
    func refuses(text: String) {
        #expect(Timecode.seconds(text) == nil)
    }

    @Test(
        "Times are shown as players show them",
        arguments: [(0.0, "0:00"), (59.9, "0:59"), (61, "1:01"), (3600, "1:00:00"), (3725, "1:02:05"), (-3, "0:00")])
    func shows(seconds: Double, text: String) {
        #expect(Timecode.short(seconds) == text)
    }
}
