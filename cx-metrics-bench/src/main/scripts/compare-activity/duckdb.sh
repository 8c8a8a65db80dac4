#!/bin/sh
# Weekly cohorts, and active customers by day with trailing windows, by DuckDB.
#
#   duckdb.sh EVENTS_FILE [FORM ...]
#
# DuckDB's JDBC driver is looked for in the working directory, or where DUCKDB_JDBC says.
set -eu

version=2.0.0.1
jar=${DUCKDB_JDBC:-duckdb_jdbc-$version.jar}
if [ ! -f "$jar" ]; then
  echo "DuckDB is not installed here (no $jar): run" >&2
  echo "  mvn dependency:copy -Dartifact=org.duckdb:duckdb_jdbc:$version -DoutputDirectory=." >&2
  exit 3
fi
if [ ! -f "${1:-}" ]; then
  echo "usage: duckdb.sh EVENTS_FILE [FORM ...]; README.md tells how to make the file" >&2
  exit 2
fi
exec java -Xmx256m -cp "$jar" "$(dirname "$0")/DuckDb.java" "$@"
