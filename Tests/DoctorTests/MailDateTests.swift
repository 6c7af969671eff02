import Foundation
import Testing

@testable import Doctor

@Suite struct MailDateTests {
    @Test(
        "A date of RFC 2822 is read to the second",
        arguments: [
            ("Thu, 01 Jan 1970 00:00:00 +0000", 0), ("Tue, 02 Apr 2024 10:00:00 +0000", 1_712_052_000),
            ("2 Apr 2024 12:00 +0200", 1_712_052_000), ("Tue, 2 Apr 2024 05:00:00 EST", 1_712_052_000),
            ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199), ("Sat, 01 Jan 2000 00:00:00 -0030", 946_686_600),
            ("Wed, 31 Dec 1969 23:59:59 Z", -1), ("Tue, 29 Feb 2000 00:00:00 UT", 951_782_400),
        ])
    func read(_ text: String, _ seconds: Int) throws {
        let date = try #require(MailDate(text))
        #expect(Int(date.date.timeIntervalSince1970) == seconds)
        #expect(!date.hasWrongWeekday)
    }

    @Test(
        "Anything else is none",
        arguments: [
            "", "Tue", "Tue, 02 Apr 2024", "Tue, 02 Apr 2024 10:00:00", "02 Apr 24 10:00:00 GMT",
            "Tue 02 Apr 2024 10:00:00 GMT",
            "32 Jan 2024 10:00:00 GMT", "29 Feb 2023 10:00:00 GMT", "29 Feb 1900 10:00:00 GMT",
            "0 Jan 2024 10:00:00 GMT",
            "02 April 2024 10:00:00 GMT", "02 Apr 2024 24:00:00 GMT", "02 Apr 2024 10:60:00 GMT",
            "02 Apr 2024 9:00:00 GMT",
            "02 Apr 2024 10:00:00 CEST", "02 Apr 2024 10:00:00 +00:00", "2024-04-02T10:00:00Z",
            "Foo, 02 Apr 2024 10:00:00 GMT",
        ])
    func refused(_ text: String) {
        #expect(MailDate(text) == nil)
    }
}
