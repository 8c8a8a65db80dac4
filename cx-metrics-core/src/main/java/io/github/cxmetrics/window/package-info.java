/**
 * Event-time windows over any metric: what happened in each day, each hour that slides, each
 * session, answered once it is over and corrected by what comes late.
 *
 * <p>Records come one at a time, in any order within a bound. Nothing here reads a clock: time
 * passes as the times of the records say, or as the caller does. How records get here, and where
 * results go, is the business of whoever calls.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.window;

import org.jspecify.annotations.NullMarked;
