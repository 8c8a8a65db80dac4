package io.github.cxmetrics.cli.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What events are worth. */
public final class AmountFlags {

  @Option(
      names = "--amount",
      paramLabel = "COLUMN",
      description =
          "The column of what an event is worth, or a product of columns such as"
              + " Quantity*UnitPrice; decimal numbers, of which four decimals are held exactly.")
  private @Nullable String amount;

  @Option(
      names = "--currency",
      paramLabel = "NAME",
      description = "What amounts are counted in, such as GBP; shown, never converted.")
  private @Nullable String currency;

  /** The column or product, if it is given. */
  public Optional<String> amount() {
    return Optional.ofNullable(amount);
  }

  /** The currency, if it is given. */
  public Optional<String> currency() {
    return Optional.ofNullable(currency);
  }

  /** Reads amounts, if there are any. */
  public Optional<AmountColumn> column(EventLayout layout) {
    return amount().map(text -> new AmountColumn("--amount", text, layout));
  }

  /** What behind amounts says their currency; empty if it is not known. */
  public static String suffix(Optional<String> currency) {
    return currency.map(name -> " " + name).orElse("");
  }
}
