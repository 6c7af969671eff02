// libcurl, told what Notecast allows.

#include "ccurl.h"

#include <curl/curl.h>
#include <string.h>
#include <sys/socket.h>

int ccurl_prepare(void) { return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK; }

void *ccurl_open(void) { return curl_easy_init(); }

void ccurl_close(void *handle) { curl_easy_cleanup(handle); }

// libcurl resolves the name and asks for a socket to each address that it tries: what is refused here is never connected
// to, whatever name, spelling or redirect led to it.
static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    const ccurl_client *client = context;
    if (purpose != CURLSOCKTYPE_IPCXN) return CURL_SOCKET_BAD;
    if (!client->permits(client->context, &address->addr, address->addrlen)) return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t take_line(char *bytes, size_t size, size_t count, void *context) {
    const ccurl_client *client = context;
    return client->line(client->context, (const uint8_t *)bytes, size * count) ? size * count : 0;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
    const ccurl_client *client = context;
    return client->body(client->context, (const uint8_t *)bytes, size * count) ? size * count : 0;
}

static ccurl_kind kind_of(CURLcode code) {
    switch (code) {
    case CURLE_OK: return CCURL_OK;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
    case CURLE_LOGIN_DENIED: return CCURL_BAD_URL;
    case CURLE_COULDNT_RESOLVE_HOST: return CCURL_UNRESOLVED;
    case CURLE_COULDNT_CONNECT: return CCURL_UNCONNECTED;
    case CURLE_OPERATION_TIMEDOUT: return CCURL_TIMEOUT;
    case CURLE_WRITE_ERROR: return CCURL_STOPPED;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER: return CCURL_TLS;
    default: return CCURL_OTHER;
    }
}

static struct curl_slist *list_of(const char *const *items, size_t count, int *whole) {
    struct curl_slist *list = NULL;
    for (size_t index = 0; index < count; index++) {
        struct curl_slist *longer = curl_slist_append(list, items[index]);
        if (longer == NULL) {
            *whole = 0;
            break;
        }
        list = longer;
    }
    return list;
}

void ccurl_perform(void *handle, const ccurl_request *request, const ccurl_client *client, ccurl_outcome *outcome) {
    CURL *curl = handle;
    memset(outcome, 0, sizeof *outcome);
    // Options go, connections stay.
    curl_easy_reset(curl);
    int whole = 1;
    struct curl_slist *lines = list_of(request->lines, request->line_count, &whole);
    struct curl_slist *pins = list_of(request->pins, request->pin_count, &whole);
    CURLcode code = whole ? CURLE_OK : CURLE_OUT_OF_MEMORY;
#define SET(option, value) do { if (code == CURLE_OK) code = curl_easy_setopt(curl, option, value); } while (0)
    SET(CURLOPT_ERRORBUFFER, outcome->message);
    // No signals: other threads are at work.
    SET(CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075500
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
#else
    SET(CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    // A proxy would connect in our place, to where it likes; the environment must not name one either.
    SET(CURLOPT_PROXY, "");
    SET(CURLOPT_NOPROXY, "*");
    SET(CURLOPT_OPENSOCKETFUNCTION, open_socket);
    SET(CURLOPT_OPENSOCKETDATA, (void *)client);
    SET(CURLOPT_HEADERFUNCTION, take_line);
    SET(CURLOPT_HEADERDATA, (void *)client);
    SET(CURLOPT_WRITEFUNCTION, take_body);
    SET(CURLOPT_WRITEDATA, (void *)client);
    SET(CURLOPT_URL, request->url);
    SET(CURLOPT_USERAGENT, request->user_agent);
    SET(CURLOPT_HTTPHEADER, lines);
    SET(CURLOPT_RESOLVE, pins);
    SET(CURLOPT_NOBODY, (long)request->is_head);
    if (request->decodes) SET(CURLOPT_ACCEPT_ENCODING, "gzip");
    SET(CURLOPT_CONNECTTIMEOUT_MS, request->connect_ms);
    SET(CURLOPT_TIMEOUT_MS, request->total_ms);
    SET(CURLOPT_LOW_SPEED_LIMIT, request->low_speed_bytes);
    SET(CURLOPT_LOW_SPEED_TIME, request->low_speed_seconds);
    SET(CURLOPT_MAXCONNECTS, 4L);
    if (code == CURLE_OK) code = curl_easy_perform(curl);
    outcome->kind = kind_of(code);
    if (code != CURLE_OK && outcome->message[0] == 0) {
        strncpy(outcome->message, curl_easy_strerror(code), sizeof outcome->message - 1);
    }
    double first = 0;
    curl_off_t bytes = 0;
    if (curl_easy_getinfo(curl, CURLINFO_STARTTRANSFER_TIME, &first) == CURLE_OK) outcome->first_byte_seconds = first;
    if (curl_easy_getinfo(curl, CURLINFO_SIZE_DOWNLOAD_T, &bytes) == CURLE_OK) outcome->wire_bytes = bytes;
    // Nothing of the caller's stays behind in the handle.
    curl_easy_reset(curl);
    curl_slist_free_all(lines);
    curl_slist_free_all(pins);
}
