package io.github.cxmetrics.path;

/**
 * In which order events of one actor and one millisecond are read. The order of their arrival never
 * decides.
 *
 * @since 0.1
 */
public enum TieOrder {
  /** By what they are: paths by the text of their names, stages in the order of the stages. */
  BY_KIND,

  /**
   * By an explicit sequence number, which is given with each event; where that ties too, by what
   * they are.
   */
  BY_SEQUENCE
}
