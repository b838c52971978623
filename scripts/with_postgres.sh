#!/usr/bin/env bash
# Run a command against a throw-away PostgreSQL: scripts/with_postgres.sh pytest tests/site
# A cluster is made in a temporary folder, listens on a socket there only, and is removed at the end. DATABASE_URL is
# set for the command. Exit status: the command's; 77 when no PostgreSQL server is installed.
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb 2>/dev/null || echo /none/initdb)")
if [ ! -x "$bin/initdb" ]; then
  echo "Không tìm thấy PostgreSQL (initdb); bỏ qua phần kiểm thử trên PostgreSQL." >&2
  exit 77
fi

folder=$(mktemp -d /tmp/namhoc-pg.XXXXXX)
as_owner=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
  chown postgres "$folder"
  as_owner=(setpriv --reuid=postgres --regid=postgres --clear-groups)
fi
stop() {
  "${as_owner[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT

cd "$folder"
"${as_owner[@]}" "$bin/initdb" -D data -U namhoc --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >init.log
"${as_owner[@]}" "$bin/pg_ctl" -D data -w -l "$folder/server.log" \
  -o "-k $folder -c listen_addresses='' -c fsync=off -c max_connections=50" start >/dev/null
"${as_owner[@]}" "$bin/createdb" -h "$folder" -U namhoc namhoc
cd "$OLDPWD"
export DATABASE_URL="postgresql://namhoc@/namhoc?host=$folder"
"$@"
