/**
 * The metrics as aggregate functions of Flink's SQL and Table API.
 *
 * <p>What belongs here is what turns the arguments of a call into answers and events, and a result
 * into rows. {@link io.github.cxmetrics.flink.sql.CxFunctions} registers all of it. What does not
 * is arithmetic, and anything a stream program without SQL needs.
 */
@NullMarked
package io.github.cxmetrics.flink.sql;

import org.jspecify.annotations.NullMarked;
