package io.github.cxmetrics.retention;

import java.time.Instant;
import java.util.function.Consumer;

/** Answers questions from the records of many actors. */
final class RepeatReading {

  private RepeatReading() {}

  static RepeatPurchase result(RepeatState state, RepeatQuestion question) {
    long asOfMillis = asOfMillis(state, question);
    RepeatFolder folder = new RepeatFolder(question, asOfMillis);
    state.forEach(asOfMillis, folder::add);
    return folder.result();
  }

  private static long asOfMillis(RepeatState state, RepeatQuestion question) {
    return question.asOf().map(Instant::toEpochMilli).orElse(state.latestMillis());
  }

  static void forEachGap(
      RepeatState state, RepeatQuestion question, Consumer<? super RepeatGap> visitor) {
    long asOfMillis = asOfMillis(state, question);
    state.forEachInOrder( // what folds them may round
        asOfMillis,
        history -> {
          int orders = history.orders();
          for (int order = 1; order < orders; order++) {
            long millis = history.atMillis(order) - history.atMillis(order - 1);
            visitor.accept(new RepeatGap(order + 1, millis, true));
          }
          if (orders > 0) {
            long millis = asOfMillis - history.atMillis(orders - 1);
            visitor.accept(new RepeatGap(orders + 1, millis, false));
          }
        });
  }
}
