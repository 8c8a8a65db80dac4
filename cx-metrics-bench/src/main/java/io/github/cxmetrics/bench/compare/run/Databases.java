package io.github.cxmetrics.bench.compare.run;

/** Which databases take part. */
enum Databases {
  /** DuckDB and ClickHouse. */
  ALL,

  /** DuckDB, which needs nothing that Maven does not bring. */
  DUCK_DB
}
