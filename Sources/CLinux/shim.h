// The Linux system calls that Swift's Glibc module leaves out.
//
// Only headers that Glibc's module does not have stand here, and _GNU_SOURCE stays undefined: else types such as fd_set
// would be laid out twice, under different names, and the compiler refuses that. So two functions are declared by hand.
#ifndef NOTECAST_CLINUX_H
#define NOTECAST_CLINUX_H
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#ifndef __USE_GNU
struct sockaddr;
extern int accept4(int socket, struct sockaddr *address, unsigned int *length, int flags);
// `actions` is a posix_spawn_file_actions_t, which Glibc's module has.
extern int posix_spawn_file_actions_addclosefrom_np(void *actions, int first);
#endif
extern long syscall(long number, ...);

// recv and send without the book that the C library keeps on each of their calls for pthread_cancel, which nobody calls
// here: two calls a request, and a hundredth of its time.
static inline long notecast_recv(int socket, void *buffer, unsigned long count) {
    return syscall(SYS_recvfrom, socket, buffer, count, 0, (void *)0, (void *)0);
}
static inline long notecast_send(int socket, const void *bytes, unsigned long count, int flags) {
    return syscall(SYS_sendto, socket, bytes, count, flags, (void *)0, 0);
}
#endif
