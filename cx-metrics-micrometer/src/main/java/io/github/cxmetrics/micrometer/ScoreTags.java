package io.github.cxmetrics.micrometer;

import io.micrometer.core.instrument.Tags;

/**
 * What a score is of, as the tags of its meters. The keys are always {@code metric}, {@code
 * channel}, {@code product} and {@code segment}, because all meters of a name must have the same
 * keys. A tag whose value is not said has the value {@value #ALL}.
 *
 * <p>Values must be few: names of surveys, channels and products, never of people or tickets.
 *
 * @param metric which survey or question, such as {@code "relationship"}
 * @param channel where it was asked, such as {@code "email"}
 * @param product what it was asked about
 * @since 0.1
 */
public record ScoreTags(String metric, String channel, String product) {

  /** The value of a tag that does not divide. */
  public static final String ALL = "all";

  /**
   * Checks the values.
   *
   * @param metric as the record component
   * @param channel as the record component
   * @param product as the record component
   * @throws IllegalArgumentException if one of them is blank, which registries drop or refuse
   */
  public ScoreTags {
    requireText("metric", metric);
    requireText("channel", channel);
    requireText("product", product);
  }

  private static void requireText(String key, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("tag " + key + " must not be blank, was '" + value + "'");
    }
  }

  /**
   * The tags of a survey over all channels and products.
   *
   * @param metric as the record component
   * @return the tags
   */
  public static ScoreTags of(String metric) {
    return new ScoreTags(metric, ALL, ALL);
  }

  /**
   * The same with another channel.
   *
   * @param name as the record component
   * @return the tags
   */
  public ScoreTags withChannel(String name) {
    return new ScoreTags(metric, name, product);
  }

  /**
   * The same with another product.
   *
   * @param name as the record component
   * @return the tags
   */
  public ScoreTags withProduct(String name) {
    return new ScoreTags(metric, channel, name);
  }

  Tags of(Segment segment) {
    return Tags.of(
        "metric", metric, "channel", channel, "product", product, "segment", segment.tag());
  }

  /** The value of the tag {@code segment}. */
  record Segment(String tag) {

    static final Segment WHOLE = new Segment(ALL);
    static final Segment OTHER = new Segment("other");

    /**
     * A segment by its key; those that are blank, quoted or mean something else here are quoted.
     */
    static Segment named(Object key) {
      String text = key.toString();
      boolean taken =
          text.isBlank() || text.startsWith("\"") || text.equals(ALL) || text.equals(OTHER.tag);
      return new Segment(taken ? '"' + text + '"' : text);
    }
  }
}
