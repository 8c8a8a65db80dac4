/**
 * Engagement: who is active, how often, in which state of their life with a product, in which
 * sessions and with which of its features. Which bits and events are kept belongs to {@code state};
 * how an interval is computed to {@code stats}.
 *
 * <p>{@link io.github.cxmetrics.engagement.Activity} is where to begin; {@link
 * io.github.cxmetrics.engagement.Sessions} and {@link io.github.cxmetrics.engagement.FeatureUse}
 * answer what needs more than days.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.engagement;

import org.jspecify.annotations.NullMarked;
