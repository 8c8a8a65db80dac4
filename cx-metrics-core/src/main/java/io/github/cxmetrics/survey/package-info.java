/**
 * Scores from rated answers: Net Promoter Score, customer satisfaction, customer effort, and the
 * rating scales they are asked on. How an interval is computed belongs to {@code stats}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.survey;

import org.jspecify.annotations.NullMarked;
