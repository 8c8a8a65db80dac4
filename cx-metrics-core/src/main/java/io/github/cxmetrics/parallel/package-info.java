/**
 * Sharing work among threads the caller owns: how many, and which part is whose. Nothing here
 * starts a thread or knows what the work is.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.parallel;

import org.jspecify.annotations.NullMarked;
