package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts and the numbers that stand for them, given in the order in which the texts first come.
 *
 * <p>Numbers mean something within one dictionary only: whoever merges or writes states translates
 * them. <b>Cost</b> each text once and an entry of a hash map. <b>Wire</b> the number of texts as a
 * count, then the texts in ascending order; they are numbered in that order when read.
 *
 * @since 0.1
 */
public final class Dictionary implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final HashMap<String, Integer> numbers = new HashMap<>();
  private final ArrayList<String> texts = new ArrayList<>();

  /* What is asked for in columns. */
  private transient @Nullable TextSlots slots;

  /** An empty dictionary. */
  public Dictionary() {}

  /**
   * The number of a text, which is given one if it has none.
   *
   * @param text well-formed text
   * @return from 0
   * @throws IllegalArgumentException if the text is new and has half a surrogate pair
   */
  public int numberOf(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    StateWriter.requireWellFormed("text of a state", text);
    int number = texts.size();
    numbers.put(text, number);
    texts.add(text);
    return number;
  }

  /**
   * The numbers of a column of texts, which are given one if they have none.
   *
   * @param column where the texts stand, well-formed
   * @param from the index of the first
   * @param to the index after the last
   * @param numbers takes the numbers, that of the first at its index 0
   * @throws IllegalArgumentException if a text is null, or is new and has half a surrogate pair;
   *     those before it may have been given a number then
   */
  public void numberAll(String[] column, int from, int to, int[] numbers) {
    TextSlots known = slots;
    if (known == null) {
      known = new TextSlots();
      slots = known;
    }
    for (int next = known.numberAll(column, from, to, from, numbers);
        next < to;
        next = known.numberAll(column, from, to, next + 1, numbers)) {
      String text = column[next];
      if (text == null) {
        throw new IllegalArgumentException("text at index " + next + " must not be null");
      }
      int number = numberOf(text);
      numbers[next - from] = number;
      known.put(text, number, texts);
    }
  }

  /**
   * Forgets the texts that were given the highest numbers.
   *
   * @param size how many stay
   */
  public void forgetFrom(int size) {
    while (texts.size() > size) {
      numbers.remove(texts.remove(texts.size() - 1));
    }
    slots = null;
  }

  /**
   * The number of a text.
   *
   * @param text any text
   * @return from 0; -1 if it has none
   */
  public int find(String text) {
    return numbers.getOrDefault(text, -1);
  }

  /**
   * The text of a number.
   *
   * @param number a number of this dictionary
   * @return its text
   */
  public String text(int number) {
    return texts.get(number);
  }

  /**
   * All texts by their numbers.
   *
   * @return an unmodifiable view
   */
  public List<String> texts() {
    return Collections.unmodifiableList(texts);
  }

  /**
   * How many texts have a number.
   *
   * @return at least 0
   */
  public int size() {
    return texts.size();
  }

  /**
   * Gives the texts of another dictionary numbers here.
   *
   * @param other the other dictionary; it is left as it was
   * @return by its numbers, the numbers here
   */
  public int[] merge(Dictionary other) {
    int[] here = new int[other.size()];
    Arrays.setAll(here, number -> numberOf(other.text(number)));
    return here;
  }

  /**
   * An independent dictionary of the same texts and numbers.
   *
   * @return the copy
   */
  public Dictionary copy() {
    Dictionary copy = new Dictionary();
    copy.numbers.putAll(numbers);
    copy.texts.addAll(texts);
    return copy;
  }

  /**
   * Whether the numbers are in the ascending order of the texts.
   *
   * @return true if they are, or there are none
   */
  public boolean isSorted() {
    for (int number = 1; number < texts.size(); number++) {
      if (texts.get(number - 1).compareTo(texts.get(number)) > 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * A dictionary of the same texts with numbers in their ascending order.
   *
   * @return a new dictionary
   */
  public Dictionary sorted() {
    Dictionary sorted = new Dictionary();
    texts.stream().sorted().forEach(sorted::numberOf);
    return sorted;
  }

  /**
   * Writes the texts in ascending order.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    List<String> sorted = new ArrayList<>(texts);
    Collections.sort(sorted);
    out.writeCount(sorted.size());
    sorted.forEach(out::writeString);
  }

  /**
   * Reads a dictionary.
   *
   * @param in where to read
   * @return a new dictionary whose numbers are in the order of the texts
   * @throws StateFormatException if the texts do not ascend
   */
  public static Dictionary readFrom(StateReader in) {
    Dictionary read = new Dictionary();
    int size = in.readLength(1);
    String previous = null;
    for (int i = 0; i < size; i++) {
      String text = in.readString();
      if (previous != null && previous.compareTo(text) >= 0) {
        throw new StateFormatException(
            "texts of a state must ascend, was '" + text + "' after '" + previous + "'");
      }
      read.numberOf(text);
      previous = text;
    }
    return read;
  }
}
