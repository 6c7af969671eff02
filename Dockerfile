# Notecast in a container: built in one stage, and only the program and its libraries in the other.
#
#   docker build -t notecast .
#   docker run -d --name show -p 127.0.0.1:8080:8080 -v show:/data notecast
#                          (behind a proxy in another container: ... notecast serve --data /data --bind 0.0.0.0:8080
#                           --trusted-proxy 172.16.0.0/12, or all visitors count as one)
#   docker exec show notecast token create mac --data /data
#   docker run --rm -v show:/data -v "$PWD/notes:/notes:ro" notecast import /notes --data /data

FROM swift:6.3-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        make libsqlite3-dev zlib1g-dev libmd4c-dev libssl-dev libcurl4-openssl-dev libqrencode-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# The packages by themselves, so that a change of ours does not fetch them again.
COPY Package.swift ./
RUN swift package resolve
COPY . .
RUN make install DESTDIR=/out PREFIX=/usr/local

FROM debian:bookworm-slim
# The last line (130 MB) can go: pictures are then offered in their own size alone, and previews of links show the cover.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libsqlite3-0 zlib1g libmd4c0 libssl3 libcurl4 libqrencode4 ca-certificates libstdc++6 tzdata \
        imagemagick librsvg2-bin fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 notecast \
    && useradd --uid 10001 --gid 10001 --home-dir /data --shell /usr/sbin/nologin notecast \
    && install -d -o notecast -g notecast -m 750 /data
COPY --from=build /out/ /
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
    CMD ["notecast", "health", "--bind", "127.0.0.1:8080"]
ENTRYPOINT ["notecast"]
CMD ["serve", "--data", "/data", "--bind", "0.0.0.0:8080"]
