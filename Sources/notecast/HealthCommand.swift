// notecast health: whether a server on this machine is well.

import ArgumentParser
import Foundation
import HTTPServer

struct HealthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Ask a server on this machine how it is; the exit status is 0 when it is well.",
        discussion: "For health checks of containers, which then need no other program.")

    @Option(help: "Where the server listens, as serve was told.")
    var bind = BindOption.standard

    func run() throws {
        let status = try HealthProbe.ask(bind.address, path: "/healthz", seconds: 4)
        print(status == 200 ? "ok" : "not well: status \(status)")
        if status != 200 { throw ExitCode.failure }
    }
}
