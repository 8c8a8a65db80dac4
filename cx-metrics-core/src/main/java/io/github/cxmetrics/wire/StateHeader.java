package io.github.cxmetrics.wire;

import java.io.Serializable;
import java.util.List;

/**
 * What a state says about itself before its numbers: which kind of state it is, in which version of
 * its layout, under which definition, and the same of the states it is composed of.
 *
 * <p>Two accumulators may be merged exactly when their headers are equal; bytes may be read when
 * kind and definition are equal and their version is not newer than the reader's.
 *
 * @param kind a short stable name, such as {@code "nps"}; third parties put a domain of theirs in
 *     front
 * @param version the version of the payload's layout, from 1
 * @param definition the definition in words that identify it, such as {@code "0..10, promoters from
 *     9, detractors to 6"}; empty if the kind says it all
 * @param parts the headers of the states inside this one, in the order of the payload
 * @since 0.1
 */
public record StateHeader(String kind, int version, String definition, List<StateHeader> parts)
    implements Serializable {

  private static final int MAX_VERSION = 0xFFFF;
  private static final int MAX_PARTS = 0xFF;
  private static final int MAX_DEPTH = 32;

  /**
   * Checks the parts of the header.
   *
   * @param kind as the record component
   * @param version as the record component
   * @param definition as the record component
   * @param parts as the record component
   * @throws IllegalArgumentException if the kind is empty, the version outside 1..65535, or there
   *     are more parts or levels than a reader accepts
   */
  public StateHeader {
    if (kind.isEmpty()) {
      throw new IllegalArgumentException("state kind must not be empty");
    }
    if (version < 1 || version > MAX_VERSION) {
      throw new IllegalArgumentException(
          "state version must be in 1.." + MAX_VERSION + ", was " + version);
    }
    parts = List.copyOf(parts);
    if (parts.size() > MAX_PARTS || depth(parts) > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "state must have at most "
              + MAX_PARTS
              + " parts and nest at most "
              + MAX_DEPTH
              + " deep");
    }
  }

  /**
   * The header of a state that is not composed of others.
   *
   * @param kind as the record component
   * @param version as the record component
   * @param definition as the record component
   * @return the header without parts
   */
  public static StateHeader of(String kind, int version, String definition) {
    return new StateHeader(kind, version, definition, List.of());
  }

  /**
   * Checks that a state with another header may be merged into a state with this one.
   *
   * @param other the header of the state to be merged
   * @throws IllegalArgumentException if the headers differ, naming both
   */
  public void requireSame(StateHeader other) {
    if (!equals(other)) {
      throw new IllegalArgumentException(
          "cannot merge states of different definitions: " + this + " and " + other);
    }
  }

  private static int depth(List<StateHeader> parts) {
    return parts.stream().mapToInt(part -> 1 + depth(part.parts)).max().orElse(0);
  }

  void writeTo(StateWriter out) {
    out.writeString(kind);
    out.writeCount(version);
    out.writeString(definition);
    out.writeCount(parts.size());
    for (StateHeader part : parts) {
      part.writeTo(out);
    }
  }

  static StateHeader readFrom(StateReader in) {
    return readFrom(in, 0);
  }

  private static StateHeader readFrom(StateReader in, int depth) {
    if (depth > MAX_DEPTH) {
      throw new StateFormatException("state must nest at most " + MAX_DEPTH + " deep");
    }
    String kind = in.readString();
    if (kind.isEmpty()) {
      throw new StateFormatException("state kind must not be empty");
    }
    int version = (int) in.readCount(1, MAX_VERSION, "state version");
    String definition = in.readString();
    StateHeader[] parts = new StateHeader[(int) in.readCount(0, MAX_PARTS, "number of parts")];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = readFrom(in, depth + 1);
    }
    return new StateHeader(kind, version, definition, List.of(parts));
  }

  /**
   * Checks that bytes with another header can be read where this one is expected.
   *
   * @param found the header of the bytes
   * @throws StateFormatException if kind, definition or parts differ, or the version is newer
   */
  public void requireReadable(StateHeader found) {
    if (!found.kind.equals(kind)) {
      throw new StateFormatException("state must be of kind " + kind + ", was " + found.kind);
    }
    if (!found.definition.equals(definition)) {
      throw new StateFormatException(
          "state of kind "
              + kind
              + " must be of definition ["
              + definition
              + "], was ["
              + found.definition
              + "]");
    }
    if (found.version > version) {
      throw new StateFormatException(
          "state of kind "
              + kind
              + " must be of version 1.."
              + version
              + ", was "
              + found.version
              + " (written by a newer library)");
    }
    if (found.parts.size() != parts.size()) {
      throw new StateFormatException(
          "state of kind "
              + kind
              + " must have "
              + parts.size()
              + " parts, was "
              + found.parts.size());
    }
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).requireReadable(found.parts.get(i));
    }
  }

  /**
   * The header as messages show it.
   *
   * @return for example {@code by(nps[0..10, promoters from 9, detractors to 6])}
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind);
    if (version != 1) {
      text.append(" v").append(version);
    }
    if (!definition.isEmpty()) {
      text.append('[').append(definition).append(']');
    }
    for (int i = 0; i < parts.size(); i++) {
      text.append(i == 0 ? "(" : ", ").append(parts.get(i));
    }
    return parts.isEmpty() ? text.toString() : text.append(')').toString();
  }
}
