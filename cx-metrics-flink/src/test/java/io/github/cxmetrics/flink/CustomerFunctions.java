package io.github.cxmetrics.flink;

/** Fields that refuse some records. */
final class CustomerFunctions {

  private CustomerFunctions() {}

  static String picky(CustomerEvent event) {
    if (event.name().equals("bad")) {
      throw new IllegalArgumentException("name must not be bad, was bad");
    }
    return event.name();
  }
}
