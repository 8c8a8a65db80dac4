package io.github.cxmetrics.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StripesTest {

  private static Stripes<RatingAccumulator<Nps>> stripes(int most) {
    return new Stripes<>(most);
  }

  private static void take(Stripes<RatingAccumulator<Nps>> stripes, Runnable meanwhile) {
    stripes.readers().lock();
    try {
      stripes.take(meanwhile);
    } finally {
      stripes.readers().unlock();
    }
  }

  @Test
  void thereAreAtMostTwiceAsManyAsProcessors() {
    assertThat(Stripes.mostFor(1)).isEqualTo(2);
    assertThat(Stripes.mostFor(2)).isEqualTo(4);
    assertThat(Stripes.mostFor(3)).isEqualTo(8);
    assertThat(Stripes.mostFor(4)).isEqualTo(8);
    assertThat(Stripes.mostFor(16)).isEqualTo(32);
    assertThat(Stripes.mostFor(500)).isEqualTo(64);
  }

  @Test
  void oneWriterNeedsOneStripe() {
    Stripes<RatingAccumulator<Nps>> stripes = stripes(8);
    for (int i = 0; i < 10_000; i++) {
      stripes.lock().unlock();
      take(stripes, () -> {});
    }
    assertThat(stripes.count()).isEqualTo(1);
  }

  @Test
  void whoFindsAllBusyGetsAnother() {
    Stripes<RatingAccumulator<Nps>> stripes = stripes(4);
    List<Stripe<RatingAccumulator<Nps>>> held = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      held.add(stripes.lock());
    }
    assertThat(held).doesNotHaveDuplicates();
    assertThat(stripes.count()).isEqualTo(4);
  }

  @Test
  void whoFindsAllBusyWaitsIfThereMayBeNoMore() throws InterruptedException {
    Stripes<RatingAccumulator<Nps>> stripes = stripes(1);
    Stripe<RatingAccumulator<Nps>> held = stripes.lock();
    CountDownLatch got = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      new Thread(
              () -> {
                stripes.lock().unlock();
                got.countDown();
              })
          .start();
    }
    assertThat(got.await(150, TimeUnit.MILLISECONDS)).isFalse();
    held.unlock();
    got.await();
    assertThat(stripes.count()).isEqualTo(1);
  }

  @Test
  void writersOfOneStripeExcludeEachOther() throws InterruptedException, ExecutionException {
    Stripes<RatingAccumulator<Nps>> stripes = stripes(1);
    int[] plain = {0};
    Threads.run(
        4,
        writer -> {
          for (int i = 0; i < 50_000; i++) {
            Stripe<RatingAccumulator<Nps>> stripe = stripes.lock();
            plain[0]++;
            stripe.unlock();
          }
        },
        () -> take(stripes, () -> plain[0]++));
    assertThat(plain[0]).isGreaterThanOrEqualTo(200_000);
  }
}
