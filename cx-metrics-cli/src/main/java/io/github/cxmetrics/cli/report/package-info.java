/**
 * What the reports of several families share: how numbers, segments, differences and rejected
 * records are written, and where a report goes. No metric is known here.
 */
@NullMarked
package io.github.cxmetrics.cli.report;

import org.jspecify.annotations.NullMarked;
