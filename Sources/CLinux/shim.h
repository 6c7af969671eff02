// The Linux system calls that Swift's Glibc module leaves out.
//
// Only headers that Glibc's module does not have stand here, and _GNU_SOURCE stays undefined: else types such as fd_set
// would be laid out twice, under different names, and the compiler refuses that. So accept4 is declared by hand.
#ifndef NOTECAST_CLINUX_H
#define NOTECAST_CLINUX_H
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/sendfile.h>
#ifndef __USE_GNU
struct sockaddr;
extern int accept4(int socket, struct sockaddr *address, unsigned int *length, int flags);
#endif
#endif
