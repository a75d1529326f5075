#!/bin/sh
# deploy/backup.sh <folder>: a dump of every database into <folder>/<name>.dump, over PGHOST, PGPORT, PGUSER, PGPASSWORD. The system may run meanwhile.
#
# The order is that of an event. A database that is dumped later is newer than those before it: the ledger may hold what the rules do not know of
# yet, which a repeat of the event finds there, and never the other way round.
set -eu
folder=${1:?deploy/backup.sh <folder>}
umask 077
mkdir -p "$folder"
for name in accounts ingestion progression economy imaging widget webhook; do
  pg_dump --format=custom --file="$folder/$name.dump.part" "$name"
  mv "$folder/$name.dump.part" "$folder/$name.dump"
  printf '%s: %s bytes\n' "$name" "$(wc -c < "$folder/$name.dump")"
done
