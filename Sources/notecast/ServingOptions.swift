// How `serve` logs its requests, and what stands in front of it.

import ArgumentParser
import HTTPServer
import Logging

struct ServingOptions: ParsableArguments {
    @Option(
        name: .customLong("access-log"),
        help: ArgumentHelp("Log each request to a file; - is standard output.", valueName: "file"))
    var accessLog: String?

    @Option(name: .customLong("access-log-format"), help: "plain (the combined format) or json.")
    var format = LogFormatOption.plain

    @Flag(
        name: .customLong("access-log-queries"),
        help: "Log the queries of requests too, and with them what people search for.")
    var logsQueries = false

    @Option(
        name: .customLong("trusted-proxy"),
        help: ArgumentHelp(
            """
            A reverse proxy whose X-Forwarded-For and X-Forwarded-Proto are believed: an address, a network such as \
            10.0.0.0/8, or unix for whoever uses the socket file. May be given again.
            """, valueName: "address"))
    var proxies: [ProxyOption] = []

    @Option(
        name: .customLong("hsts"),
        help: ArgumentHelp(
            "Send Strict-Transport-Security for so many days. Only for a site that is always behind TLS.",
            valueName: "days"))
    var transportDays: Int?

    func validate() throws {
        if let transportDays, !(0...3650).contains(transportDays) {
            throw ValidationError("--hsts \(transportDays): should be a number of days from 0 to 3650.")
        }
    }

    /// Writes the options into a configuration.
    ///
    /// - Throws: when the log cannot be opened.
    func apply(to configuration: inout ServerConfiguration, logger: Logger) throws {
        for proxy in proxies { _ = configuration.trustedProxies.add(proxy.text) }
        configuration.strictTransportSeconds = transportDays.map { $0 * 86400 }
        guard let accessLog else { return }
        let file = try AccessLogFile(
            path: accessLog, text: AccessLogText(format.format, keepsQueries: logsQueries), logger: logger)
        configuration.accessLog = { file.write($0) }
    }
}

/// The log's format as an argument.
enum LogFormatOption: String, CaseIterable, ExpressibleByArgument {
    case plain, json

    var format: AccessLogFormat {
        switch self {
        case .plain: .plain
        case .json: .json
        }
    }
}

/// A proxy as an argument.
struct ProxyOption: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        var trial = TrustedProxies()
        guard trial.add(argument) else { return nil }
        text = argument
    }
}
