// notecast token: keys for the admin endpoint.

import ArgumentParser
import Digests
import Foundation
import Store

struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Keys for importing over HTTP.",
        subcommands: [Create.self, List.self, Revoke.self])

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token and print it, once: only its hash is kept.")

        @Argument(help: "What it is for, as \"laptop\": a name to know it by.")
        var name: String

        @OptionGroup var folders: FolderOptions

        func validate() throws {
            guard !name.isEmpty, name.utf8.count <= 100 else {
                throw ValidationError("NAME: should have 1 to 100 characters")
            }
        }

        func run() throws {
            let store = try DataFolder(existing: folders.data).store(RootFolder(option: folders.root))
            let token = "nc_" + Secrets.random(32).hex
            let hash = SHA256.digest(Array(token.utf8))
            guard try store.write({ try $0.createToken(name: name, sha256: hash) }) else {
                throw Failure("there is a token \"\(name)\" already; choose another name, or revoke it first")
            }
            print(token)
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Name the tokens that let somebody in.")

        @OptionGroup var folders: FolderOptions

        func run() throws {
            let store = try DataFolder(existing: folders.data).store(RootFolder(option: folders.root))
            let tokens = try store.read { try $0.tokens() }
            // On standard error: a program that reads the names finds none.
            if tokens.isEmpty { StandardError.write("there is no token; notecast token create NAME makes one\n") }
            for (name, created) in tokens {
                print("\(name)\tmade \(created.formatted(.iso8601.year().month().day()))")
            }
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let a token in no more, at once.")

        @Argument(help: "The token's name.")
        var name: String

        @OptionGroup var folders: FolderOptions

        func run() throws {
            let store = try DataFolder(existing: folders.data).store(RootFolder(option: folders.root))
            guard try store.write({ try $0.revokeToken(name: name) }) else {
                throw Failure("there is no token \"\(name)\" (notecast token list names them)")
            }
            print("revoked \(name)")
        }
    }
}
