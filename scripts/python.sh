#!/bin/sh
# Makes the virtual environment .venv with a Python the project supports.
set -eu
cd "$(dirname "$0")/.."
. scripts/packages.sh

supported() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

python=""
for name in python3 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null 2>&1 && supported "$name"; then python=$name; break; fi
done
if [ -z "$python" ]; then
    echo "Python 3.11, 3.12 or 3.13 is needed and was not found." >&2
    case $(manager) in brew) say_line "brew install python@3.13" ;; *) echo "Install one of them, then type the command again." >&2 ;; esac
    exit 4
fi
# Debian and Ubuntu ship Python without the part that makes environments.
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    [ "$(manager)" = apt-get ] && install_packages "python$version-venv"
fi
rm -rf .venv
"$python" -m venv .venv
