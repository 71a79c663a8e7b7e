package io.dotmac.sub.devices.conformance;

import io.dotmac.sub.devices.transport.ByteLink;
import io.dotmac.sub.devices.transport.Transcript;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * The device's side of a transcript. Strict: a byte that was not sent then is an {@link
 * AssertionError}. Takes no time: what is not there yet will never come.
 */
public final class ReplayLink implements ByteLink {
  private final Transcript transcript;
  private final String enter;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private String typed = "";
  private int next = 1;

  /** A replay to a driver whose Enter key sends {@code enter}. */
  public ReplayLink(Transcript transcript, String enter) {
    this.transcript = transcript;
    this.enter = enter;
    say(0);
  }

  private void say(int exchange) {
    output.writeBytes(
        transcript.exchanges().get(exchange).receive().getBytes(StandardCharsets.UTF_8));
  }

  /** How many exchanges have been played, the greeting included. */
  public int played() {
    return next;
  }

  /** Whether the transcript is at its end. */
  public boolean over() {
    return next == transcript.exchanges().size();
  }

  @Override
  public void write(byte[] bytes) {
    typed += new String(bytes, StandardCharsets.UTF_8);
    if (over()) {
      throw new AssertionError("the transcript is over, but \"" + typed + "\" was sent");
    }
    String wanted = transcript.exchanges().get(next).send();
    // A pager takes its key without Enter.
    String whole = wanted.equals(" ") ? wanted : wanted + enter;
    if (typed.equals(whole)) {
      say(next++);
      typed = "";
    } else if (!whole.startsWith(typed)) {
      throw new AssertionError("expected \"" + wanted + "\", but \"" + typed + "\" was sent");
    }
  }

  @Override
  public int read(byte[] into, Duration wait) {
    byte[] all = output.toByteArray();
    int count = Math.min(all.length, into.length);
    System.arraycopy(all, 0, into, 0, count);
    output.reset();
    output.writeBytes(Arrays.copyOfRange(all, count, all.length));
    return count;
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
