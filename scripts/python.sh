#!/bin/sh
# Makes the virtual environment .venv with a Python the project supports, installed if there is none.
set -eu
cd "$(dirname "$0")/.."
. scripts/packages.sh

supported() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

found() {
    for name in python3 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 && supported "$name"; then echo "$name"; return; fi
    done
}

# What the package manager calls a supported Python, if it has one.
offered() {
    case $(manager) in
        apt-get)
            for version in 3.13 3.12 3.11; do
                if apt-cache show "python$version" >/dev/null 2>&1; then echo "python$version python$version-venv"; return; fi
            done ;;
        dnf) echo python3.12 ;;
        brew) echo python@3.13 ;;
    esac
}

python=$(found)
if [ -z "$python" ]; then
    packages=$(offered)
    # shellcheck disable=SC2086
    if [ -n "$packages" ]; then install_packages $packages; python=$(found); fi
fi
if [ -z "$python" ]; then
    echo "Python 3.11, 3.12 or 3.13 is needed and was not found. Install one of them, then type the command again." >&2
    exit 4
fi
# Debian and Ubuntu ship Python without the part that makes environments.
if ! "$python" -c 'import ensurepip' 2>/dev/null && [ "$(manager)" = apt-get ]; then
    install_packages "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
fi
# text2num has no built package for Macs with Intel processors: there it is compiled.
if [ "$(uname -sm)" = "Darwin x86_64" ] && ! command -v cargo >/dev/null 2>&1; then install_packages rust; fi
rm -rf .venv
"$python" -m venv .venv
