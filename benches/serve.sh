#!/usr/bin/env bash
# Times `dateline serve`: from a saved file to the event that makes the browser reload, on a copy of this site.
#
#   benches/serve.sh [RUNS]
#
# Saves a text and a style in turn, RUNS times each; one unmeasured run each comes first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
runs=${1:-21}

cargo build --release --locked --quiet
dateline=${CARGO_TARGET_DIR:-$PWD/target}/release/dateline
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r content static "$work"

python3 - "$runs" "$dateline" "$work" <<'PYTHON'
"""Saves files and waits for the events."""
import http.client
import os
import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse

runs, dateline, root = int(sys.argv[1]), sys.argv[2], sys.argv[3]
server = subprocess.Popen([dateline, "serve", "--root", root, "--port", "0"], stderr=subprocess.PIPE, text=True)
address = next(filter(None, (re.match(r"serving (\S+)", line) for line in server.stderr))).group(1)
said = []
threading.Thread(target=lambda: said.extend(server.stderr), daemon=True).start()
host = urllib.parse.urlsplit(address)
connection = http.client.HTTPConnection(host.hostname, host.port, timeout=30)
connection.request("GET", "/__dateline/changes")
changes = connection.getresponse()


def event():
    """Waits for the next event."""
    while not changes.readline().startswith(b"data: "):
        pass


def save(path, text):
    """Milliseconds from saving a file, in one step as editors do, to the event."""
    with open(path + "~", "w", encoding="utf-8") as file:
        file.write(text)
    start = time.monotonic()
    os.rename(path + "~", path)
    event()
    return (time.monotonic() - start) * 1000


event()
for name, path, line in (("a text", "content/pages/about.md", "Line {}.\n"), ("a style", "static/css/base.css", "p {{ order: {} }}\n")):
    path = os.path.join(root, path)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    times = []
    for number in range(runs + 1):
        times.append(save(path, text + line.format(number)))
        time.sleep(0.2)
    times = sorted(times[1:])
    print(f"{name:<8} saved: median {statistics.median(times):.0f} ms to the event "
          f"(from {times[0]:.0f} to {times[-1]:.0f}, {runs} runs)")
server.terminate()
server.wait()
rebuilt = [int(number) for line in said for number in re.findall(r"rebuilt in (\d+) ms", line)]
print(f"of which rebuilding: median {statistics.median(rebuilt):.0f} ms")
PYTHON
