package io.dotmac.sub.core.event.feed;

import io.dotmac.sub.core.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the order of events: behind the event {@code seq} of the transaction {@code txid}.
 *
 * @param txid PostgreSQL's number of the transaction, which never comes again in an installation
 */
public record EventCursor(long txid, long seq) {
  /** Before the first event. */
  public static final EventCursor START = new EventCursor(0, 0);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

  /** Reads what {@link #toString} wrote; {@code 0} is the start. */
  public static EventCursor parse(String text) {
    if (text.equals("0")) {
      return START;
    }
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
      throw Problem.invalid(
          "/after",
          "cursor",
          "expected 0 or the next_cursor of an earlier answer, found '" + shown + "'");
    }
    return new EventCursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
  }

  @Override
  public String toString() {
    return txid + "-" + seq;
  }
}
