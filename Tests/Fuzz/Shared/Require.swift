// How a fuzz target says that a property does not hold.

import Glibc

/// Ends the program, so that the fuzzer keeps the input, after saying what did not hold and for which bytes.
func require(_ holds: Bool, _ property: @autoclosure () -> String, _ input: [UInt8]) {
    if holds { return }
    let shown = String(decoding: input, as: UTF8.self).debugDescription
    let message = Array("property broken: \(property())\n  input: \(shown)\n".utf8)
    _ = write(2, message, message.count)
    abort()
}
