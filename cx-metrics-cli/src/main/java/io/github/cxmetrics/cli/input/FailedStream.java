package io.github.cxmetrics.cli.input;

import java.io.IOException;
import java.io.InputStream;

/** Fails as another stream did, for whom it is to be told. */
final class FailedStream extends InputStream {

  private final IOException failure;

  FailedStream(IOException failure) {
    this.failure = failure;
  }

  @Override
  public int read() throws IOException {
    throw failure;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    throw failure;
  }
}
