package io.github.cxmetrics.window;

import com.google.common.math.LongMath;
import io.github.cxmetrics.state.EventTime;

/** Windows of one length that begin in equal steps. */
final class SteppedPanes extends PaneGrid {

  private final long offset;
  private final long size;
  private final long hop;
  private final long paneLength;
  private final long panesOfWindow;
  private final long panesOfHop;

  private SteppedPanes(long size, long hop, long offset) {
    this.size = size;
    this.hop = hop;
    this.offset = offset;
    paneLength = LongMath.gcd(size, hop);
    panesOfWindow = size / paneLength;
    panesOfHop = hop / paneLength;
  }

  static SteppedPanes of(TumblingWindows windows) {
    long size = windows.size().toMillis();
    return new SteppedPanes(size, size, windows.offset().toMillis());
  }

  static SteppedPanes of(SlidingWindows windows) {
    return new SteppedPanes(
        windows.size().toMillis(), windows.hop().toMillis(), windows.offset().toMillis());
  }

  @Override
  public long paneOf(long atMillis) {
    return Math.floorDiv(atMillis - offset, paneLength);
  }

  @Override
  long startOf(long pane) {
    return Math.max(pane * paneLength + offset, 1 - EventTime.FARTHEST_MILLIS);
  }

  @Override
  long endOf(long pane) {
    return Math.min((pane + 1) * paneLength + offset, EventTime.FARTHEST_MILLIS);
  }

  @Override
  public long firstWindowOf(long pane) {
    return -Math.floorDiv(panesOfWindow - 1 - pane, panesOfHop); // rounded up
  }

  @Override
  public long lastWindowOf(long pane) {
    return Math.floorDiv(pane, panesOfHop);
  }

  @Override
  public long firstPaneOf(long window) {
    return window * panesOfHop;
  }

  @Override
  public long lastPaneOf(long window) {
    return window * panesOfHop + panesOfWindow - 1;
  }

  @Override
  public Window window(long window) {
    return new Window(window * hop + offset, deadline(window));
  }

  @Override
  public long lastClosed(long watermark) {
    return Math.floorDiv(watermark - size - offset, hop);
  }

  @Override
  public long deadline(long window) {
    return window * hop + offset + size;
  }
}
