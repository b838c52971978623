#!/usr/bin/env bash
# Install Debian packages that are missing, where that is possible; say so where it is not.
# usage: scripts/system_packages.sh GROUP...     groups: ocr office browser postgres gettext
set -u
declare -A packages=(
  [ocr]="tesseract-ocr tesseract-ocr-vie"
  [office]="libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation2"
  [browser]="chromium fonts-liberation2 fonts-noto-core"
  [postgres]="postgresql"
  [gettext]="gettext"
)
declare -A proof=(
  [ocr]='tesseract --list-langs 2>/dev/null | grep -qx vie'
  [office]='command -v soffice >/dev/null'
  [browser]='command -v chromium >/dev/null'
  [postgres]='ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null'
  [gettext]='command -v msgfmt >/dev/null'
)
missing=()
for group in "$@"; do
  eval "${proof[$group]}" || missing+=("$group")
done
[ ${#missing[@]} -eq 0 ] && exit 0
root=""
if [ "$(id -u)" -ne 0 ]; then
  if sudo -n true 2>/dev/null; then root="sudo -n"; else
    echo ">> Thiếu gói hệ thống (${missing[*]}) mà không có quyền cài: phần dùng đến chúng sẽ được bỏ qua, kèm lý do." >&2
    exit 0
  fi
fi
if ! command -v apt-get >/dev/null; then
  echo ">> Thiếu gói hệ thống (${missing[*]}) và máy không có apt-get: phần dùng đến chúng sẽ được bỏ qua, kèm lý do." >&2
  exit 0
fi
wanted=()
for group in "${missing[@]}"; do wanted+=(${packages[$group]}); done
echo ">> Cài gói hệ thống: ${wanted[*]}"
log=$(mktemp)
if $root apt-get update -qq >"$log" 2>&1 &&
   DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends "${wanted[@]}" >>"$log" 2>&1; then
  rm -f "$log"
else
  echo ">> Không cài được (${missing[*]}), nhật ký: $log. Phần dùng đến chúng sẽ được bỏ qua, kèm lý do." >&2
fi
exit 0
