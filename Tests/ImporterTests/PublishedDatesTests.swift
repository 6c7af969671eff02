import Foundation
import Importer
import Podcast
import Testing

@Suite struct PublishedDatesTests {
    private func read(_ text: String) -> PublishedDates {
        PublishedDates(csv: Array(text.utf8), path: "dates.csv", timeZone: .gmt)
    }

    @Test("Dates are read by number, whatever other columns there are")
    func reads() {
        let dates = read(
            "number,recorded,evidence\r\n1,2016-11-07,\"said \"\"seven\"\", twice\nat least\"\r\n2,,\r\n3,2016-11-21T10:00:00Z,x\r\n"
        )
        #expect(dates.problems.isEmpty)
        #expect(
            dates.dates == [
                1: Date(timeIntervalSince1970: 1_478_476_800), 3: Date(timeIntervalSince1970: 1_479_722_400),
            ])
    }

    @Test("A column named published goes before one named recorded")
    func published() {
        #expect(
            read("recorded,published,number\n2020-01-01,2020-01-02,5").dates[5]
                == Date(timeIntervalSince1970: 1_577_923_200))
    }

    @Test("A spreadsheet's semicolons and tabs part columns as commas do", arguments: [";", "\t"])
    func separators(separator: String) {
        let text = "\u{FEFF}Number,Published \r\n5,2020-01-02\r\n".replacing(",", with: separator)
        #expect(read(text).dates == [5: Date(timeIntervalSince1970: 1_577_923_200)])
        #expect(read(text).problems.isEmpty)
    }

    @Test(
        "What is wrong is told by line",
        arguments: [
            ("nummer,date\n1,2020-01-01", 1), ("number,published\n1,2020-02-30", 2),
            ("number,published\nx,2020-02-01", 2),
            ("number,published\n1,\"2020-01-01\"\n2,soon", 3),
            ("number,published\n1,2020-01-01 06:30:xx", 2), ("number,published\n1,2020-01-01\n1,2020-01-02", 3),
            ("number,published\n1", 2),
        ])
    func faults(text: String, line: Int) {
        #expect(read(text).problems.first?.line == line)
    }
}
