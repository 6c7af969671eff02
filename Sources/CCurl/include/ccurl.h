// The few calls of libcurl that Notecast makes, without its variadic functions, which Swift cannot call.
#ifndef NOTECAST_CCURL_H
#define NOTECAST_CCURL_H

#include <stddef.h>
#include <stdint.h>

// What the client does with a transfer. `context` is passed to every function and never kept behind the transfer.
typedef struct {
    void *context;
    // Asked before each connection with the socket address that is about to be connected to: 0 refuses it.
    int (*permits)(void *context, const void *address, size_t length);
    // One line of a head, with its line end. 0 ends the transfer.
    int (*line)(void *context, const uint8_t *bytes, size_t count);
    // A piece of the body, decoded. 0 ends the transfer.
    int (*body)(void *context, const uint8_t *bytes, size_t count);
} ccurl_client;

typedef struct {
    const char *url;
    const char *user_agent;
    // Lines as "Name: value".
    const char *const *lines;
    size_t line_count;
    // "host:port:address", for tests: names that resolve as they say.
    const char *const *pins;
    size_t pin_count;
    int is_head;
    // Asks for gzip and decodes it.
    int decodes;
    long connect_ms;
    long total_ms;
    // Fewer bytes a second than this for so many seconds end the transfer.
    long low_speed_bytes;
    long low_speed_seconds;
} ccurl_request;

typedef enum {
    CCURL_OK, CCURL_BAD_URL, CCURL_UNRESOLVED, CCURL_UNCONNECTED, CCURL_TIMEOUT, CCURL_STOPPED, CCURL_TLS, CCURL_OTHER
} ccurl_kind;

typedef struct {
    ccurl_kind kind;
    // What libcurl says of a failure, ending in NUL.
    char message[256];
    // From the request's start to the answer's first byte; 0 when there was none.
    double first_byte_seconds;
    // Bytes of the body as they came over the wire.
    int64_t wire_bytes;
} ccurl_outcome;

// Once a process, before the first handle. 0 when libcurl cannot be used.
int ccurl_prepare(void);
// A handle keeps its connections alive between transfers; one thread at a time may use it. NULL without memory.
void *ccurl_open(void);
void ccurl_close(void *handle);
// Carries out one request, without following redirects.
void ccurl_perform(void *handle, const ccurl_request *request, const ccurl_client *client, ccurl_outcome *outcome);

#endif
