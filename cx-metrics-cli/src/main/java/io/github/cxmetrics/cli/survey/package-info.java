/**
 * What the survey commands share: which answers are read, how they are grouped and compared, and
 * how the report looks as a table and as JSON.
 */
@NullMarked
package io.github.cxmetrics.cli.survey;

import org.jspecify.annotations.NullMarked;
