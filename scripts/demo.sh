#!/usr/bin/env bash
# Read a directive in front of the user, then open the site with an invented province. Stop with Ctrl+C; run again any time.
# usage: scripts/demo.sh [FILE] [PORT]
set -euo pipefail
cd "$(dirname "$0")/.."
file=${1:-}
port=${2:-8000}
python=${VENV:-.venv}/bin/python
samples=src/namhoc/simulation/samples
export NAMHOC_DEMO=1 NAMHOC_DATA_DIR=${NAMHOC_DATA_DIR:-$PWD/var/demo}

line() { printf '\n\033[1m>> %s\033[0m\n' "$1"; }

if [ -n "$file" ]; then
  line "Đọc $file"
  "$python" -m namhoc read "$file" || [ $? -eq 1 ]
else
  line "Đọc một chỉ thị mẫu (dữ liệu mô phỏng): $samples/chi-thi-12.pdf"
  "$python" -m namhoc read "$samples/chi-thi-12.pdf" || [ $? -eq 1 ]
  printf '\nCùng chỉ thị này ở dạng khác để thử: %s\n' "$(ls $samples/chi-thi-12* | grep -v yaml | xargs -n1 basename | paste -sd' ')"
fi

line "Chuẩn bị trang với tỉnh Hoàng Sơn (dữ liệu mô phỏng)"
"$python" -m namhoc.site migrate --verbosity 0
"$python" -m namhoc.site seed_demo ${file:+--file "$file"}

answers() { # something listens on the port
  "$python" - "$port" <<'PY'
import socket, sys
with socket.socket() as s:
    s.settimeout(0.3)
    sys.exit(s.connect_ex(("127.0.0.1", int(sys.argv[1]))) != 0)
PY
}
while answers; do port=$((port + 1)); done

pids=()
stop() {
  trap - INT TERM EXIT
  for pid in "${pids[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  printf '\nĐã dừng. Chạy lại: make demo. Xóa dữ liệu bản thử: rm -r %s\n' "${NAMHOC_DATA_DIR#"$PWD"/}"
}
trap stop EXIT
trap 'exit 0' INT TERM

"$python" -m namhoc.site work >"$NAMHOC_DATA_DIR/work.log" 2>&1 &
pids+=($!)
"$python" -m granian --interface wsgi --host 127.0.0.1 --port "$port" --workers 1 --blocking-threads 4 \
  --workers-kill-timeout 3 --no-access-log --log-level warning namhoc.site.wsgi:application &
pids+=($!)
until answers; do # the address is told when it works
  kill -0 "${pids[1]}" 2>/dev/null || { echo "Không mở được trang; xem lỗi ở trên." >&2; exit 1; }
  sleep 0.3
done
line "Mở http://127.0.0.1:$port/ và đăng nhập bằng một tài khoản ở trên. Dừng: Ctrl+C"
wait -n "${pids[@]}"
