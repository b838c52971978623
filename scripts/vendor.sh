#!/usr/bin/env bash
# Rebuild the vendored front-end files from their npm packages. Needs npm and uv; running the site needs neither.
set -euo pipefail
cd "$(dirname "$0")/.."
static=$PWD/src/namhoc/site/static/namhoc
vendor=$static/vendor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

BOOTSTRAP=5.3.9 ICONS=1.13.2 FONT=5.3.0 INTER=5.3.0
npm install --prefix "$work" --no-audit --no-fund --silent \
  "bootstrap@~$BOOTSTRAP" "bootstrap-icons@~$ICONS" "@fontsource/be-vietnam-pro@^$FONT" "@fontsource/inter@^5"
packages=$work/node_modules

mkdir -p "$vendor/bootstrap" "$vendor/icons" "$vendor/fonts" "$vendor/htmx"
# The map lines are cut: whitenoise's manifest would look for files that are not shipped.
sed '/sourceMappingURL/d' "$packages/bootstrap/dist/css/bootstrap.min.css" > "$vendor/bootstrap/bootstrap.min.css"
sed '/sourceMappingURL/d' "$packages/bootstrap/dist/js/bootstrap.bundle.min.js" > "$vendor/bootstrap/bootstrap.bundle.min.js"
cp "$packages/bootstrap/LICENSE" "$vendor/bootstrap/LICENSE"

# One sprite of the icons in use, so that a page loads one small file instead of a font of 2,000 glyphs.
{
  echo '<svg xmlns="http://www.w3.org/2000/svg">'
  grep -v '^#' scripts/icons.txt | sort -u | while read -r name; do
    sed -e 's/ xmlns="[^"]*"//; s/ width="16" height="16"//; s/ fill="currentColor"//' \
        -e "s/<svg class=\"[^\"]*\"/<svg/; s/class=\"bi [^\"]*\"//; s/<svg /<symbol id=\"$name\" /; s/<\/svg>/<\/symbol>/" \
        "$packages/bootstrap-icons/icons/$name.svg" | tr -d '\n'
    echo
  done
  echo '</svg>'
} > "$vendor/icons/sprite.svg"
cp "$packages/bootstrap-icons/LICENSE" "$vendor/icons/LICENSE"

for weight in 400 600 700; do
  for part in latin vietnamese; do
    cp "$packages/@fontsource/be-vietnam-pro/files/be-vietnam-pro-$part-$weight-normal.woff2" "$vendor/fonts/"
  done
done
cp "$packages/@fontsource/be-vietnam-pro/LICENSE" "$vendor/fonts/LICENSE-BeVietnamPro"
cp "$packages/@fontsource/inter/LICENSE" "$vendor/fonts/LICENSE-Inter"
# Be Vietnam Pro has no tabular figures: digits, plus and minus come from Inter, cut to those twelve glyphs.
for weight in 400 600; do
  uv tool run --quiet --from 'fonttools[woff]' pyftsubset \
    "$packages/@fontsource/inter/files/inter-latin-$weight-normal.woff2" \
    --unicodes=U+0030-0039,U+002B,U+2212 --layout-features='tnum,lnum,kern' --flavor=woff2 \
    --output-file="$vendor/fonts/inter-digits-$weight.woff2"
done

python=$([ -x .venv/bin/python ] && echo .venv/bin/python || echo python3)
htmx=$("$python" -c 'import django_htmx, pathlib; print(pathlib.Path(django_htmx.__file__).parent)')
cp "$htmx/static/django_htmx/htmx-2.min.js" "$vendor/htmx/htmx.min.js"
ls -l "$vendor"/*
