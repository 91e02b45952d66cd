#!/usr/bin/env bash
# Makes one virtual environment from a lock file, on a machine that has Python and make.
# usage: setup.sh ENVIRONMENT LOCK_FILE
set -euo pipefail
environment=$1 lock=$2

python=""
for candidate in python3.13 python3.12 python3.11 python3; do
  if command -v "$candidate" >/dev/null &&
    "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || { echo "photomanager needs Python 3.11, 3.12 or 3.13. Install one and try again." >&2; exit 1; }

# Debian packages of what Python wheels do not carry: venv, and the libraries Qt loads.
missing=()
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
  missing+=("$("$python" -c 'import sys; print(f"python3.{sys.version_info.minor}-venv")')")
if [ "$(uname)" = Linux ]; then
  ldconfig=$(command -v ldconfig || echo /sbin/ldconfig)
  while read -r library package; do
    "$ldconfig" -p 2>/dev/null | grep -q "$library" || missing+=("$package")
  done <<'LIBRARIES'
libEGL.so.1 libegl1
libGL.so.1 libgl1
libglib-2.0.so.0 libglib2.0-0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
LIBRARIES
  # Without any font Qt draws empty boxes.
  ls /usr/share/fonts/*/* >/dev/null 2>&1 || missing+=(fonts-dejavu-core)
fi
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing system packages: ${missing[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    echo "These system packages are missing; install them and try again: sudo apt-get install ${missing[*]}" >&2
    exit 1
  fi
fi

echo "Setting up $environment from $lock (the first time takes a few minutes) …"
[ -x "$environment/bin/python" ] || "$python" -m venv "$environment"
"$environment/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r "$lock"
"$environment/bin/python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
touch "$environment/.ready"
