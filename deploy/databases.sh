#!/bin/sh
# For every name in $HATCHED_DATABASES a database and two roles: <name>_owner owns and migrates it, <name> reads and writes rows in it, and nobody
# else may connect. Passwords: $<NAME>_PASSWORD. May be run again at any time; as PostgreSQL's image does at its first start, or by hand with PGHOST ….
set -eu
: "${PGUSER:=${POSTGRES_USER:-postgres}}" "${PGDATABASE:=postgres}"
export PGUSER PGDATABASE
for name in $HATCHED_DATABASES; do
  HATCHED_ROLE_PASSWORD=$(printenv "$(printf %s "$name" | tr '[:lower:]-' '[:upper:]_')_PASSWORD") \
    psql -X -q -v ON_ERROR_STOP=1 -v name="$name" -v owner="${name}_owner" <<'SQL'
SET log_min_error_statement = panic; -- no password in a log
\getenv password HATCHED_ROLE_PASSWORD
SELECT format('CREATE ROLE %I', role) FROM unnest(ARRAY[:'name', :'owner']) role WHERE role NOT IN (SELECT rolname FROM pg_roles) \gexec
ALTER ROLE :"name" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
ALTER ROLE :"owner" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'owner') WHERE :'name' NOT IN (SELECT datname FROM pg_database) \gexec
ALTER DATABASE :"name" OWNER TO :"owner";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"name" TO :"name";
\connect :"name"
ALTER SCHEMA public OWNER TO :"owner";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO :"name";
-- What an earlier version made belongs to the server's own user.
SELECT format('ALTER TABLE %s OWNER TO %I', oid::regclass, :'owner') FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relowner <> :'owner'::regrole \gexec
SELECT format('ALTER ROUTINE %s OWNER TO %I', oid::regprocedure, :'owner') FROM pg_proc
  WHERE pronamespace = 'public'::regnamespace AND proowner <> :'owner'::regrole \gexec
SQL
done
