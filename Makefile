# Notecast from a fresh clone: `make run` builds it and serves the demo show. `make help` lists the rest.

DATA   ?= data
BIND   ?= 127.0.0.1:8080
PREFIX ?= /usr/local
DESTDIR ?=

# For `make fuzz`: how long each target runs, and which (all of Tests/Fuzz/Targets when none is named).
SECONDS_EACH ?= 60
TARGET ?=

BINARY  := .build/release/notecast
SOURCES := Package.swift $(shell find Sources -type f)
ROOT    := Public Templates Migrations
LIBDIR   = $(DESTDIR)$(PREFIX)/lib/notecast
UNITDIR  = $(DESTDIR)$(PREFIX)/lib/systemd/system
SYSUSERSDIR = $(DESTDIR)$(PREFIX)/lib/sysusers.d

# What Debian calls them. git and the certificates are for fetching the Swift packages.
BUILD_PACKAGES := libsqlite3-dev zlib1g-dev libmd4c-dev libssl-dev libcurl4-openssl-dev libqrencode-dev git ca-certificates
TEST_PACKAGES  := $(BUILD_PACKAGES) curl
# Large, and not to be had everywhere: without it the tests in a browser say that they are skipped.
BROWSER        := chromium
BENCH_PACKAGES := python3 wrk nghttp2-client nginx slowhttptest

.PHONY: help build run test smoke sanitize fuzz bench bench-test format format-check install install-service uninstall clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "  DATA=$(DATA) BIND=$(BIND) PREFIX=$(PREFIX) can be set on the command line."

build: $(BINARY) ## build the program (release; first missing libraries are installed)

$(BINARY): $(SOURCES)
	@Scripts/need-swift.sh
	@Scripts/need.sh $(BUILD_PACKAGES)
	swift build -c release --static-swift-stdlib --product notecast
	@touch -c $@

run: $(BINARY) ## build, and serve the demo show from DATA on BIND
	@Scripts/demo-data.sh $(BINARY) "$(DATA)"
	@exec $(BINARY) serve --data "$(DATA)" --bind "$(BIND)"

test: ## build with warnings as errors, and run every test
	@Scripts/need-swift.sh
	@Scripts/need.sh $(TEST_PACKAGES)
	@Scripts/need.sh $(BROWSER) || echo "No browser: its tests are skipped"
	swift test --disable-xctest

smoke: $(BINARY) ## import the demo show into a temporary folder, serve it, ask for its pages, stop it
	@Scripts/need.sh $(TEST_PACKAGES)
	@Scripts/smoke.sh $(BINARY)

# A stray backtracer can hang a run that is being killed.
sanitize: ## run the server's tests under the thread sanitizer
	@Scripts/need-swift.sh
	@Scripts/need.sh $(TEST_PACKAGES)
	SWIFT_BACKTRACE=enable=no swift test --disable-xctest --sanitize=thread --scratch-path .build-tsan \
	    --filter HTTPServerTests

bench: $(BINARY) ## measure the server beside nginx, see Benchmarks/README.md (CASE=page: one)
	@Scripts/need.sh $(BENCH_PACKAGES)
	@Benchmarks/bench $(CASE) $(ARGS)

bench-test: ## test what the measurements stand on
	@Scripts/need.sh python3
	@Benchmarks/tests.py

fuzz: ## fuzz the parsers: SECONDS_EACH (60) each, or only TARGET=head, chunked, transcript ...
	@Scripts/need-swift.sh
	@Scripts/fuzz.sh $(SECONDS_EACH) $(TARGET)

format: ## rewrite the sources in the house style
	swift format -i -p -r Sources Tests Benchmarks Package.swift

format-check: ## fail when the sources are not in the house style
	@Scripts/need-swift.sh
	swift format lint --strict -p -r Sources Tests Benchmarks Package.swift

install: $(BINARY) ## install below PREFIX (as root, after `make build`)
	install -d "$(LIBDIR)" "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BINARY) "$(LIBDIR)/notecast.new"
	@strip "$(LIBDIR)/notecast.new" 2>/dev/null || llvm-objcopy --strip-all "$(LIBDIR)/notecast.new"
	cd "$(LIBDIR)" && mv -f notecast.new notecast && rm -rf $(ROOT)
	cp -R $(ROOT) "$(LIBDIR)/"
	chmod -R u=rwX,go=rX "$(LIBDIR)"
	ln -sfn ../lib/notecast/notecast "$(DESTDIR)$(PREFIX)/bin/notecast"

install-service: install ## install, with the systemd unit and its user
	install -d "$(UNITDIR)" "$(SYSUSERSDIR)"
	sed 's|/usr/local|$(PREFIX)|g' Deploy/notecast.service > "$(UNITDIR)/notecast.service"
	install -m 644 Deploy/notecast.socket "$(UNITDIR)/notecast.socket"
	install -m 644 Deploy/notecast.sysusers "$(SYSUSERSDIR)/notecast.conf"
	chmod 644 "$(UNITDIR)/notecast.service"
ifeq ($(DESTDIR),)
	systemd-sysusers "$(SYSUSERSDIR)/notecast.conf"
	systemctl daemon-reload
	@echo "Start it now and at every boot: systemctl enable --now notecast"
endif

uninstall: ## remove what install and install-service put there; the show's data stays
	rm -rf "$(LIBDIR)" "$(DESTDIR)$(PREFIX)/bin/notecast" "$(UNITDIR)/notecast.service" "$(UNITDIR)/notecast.socket" \
	    "$(SYSUSERSDIR)/notecast.conf"

clean: ## remove everything that was built; the data folder stays
	rm -rf .build .build-tsan .build-fuzz
