#!/usr/bin/env bash
# Every test on SQLite; the tests of the site once more on PostgreSQL where a server can be started.
set -euo pipefail
bin=${VENV:-.venv}/bin
echo ">> Kiểm thử trên SQLite"
"$bin/python" -m pytest -q -n auto
if [ -x scripts/with_postgres.sh ] && [ -d tests/site ]; then
  echo ">> Kiểm thử trang trên PostgreSQL"
  scripts/with_postgres.sh "$bin/python" -m pytest -q tests/site
fi
