#!/bin/sh
# deploy/restore.sh <folder>: what deploy/backup.sh wrote, into databases that are empty or not there yet; the services must not run.
# Over PGHOST, PGPORT, PGUSER, PGPASSWORD, as a superuser. The roles come first: deploy/databases.sh. HATCHED_PREFIX restores beside what is there.
set -eu
folder=${1:?deploy/restore.sh <folder>}
[ -r "$folder/databases" ] || { echo "$folder is no whole backup: nothing was restored." >&2; exit 1; }
names=$(cat "$folder/databases")
for name in $names; do
  [ -r "$folder/$name.dump" ] || { echo "$folder/$name.dump is missing: nothing was restored." >&2; exit 1; }
done
for name in $names; do
  database="${HATCHED_PREFIX-}$name"
  psql -X -q -v ON_ERROR_STOP=1 -v name="$database" -v owner="${name}_owner" -d postgres <<'SQL'
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'owner') WHERE :'name' NOT IN (SELECT datname FROM pg_database) \gexec
SQL
  pg_restore --exit-on-error --single-transaction --dbname="$database" "$folder/$name.dump"
  printf '%s\n' "$database"
done
