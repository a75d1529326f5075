#!/bin/sh
# deploy/backup.sh <folder>: a dump of every database into <folder>/<name>.dump, over PGHOST, PGPORT, PGUSER, PGPASSWORD. The system may run meanwhile.
#
# The order is that of an event. A database that is dumped later is newer than those before it: the ledger may hold what the rules do not know of
# yet, which a repeat of the event finds there, and never the other way round. <folder>/databases is written last: with it the backup is whole.
set -eu
folder=${1:?deploy/backup.sh <folder>}
umask 077
mkdir -p "$folder"
rm -f "$folder/databases"
# Hatched's are those that have an owner of their own (deploy/databases.sh).
names=$(psql -X -A -t -v ON_ERROR_STOP=1 -d postgres -c "
  SELECT datname FROM pg_database WHERE datname || '_owner' IN (SELECT rolname FROM pg_roles)
  ORDER BY array_position(ARRAY['accounts', 'ingestion', 'progression', 'economy'], datname::text), datname")
for name in $names; do
  pg_dump --format=custom --file="$folder/$name.dump.part" "$name"
  mv "$folder/$name.dump.part" "$folder/$name.dump"
  printf '%s: %s bytes\n' "$name" "$(wc -c < "$folder/$name.dump")"
done
printf '%s\n' "$names" > "$folder/databases"
