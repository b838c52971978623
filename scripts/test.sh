#!/usr/bin/env bash
# Every test on SQLite, the browser tests by themselves (their driver keeps an event loop that other tests must not
# meet); the tests of the site once more on PostgreSQL where a server can be started.
set -euo pipefail
bin=${VENV:-.venv}/bin
echo ">> Kiểm thử trên SQLite"
"$bin/python" -m pytest -q -n auto --ignore=tests/browser
echo ">> Kiểm thử trong trình duyệt"
NAMHOC_AXE=${NAMHOC_AXE:-$(scripts/axe.sh)}
export NAMHOC_AXE
browser=(timeout -k 10 300 "$bin/python" -m pytest -q -n auto tests/browser)
"${browser[@]}" || { [ $? -eq 124 ] && echo ">> Trình duyệt không trả lời trong 5 phút; chạy lại một lần" && "${browser[@]}"; }
echo ">> Kiểm thử trang trên PostgreSQL"
scripts/with_postgres.sh "$bin/python" -m pytest -q -n auto tests/site || [ $? -eq 77 ] # 77: no server, the reason was printed
