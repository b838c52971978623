#!/usr/bin/env bash
# Fetch the accessibility checker axe-core for the browser tests and print the path of its file. Where it cannot be had
# the reason is printed on stderr and nothing on stdout: those tests are skipped.
# usage: export NAMHOC_AXE=$(scripts/axe.sh)
set -u
cd "$(dirname "$0")/.."
version=4.14.1
integrity='FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==' # sha512 of the package
file=$PWD/var/axe-core-$version/axe.min.js
skip() { echo ">> Không có axe-core ($1): bỏ qua kiểm thử khả năng tiếp cận." >&2; exit 0; }

[ -s "$file" ] && { echo "$file"; exit 0; }
command -v npm >/dev/null || skip "máy không có npm"
command -v openssl >/dev/null || skip "máy không có openssl"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && timeout 60 npm pack --silent "axe-core@$version" >/dev/null 2>&1) || skip "npm không tải được"
package=$work/axe-core-$version.tgz
[ "$(openssl dgst -sha512 -binary "$package" | base64 -w0)" = "$integrity" ] || skip "gói tải về khác gói đã ghim"
mkdir -p "$(dirname "$file")"
tar -xzf "$package" -C "$work" package/axe.min.js && mv "$work/package/axe.min.js" "$file" || skip "không mở được gói"
echo "$file"
