package io.github.cxmetrics.cli.event;

/**
 * What became of the records of an input.
 *
 * @param filtered how many a condition left out
 * @param late how many lie after the time at which the data end
 * @param used how many are events of an actor
 * @param rejected how many could not be used
 * @param noActor how many of those rejected name no actor
 * @param noTime how many of those rejected name an actor and no time
 */
public record InputCounts(
    long filtered, long late, long used, long rejected, long noActor, long noTime) {

  /** How many records were read. */
  public long rows() {
    return filtered + late + used + rejected;
  }

  /** How many of those rejected had another fault. */
  public long otherFaults() {
    return rejected - noActor - noTime;
  }
}
