#!/usr/bin/env bash
# Collect the texts of the site for translation, compile the catalogues, list what has no English yet (needs gettext).
set -euo pipefail
cd "$(dirname "$0")/.."
python=$([ -x .venv/bin/python ] && echo "$PWD/.venv/bin/python" || command -v python3)
cd src/namhoc/site
PYTHONPATH=../.. NAMHOC_DEMO=1 "$python" -m namhoc.site makemessages -l en --no-location --no-wrap --no-obsolete \
  -i 'locale/*' 2>/dev/null
sed -i '/^"POT-Creation-Date:/d; /^"PO-Revision-Date:/d; /^"Last-Translator:/d; /^"Language-Team:/d; /^"Report-Msgid-Bugs-To:/d' \
  locale/en/LC_MESSAGES/django.po
for language in vi en; do
  msgfmt --check-format -o "locale/$language/LC_MESSAGES/django.mo" "locale/$language/LC_MESSAGES/django.po"
done
rm -rf var
msgattrib --untranslated locale/en/LC_MESSAGES/django.po | grep -A1 '^msgid "..*' | grep '^msgid' || echo "Mọi câu đã có tiếng Anh."
