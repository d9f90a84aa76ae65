#!/usr/bin/env bash
# Times `dateline serve`: from a saved file to the page in a real browser that shows it, on a copy of this site.
#
#   benches/serve.sh [RUNS]
#
# Saves a short page, an article and a style, RUNS times each; one unmeasured run each comes first. The goal is 100 ms. Needs
# Node.js, and Chromium under one of its names or where CHROMIUM says.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}

cargo build --release --locked --quiet
[ -d tests/browser/node_modules ] || npm --prefix tests/browser ci --ignore-scripts --no-audit --no-fund
node tests/browser/reload.mjs "${CARGO_TARGET_DIR:-$PWD/target}/release/dateline" "${1:-21}"
