package io.dotmac.sub.devices.transport;

import io.dotmac.sub.devices.backup.ConfigText;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Secrets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Keeps what devices are told and what they answer, as they said it, with the secrets of each
 * conversation masked. It keeps no more than it was given room for: the oldest goes first, since
 * what is looked for is mostly the end.
 *
 * <pre>{@code
 * Recorder recorder = new Recorder(64_000);
 * try (Driver driver = devices.open("huawei-smartax", target, recorder)) {
 *   driver.require(OltDriver.class).planSuspend(ont).apply();
 * }
 * recorder.recording().text();
 * }</pre>
 */
public final class Recorder {
  private final int room;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private int used;
  private int left;

  /** One exchange; its secrets may grow until somebody looks. */
  private static final class Kept {
    final Secrets secrets;
    final String send;
    final ByteArrayOutputStream receive = new ByteArrayOutputStream();
    boolean cut;

    Kept(Secrets secrets, String send) {
      this.secrets = secrets;
      this.send = send;
    }
  }

  /** Keeps about so many characters. */
  public Recorder(int room) {
    if (room < 1) {
      throw new IllegalArgumentException("a recorder keeps 1 character or more, not " + room);
    }
    this.room = room;
  }

  /** The same ways to devices, with this beside them. */
  public Transports over(Transports ways) {
    return new Transports() {
      @Override
      public ByteLink shell(DeviceTarget target, Secrets secrets) {
        return new Listening(ways.shell(target, secrets), secrets);
      }

      @Override
      public ByteLink stream(DeviceTarget target, Secrets secrets) {
        return new Listening(ways.stream(target, secrets), secrets);
      }

      @Override
      public RestLink rest(DeviceTarget target, Secrets secrets) {
        return listening(ways.rest(target, secrets), secrets);
      }
    };
  }

  /** What was said so far. */
  public synchronized Recording recording() {
    List<Transcript.Exchange> exchanges = new ArrayList<>();
    for (Kept each : kept) {
      String received = each.receive.toString(StandardCharsets.UTF_8);
      exchanges.add(new Transcript.Exchange(
          ConfigText.masked(each.secrets.hide(each.send)),
          ConfigText.masked(each.secrets.hide(received))
              + (each.cut ? "\n(the rest was not kept)" : "")));
    }
    return new Recording(exchanges, left);
  }

  private synchronized Kept sent(Secrets secrets, String text) {
    Kept next = new Kept(secrets, text);
    kept.addLast(next);
    grown(text.length());
    return next;
  }

  /** An answer is kept up to half of the room: it does not drive out the question before it. */
  private synchronized void received(Kept to, byte[] bytes, int count) {
    int fits = Math.min(count, Math.max(0, room / 2 - to.receive.size()));
    to.receive.write(bytes, 0, fits);
    to.cut |= fits < count;
    if (kept.contains(to)) {
      grown(fits);
    }
  }

  private void grown(int by) {
    used += by;
    while (used > room && kept.size() > 1) {
      Kept oldest = kept.removeFirst();
      used -= oldest.send.length() + oldest.receive.size();
      left++;
    }
  }

  private RestLink listening(RestLink link, Secrets secrets) {
    return new RestLink() {
      @Override
      public RestReply call(RestCall call) {
        Kept said = sent(secrets, (call.method() + " " + call.path() + " " + call.body()).strip());
        RestReply reply = link.call(call);
        byte[] answer =
            (reply.status() + " " + reply.body()).strip().getBytes(StandardCharsets.UTF_8);
        received(said, answer, answer.length);
        return reply;
      }

      @Override
      public void close() {
        link.close();
      }
    };
  }

  /** One terminal or stream. What comes before anything is sent answers the login. */
  private final class Listening implements ByteLink {
    private final ByteLink link;
    private final Secrets secrets;
    private Kept present;

    Listening(ByteLink link, Secrets secrets) {
      this.link = link;
      this.secrets = secrets;
      this.present = sent(secrets, "");
    }

    @Override
    public void write(byte[] bytes) {
      present =
          sent(secrets, new String(bytes, StandardCharsets.UTF_8).replaceFirst("[\r\n]+$", ""));
      link.write(bytes);
    }

    @Override
    public int read(byte[] into, Duration wait) {
      int count = link.read(into, wait);
      if (count > 0) {
        received(present, into, count);
      }
      return count;
    }

    @Override
    public void close() {
      link.close();
    }
  }
}
