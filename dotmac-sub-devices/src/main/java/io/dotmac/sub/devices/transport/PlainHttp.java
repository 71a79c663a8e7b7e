package io.dotmac.sub.devices.transport;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Secrets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;

/**
 * HTTP 1.1 that tells the reason phrase, which the JDK's client drops, and never sends a request
 * twice, which the JDK's older one does. One connection for each call.
 */
public final class PlainHttp implements RestLink {
  private static final int LARGEST = 64 << 20;

  private final Transports transports;
  private final DeviceTarget target;
  private final Secrets secrets;
  private final String authorization;

  /** Calls carry the login of the target; an empty password sends none. */
  public PlainHttp(Transports transports, DeviceTarget target, Secrets secrets) {
    this.transports = transports;
    this.target = target;
    this.secrets = secrets;
    String password = target.credential().password();
    String login = target.credential().user() + ":" + password;
    String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    secrets.add(encoded);
    this.authorization = password.isEmpty() ? "" : "Authorization: Basic " + encoded + "\r\n";
  }

  @Override
  public RestReply call(RestCall call) {
    byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
    String head = call.method() + " " + call.path() + " HTTP/1.1\r\nHost: "
        + target.address().getHostString() + ":" + target.address().getPort()
        + "\r\nConnection: close\r\n" + authorization
        + (body.length == 0 ? "" : "Content-Type: application/json\r\n")
        + (call.method().equals("GET") ? "" : "Content-Length: " + body.length + "\r\n") + "\r\n";
    if (head.chars().anyMatch(c -> c > '~') || call.path().matches("(?s).*[\\s].*")) {
      throw new IllegalArgumentException("a path is encoded before it is sent");
    }
    String shown = secrets.hide(call.method() + " " + call.path());
    try (ByteLink link = transports.stream(target, secrets)) {
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
      request.writeBytes(body);
      link.write(request.toByteArray());
      return new Answer(link, shown, !call.method().equals("HEAD")).read();
    }
  }

  @Override
  public void close() {
    // Each call closes its own connection.
  }

  /** Reads one answer. */
  private final class Answer {
    private final ByteLink link;
    private final String shown;
    private final boolean hasBody;
    private final byte[] bytes = new byte[8192];
    private final long end = System.nanoTime() + target.limits().answer().toNanos();
    private int from;
    private int to;
    private long total;

    Answer(ByteLink link, String shown, boolean hasBody) {
      this.link = link;
      this.shown = shown;
      this.hasBody = hasBody;
    }

    RestReply read() {
      String[] status = line().split(" ", 3);
      if (status.length < 2
          || !status[0].startsWith("HTTP/1.")
          || !status[1].matches("[1-5]\\d\\d")) {
        throw violation("no status line");
      }
      int length = -1;
      boolean chunked = false;
      for (String header = line(); !header.isEmpty(); header = line()) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.matches("content-length:\\s*\\d{1,9}\\s*")) {
          length = Integer.parseInt(lower.replaceAll("\\D", ""));
        }
        chunked |= lower.matches("transfer-encoding:.*\\bchunked\\b.*");
      }
      int code = Integer.parseInt(status[1]);
      boolean empty = !hasBody || code == 204 || code == 304 || code < 200;
      byte[] body =
          empty ? new byte[0] : chunked ? chunks() : length >= 0 ? exactly(length) : rest();
      return new RestReply(
          code,
          status.length > 2 ? status[2].strip() : "",
          new String(body, StandardCharsets.UTF_8));
    }

    private byte[] chunks() {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      while (true) {
        String size = line().replaceFirst(";.*", "").strip();
        if (!size.matches("[0-9a-fA-F]{1,7}")) {
          throw violation("no size of a chunk");
        }
        int length = Integer.parseInt(size, 16);
        if (length == 0) {
          return body.toByteArray();
        }
        body.writeBytes(exactly(length));
        line();
      }
    }

    private byte[] exactly(int length) {
      if (length > LARGEST) {
        throw violation("a body of " + length + " octets");
      }
      byte[] body = new byte[length];
      for (int i = 0; i < length; i++) {
        int next = next();
        if (next < 0) {
          throw lost();
        }
        body[i] = (byte) next;
      }
      return body;
    }

    private byte[] rest() {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (int next = next(); next >= 0; next = next()) {
        body.write(next);
      }
      return body.toByteArray();
    }

    private String line() {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      while (true) {
        int next = next();
        if (next < 0) {
          throw lost();
        } else if (next == '\n') {
          return line.toString(StandardCharsets.UTF_8).stripTrailing();
        }
        line.write(next);
      }
    }

    /** The next octet; -1 at the end. */
    private int next() {
      if (from == to) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        int count = left.isNegative() ? 0 : link.read(bytes, left);
        if (count == 0) {
          throw new DeviceException(
              new DeviceError.TimedOut(shown, target.limits().answer()));
        } else if (count < 0) {
          return -1;
        }
        total += count;
        if (total > LARGEST) {
          throw violation("more than " + LARGEST + " octets");
        }
        from = 0;
        to = count;
      }
      return bytes[from++] & 0xff;
    }

    private DeviceException lost() {
      return new DeviceException(
          new DeviceError.Unreachable("the connection was closed without an answer to: " + shown));
    }

    private DeviceException violation(String what) {
      return new DeviceException(
          new DeviceError.ProtocolViolation("an answer with " + what + " to: " + shown));
    }
  }
}
