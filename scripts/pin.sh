#!/bin/sh
# Writes the constraints files anew: exact versions with the hashes of all their files, for every platform, no index named.
# Usage: scripts/pin.sh (needs uv)
set -eu
cd "$(dirname "$0")/.."
pin() {
    uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --no-header --quiet "$@"
}
pin --extra build --output-file constraints.txt
pin --extra build --extra dev --output-file constraints-dev.txt
pin --extra build --extra second-opinion --output-file constraints-second.txt
