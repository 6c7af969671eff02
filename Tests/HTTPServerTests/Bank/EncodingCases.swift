// Accept-Encoding, for a page that there is plain and as gzip (RFC 9110 §12.5.3).

extension Bank {
    private static let packed = [
        "gzip", "GZIP", "x-gzip", "gzip, deflate, br", "deflate,gzip", "*", "gzip;q=1", "gzip;q=1.000", "gzip;q=0.001",
        "gzip ; q=0.5", "gzip;Q=0.5", "br;q=1.0, gzip;q=0.8, *;q=0.1", "gzip, *;q=0", "identity;q=0", "*;q=0, gzip",
        "identity;q=0.5, gzip;q=0.5", "identity;q=0, *", ",gzip,", " , gzip",
        "br\r\nAccept-Encoding: gzip",
        "*;q=0.5", "gzip;q=0.5, identity;q=0.4",
    ]

    private static let plain = [
        "", ",", "identity", "br", "deflate", "gzip;q=0", "gzip;q=0.0", "gzip;q=0.000", "gzip;q=0.", "gzipped", "gzi",
        "x-gzipp",
        "*;q=0", "identity, gzip;q=0.5", "gzip;q=0, *", "identity;q=0, gzip;q=0", "gzip;q=x", "gzip;q=", "gzip;q",
        "gzip;q=1.001", "gzip;q=2", "gzip;q=-1", "gzip;q=0.5555", "gzip;q=.5", "gzip;x=1", "gz ip", "\"gzip\"",
        "gzip\r\nAccept-Encoding: identity;q=1, gzip;q=0.1", "br;q=1, identity;q=0.9, gzip;q=0.5",
    ]

    @BankTable static var encodings: [BankCase] {
        packed.map {
            BankCase.get(
                "/", "Accept-Encoding: \($0)", status: 200,
                has: ["Content-Encoding: gzip", "ETag: \"tag-gz\"", "Vary: Accept-Encoding"])
        }
        plain.map {
            BankCase.get(
                "/", "Accept-Encoding: \($0)", status: 200, has: ["ETag: \"tag\"", "Vary: Accept-Encoding"],
                lacks: ["Content-Encoding"], body: homeText)
        }
        [
            .get(
                "/", "Accept-Encoding: gzip", "If-None-Match: \"tag-gz\"", status: 304,
                has: ["ETag: \"tag-gz\"", "Vary: Accept-Encoding"], lacks: ["Content-Encoding"]),
            .get("/", "Accept-Encoding: gzip", "If-None-Match: \"tag\"", status: 200, has: ["ETag: \"tag-gz\""]),
            .get("/", "Accept-Encoding: identity", "If-None-Match: \"tag\"", status: 304, has: ["ETag: \"tag\""]),
            .get("/", "Accept-Encoding: identity", "If-None-Match: \"tag-gz\"", status: 200, has: ["ETag: \"tag\""]),
            .get("/", "Accept-Encoding: gzip", "If-Match: \"tag-gz\"", status: 200),
            .get("/", "Accept-Encoding: gzip", "If-Match: \"tag\"", status: 412),
            .get("/note", "Accept-Encoding: gzip", status: 200, lacks: ["Content-Encoding"], body: "note"),
        ]
    }
}
