package io.github.cxmetrics.cli.input;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * ISO 8601 as exports write it: a date, optionally a time behind {@code T} or a space, with or
 * without seconds and a fraction, optionally {@code Z}, {@code UTC} or an offset behind it. The
 * hour may have one digit, as spreadsheets write it. Read by hand because times are what most of a
 * run's parsing time goes to.
 */
record IsoTime() implements TimeFormat {

  @Override
  public long millisOf(String text, @Nullable ZoneId zone) {
    try {
      return new Cursor(text).millis(zone);
    } catch (DateTimeException e) {
      return NO_MATCH;
    }
  }

  /** A walk over one text. A digit that is not there is -1, which no field of a time accepts. */
  private static final class Cursor {

    private final String text;
    private int at;

    Cursor(String text) {
      this.text = text;
    }

    long millis(@Nullable ZoneId zone) {
      int year = digits(4);
      int month = take('-') ? digits(2) : -1;
      int day = take('-') ? digits(2) : -1;
      if (year < 0 || month < 0 || day < 0) {
        return NO_MATCH;
      }
      if (at == text.length()) {
        return TimeFormat.millisOf(LocalDateTime.of(year, month, day, 0, 0), zone);
      }
      if (!take('T') && !take('t') && !take(' ')) {
        return NO_MATCH;
      }
      int hour = hour();
      int minute = take(':') ? digits(2) : -1;
      int second = take(':') ? digits(2) : 0;
      int nano = take('.') || take(',') ? fraction() : 0;
      if (hour < 0 || minute < 0 || second < 0 || nano < 0) {
        return NO_MATCH;
      }
      LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second, nano);
      if (at == text.length()) {
        return TimeFormat.millisOf(local, zone);
      }
      ZoneOffset offset = offset();
      return offset == null || at < text.length()
          ? NO_MATCH
          : local.toInstant(offset).toEpochMilli();
    }

    private int hour() {
      int twoDigits = digits(2);
      return twoDigits < 0 ? digits(1) : twoDigits;
    }

    private @Nullable ZoneOffset offset() {
      take(' ');
      if (take('Z') || take('z') || take("UTC")) {
        return ZoneOffset.UTC;
      }
      int sign = take('+') ? 1 : take('-') ? -1 : 0;
      int hours = digits(2);
      int minutes = take(':') || at < text.length() ? digits(2) : 0;
      return sign == 0 || hours < 0 || minutes < 0
          ? null
          : ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    /** The digits behind the decimal point as nanoseconds; those after the ninth are dropped. */
    private int fraction() {
      int start = at;
      int nano = 0;
      int place = 100_000_000;
      for (int digit = digits(1); digit >= 0; digit = at < text.length() ? digits(1) : -1) {
        nano += digit * place;
        place /= 10;
      }
      return at == start ? -1 : nano;
    }

    /** The number in exactly so many digits, or -1 without moving. */
    private int digits(int count) {
      if (at + count > text.length()) {
        return -1;
      }
      int value = 0;
      for (int i = at; i < at + count; i++) {
        char c = text.charAt(i);
        if (c < '0' || c > '9') {
          return -1;
        }
        value = 10 * value + (c - '0');
      }
      at += count;
      return value;
    }

    private boolean take(char wanted) {
      boolean there = at < text.length() && text.charAt(at) == wanted;
      if (there) {
        at++;
      }
      return there;
    }

    private boolean take(String wanted) {
      boolean there = text.startsWith(wanted, at);
      if (there) {
        at += wanted.length();
      }
      return there;
    }
  }
}
