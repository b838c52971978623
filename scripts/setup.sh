#!/usr/bin/env bash
# Python environment from the hash-checked lock file; uv where it can be had, pip otherwise.
# usage: scripts/setup.sh VENV
set -euo pipefail
venv=$1
if [ ! -x "$venv/bin/python" ]; then
  python=$(command -v python3.11 || command -v python3)
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    { echo "Cần Python 3.11 trở lên, máy có $("$python" --version)." >&2; exit 1; }
  echo ">> Tạo môi trường Python trong $venv"
  "$python" -m venv "$venv"
fi
echo ">> Cài thư viện theo requirements.lock"
pip="$venv/bin/python -m pip --disable-pip-version-check"
if $pip install --quiet uv 2>/dev/null; then
  uv="$venv/bin/python -m uv pip"
  $uv install --quiet --python "$venv/bin/python" --require-hashes -r requirements.lock
  $uv install --quiet --python "$venv/bin/python" --no-deps -e .
else
  $pip install --quiet --require-hashes -r requirements.lock
  $pip install --quiet --no-deps -e .
fi
