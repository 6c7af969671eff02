// Calls on sockets and on the loop's own descriptors.

import CLinux
import Glibc

extension System {
    /// Takes a connection off the queue, already non-blocking and closed on exec.
    static func accept(_ listener: Int32, peer: inout PeerAddress) -> Transfer {
        var name = sockaddr_storage()
        let outcome = transfer {
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            return withUnsafeMutablePointer(to: &name) { storage in
                storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    Int(
                        accept4(
                            listener, address, &length,
                            Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)))
                }
            }
        }
        peer = withUnsafeBytes(of: name, PeerAddress.init(name:))
        return outcome
    }

    /// Whether somebody waits to be accepted.
    static func hasConnection(_ listener: Int32) -> Bool {
        var wanted = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
        return poll(&wanted, 1, 0) == 1
    }

    /// Whether an accept failed because of the connection that it met, as accept(2) lists such errors.
    static func isClientsFault(_ code: Int32) -> Bool {
        switch code {
        case ECONNABORTED, EPROTO, ENOPROTOOPT, ENETDOWN, EHOSTDOWN, ENONET, EHOSTUNREACH, EOPNOTSUPP, ENETUNREACH:
            true
        default: false
        }
    }

    /// Whether an accept failed for want of descriptors or memory: the listener must rest.
    static func isShortage(_ code: Int32) -> Bool {
        code == EMFILE || code == ENFILE || code == ENOBUFS || code == ENOMEM
    }

    static func receive(_ socket: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        transfer { notecast_recv(socket, buffer.baseAddress, UInt(buffer.count)) }
    }

    /// Whether bytes, or the end of the stream, wait to be read.
    static func hasInput(_ socket: Int32) -> Bool {
        var byte: UInt8 = 0
        return transfer { recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) } != .wouldBlock
    }

    /// Sends bytes; `more` holds back a part-filled packet for what follows at once: a file, or the connection's end.
    static func send(_ socket: Int32, _ bytes: UnsafeRawBufferPointer, more: Bool) -> Transfer {
        let flags = Int32(MSG_NOSIGNAL) | (more ? Int32(MSG_MORE) : 0)
        return transfer { notecast_send(socket, bytes.baseAddress, UInt(bytes.count), flags) }
    }

    /// Sends up to three byte arrays with one call; `more` as above.
    @inline(__always)
    static func send(
        _ socket: Int32, _ first: [UInt8], _ second: [UInt8], _ third: [UInt8], more: Bool
    ) -> Transfer {
        first.withUnsafeBytes { one in
            second.withUnsafeBytes { two in
                third.withUnsafeBytes { three in
                    withUnsafeTemporaryAllocation(of: iovec.self, capacity: 3) { vector in
                        vector[0] = iovec(
                            iov_base: UnsafeMutableRawPointer(mutating: one.baseAddress), iov_len: one.count)
                        vector[1] = iovec(
                            iov_base: UnsafeMutableRawPointer(mutating: two.baseAddress), iov_len: two.count)
                        vector[2] = iovec(
                            iov_base: UnsafeMutableRawPointer(mutating: three.baseAddress), iov_len: three.count)
                        var message = msghdr()
                        message.msg_iov = vector.baseAddress
                        message.msg_iovlen = three.isEmpty ? 2 : 3
                        let flags = Int32(MSG_NOSIGNAL) | (more ? Int32(MSG_MORE) : 0)
                        return transfer { sendmsg(socket, &message, flags) }
                    }
                }
            }
        }
    }

    /// Sends a stretch of a file, leaving the file's own position alone.
    static func send(_ socket: Int32, file: Int32, offset: Int64, count: Int) -> Transfer {
        var position = off_t(offset)
        return transfer { sendfile(socket, file, &position, count) }
    }

    /// Says that nothing more will be sent.
    static func finishSending(_ socket: Int32) { _ = shutdown(socket, Int32(SHUT_WR)) }

    static func makePoller() throws(SystemError) -> Int32 {
        try check("epoll_create1") { epoll_create1(Int32(EPOLL_CLOEXEC)) }
    }

    static func makeWaker() throws(SystemError) -> Int32 {
        try check("eventfd") { eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC)) }
    }

    /// Wakes the loop that waits on this eventfd.
    static func wake(_ waker: Int32) {
        var one: UInt64 = 1
        _ = transfer { Glibc.write(waker, &one, 8) }
    }

    /// Takes the wake-ups off an eventfd.
    static func clear(_ waker: Int32) {
        var count: UInt64 = 0
        _ = transfer { Glibc.read(waker, &count, 8) }
    }

    /// Puts a descriptor under watch; `tag` comes back with each of its events.
    static func watch(_ poller: Int32, _ descriptor: Int32, events: UInt32, tag: UInt64) throws(SystemError) {
        var event = epoll_event()
        event.events = events
        event.data.u64 = tag
        _ = try check("epoll_ctl") { epoll_ctl(poller, EPOLL_CTL_ADD, descriptor, &event) }
    }

    static func unwatch(_ poller: Int32, _ descriptor: Int32) {
        var event = epoll_event()
        _ = epoll_ctl(poller, EPOLL_CTL_DEL, descriptor, &event)
    }

    /// Waits for events, up to `timeout` milliseconds (-1 for ever); an interruption counts as no event.
    static func wait(_ poller: Int32, _ events: UnsafeMutableBufferPointer<epoll_event>, timeout: Int32) -> Int {
        max(0, Int(epoll_wait(poller, events.baseAddress, Int32(events.count), timeout)))
    }

    /// A socket of one family, a stream unless told otherwise.
    static func makeSocket(
        family: Int32, type: __socket_type = SOCK_STREAM, isBlocking: Bool = false
    ) throws(SystemError) -> Int32 {
        let kind = Int32(type.rawValue | SOCK_CLOEXEC.rawValue | (isBlocking ? 0 : SOCK_NONBLOCK.rawValue))
        return try check("socket") { socket(family, kind, 0) }
    }

    static func set(_ descriptor: Int32, level: Int32, option: Int32, to value: Int32) throws(SystemError) {
        var value = value
        _ = try check("setsockopt") {
            setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
        }
    }

    /// Bounds every wait of a blocking socket, connecting included.
    static func bound(_ socket: Int32, seconds: Int) throws(SystemError) {
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            _ = try check("setsockopt") {
                setsockopt(socket, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
            }
        }
    }
}
