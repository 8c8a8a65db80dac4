package io.github.cxmetrics.survey;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Which outcomes a record of an asked person can have, and what is made of their counts. */
sealed interface ResponseDefinition<E extends Enum<E>, R> extends Serializable
    permits DispositionDefinition, ResponseFunnelDefinition {

  String kind();

  String describe();

  /** The outcomes that are counted; their order is that of the bytes. */
  List<E> outcomes();

  R read(Map<E, Long> counts);
}
