package io.github.cxmetrics.window;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Objects;

/** Keys that are texts, numbered as they come; no number is given twice. */
final class OpenTexts<T> extends OpenKeys<T, String> {

  private static final Comparator<OpenText> BY_TEXT = Comparator.comparing(open -> open.text);

  private final Field<? super T, String> field;
  private final HashMap<String, OpenText> byText = new HashMap<>();
  private final KeyTable<OpenText> byNumber = new KeyTable<>();
  private long next;

  /* The text that was asked for last of those that are not open. */
  private String asked = "";

  /** A text and how many panes it has. */
  private static final class OpenText {
    private final String text;
    private final long number;
    private int panes;

    OpenText(String text, long number) {
      this.text = text;
      this.number = number;
    }
  }

  OpenTexts(Field<? super T, String> field) {
    this.field = field;
  }

  @Override
  void require(T record) {
    WindowKey.ByText.requireText(field.apply(record));
  }

  @Override
  long idOf(T record) {
    return idOf(field.apply(record));
  }

  private long idOf(String text) {
    OpenText open = byText.get(text);
    if (open != null) {
      return open.number;
    }
    asked = text;
    return next;
  }

  @Override
  String keyOf(long id) {
    return entry(id).text;
  }

  private OpenText entry(long id) {
    return Objects.requireNonNull(byNumber.get(id));
  }

  @Override
  boolean isOpen(long id) {
    return id != next;
  }

  @Override
  int size() {
    return byText.size();
  }

  @Override
  void opened(long id) {
    if (id == next) {
      OpenText open = new OpenText(asked, next++);
      byText.put(open.text, open);
      byNumber.put(open.number, open);
    }
    entry(id).panes++;
  }

  @Override
  void closed(long id) {
    OpenText open = entry(id);
    if (--open.panes == 0) {
      byText.remove(open.text);
      byNumber.remove(id);
    }
  }

  @Override
  void sort(long[] ids) {
    OpenText[] open = new OpenText[ids.length];
    Arrays.setAll(open, i -> entry(ids[i]));
    Arrays.sort(open, BY_TEXT);
    Arrays.setAll(ids, i -> open[i].number);
  }

  @Override
  int compare(long left, long right) {
    return keyOf(left).compareTo(keyOf(right));
  }

  @Override
  void write(long id, StateWriter out) {
    out.writeString(keyOf(id));
  }

  @Override
  long read(StateReader in) {
    return idOf(in.readString());
  }
}
