package io.dotmac.sub.devices.transport;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A conversation with a command line. One thread at a time.
 *
 * <p>A reply is over when the line being written is the device's prompt, with the name that it
 * showed first. Devices that echo must have echoed the command before a prompt counts: so the
 * prompt that follows an alarm is not taken for the answer. After a failure the conversation is of
 * no more use, since nobody knows which question the next answer belongs to.
 */
public final class CliSession implements AutoCloseable {
  private static final int LONGEST_REPLY = 64 << 20;
  private static final Duration GRACE = Duration.ofMillis(100);

  private final ByteLink link;
  private final CliStyle style;
  private final Secrets secrets;
  private final Screen screen = new Screen();
  private final byte[] bytes = new byte[8192];
  private Pattern prompt;
  private Echo echo = Echo.UNKNOWN;
  private int pagers;

  private enum Echo {
    UNKNOWN,
    YES,
    NO
  }

  private CliSession(ByteLink link, CliStyle style, Secrets secrets) {
    this.link = link;
    this.style = style;
    this.secrets = secrets;
    this.prompt = style.firstPrompt();
  }

  /** Waits for the first prompt. Some devices print none before a key is pressed. */
  public static CliSession open(ByteLink link, CliStyle style, Secrets secrets, Duration limit) {
    CliSession session = new CliSession(link, style, secrets);
    session.greet(limit);
    return session;
  }

  /** Opens a shell of a device; its login is among what is never shown. */
  public static CliSession open(Transports transports, DeviceTarget target, CliStyle style) {
    Secrets secrets = new Secrets();
    target.credential().hideIn(secrets);
    return open(transports, target, style, secrets);
  }

  static CliSession open(
      Transports transports, DeviceTarget target, CliStyle style, Secrets secrets) {
    ByteLink link = transports.shell(target, secrets);
    try {
      return open(link, style, secrets, target.limits().connect());
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  private void greet(Duration limit) {
    boolean woken = false;
    while (true) {
      Optional<Matcher> first = Transcribed.end(screen, style, style.firstPrompt());
      // A banner may look like a prompt until its line goes on: wait a moment.
      boolean found = first.isPresent();
      int count = link.read(bytes, found ? GRACE : woken ? limit : limit.dividedBy(4));
      if (count > 0) {
        screen.print(bytes, count);
        answerAside();
      } else if (count < 0) {
        throw lost("before the first prompt");
      } else if (first.isPresent()) {
        prompt = style.prompt().apply(first.get().group(1));
        screen.clear();
        return;
      } else if (woken) {
        throw new DeviceException(new DeviceError.TimedOut("(first prompt)", limit));
      } else {
        woken = true;
        write(style.enter());
      }
    }
  }

  /** Sends a command and reads its whole answer. */
  public CliReply run(CliCommand command, Duration limit) {
    return run(command, limit, Optional.empty());
  }

  /** The same; a question for a password is answered with this one. */
  public CliReply run(CliCommand command, Duration limit, Optional<String> password) {
    command.secrets().forEach(secrets::add);
    screen.clear();
    pagers = 0;
    write(command.text() + style.enter());
    Conversation talk = new Conversation(command, limit, password);
    while (true) {
      Optional<CliReply> reply = talk.step();
      if (reply.isPresent()) {
        screen.clear();
        return reply.get();
      }
    }
  }

  /** The state of one exchange. */
  private final class Conversation {
    private static final Pattern PASSWORD = Pattern.compile("(?i).*password\\s*:");
    private final CliCommand command;
    private final Duration limit;
    private Optional<String> password;
    private Optional<String> refused = Optional.empty();
    private long total;

    Conversation(CliCommand command, Duration limit, Optional<String> password) {
      this.command = command;
      this.limit = limit;
      this.password = password;
    }

    Optional<CliReply> step() {
      int count = link.read(bytes, limit);
      if (count == 0) {
        throw new DeviceException(new DeviceError.TimedOut(command.shown(), limit));
      } else if (count < 0) {
        throw lost("in the answer to: " + command.shown());
      }
      total += count;
      if (total > LONGEST_REPLY) {
        throw new DeviceException(new DeviceError.ProtocolViolation(
            "the answer has more than " + LONGEST_REPLY + " bytes: " + command.shown()));
      }
      screen.print(bytes, count);
      if (answerPager() || answerAside() || answerQuestion()) {
        return Optional.empty();
      }
      return finished();
    }

    private boolean answerQuestion() {
      String line = screen.current();
      if (password.isPresent() && PASSWORD.matcher(line).matches()) {
        secrets.add(password.get());
        write(password.get() + style.enter());
        password = Optional.empty();
        screen.eraseCurrent();
        return true;
      }
      if (style.confirmation().matcher(line).find()) {
        if (!command.confirms()) {
          refused = Optional.of(line.strip());
        }
        boolean whole = line.toLowerCase(Locale.ROOT).contains("yes/no");
        String yes = whole ? "yes" : "y";
        String no = whole ? "no" : "n";
        write((command.confirms() ? yes : no) + style.enter());
        screen.eraseCurrent();
        return true;
      }
      return false;
    }

    private Optional<CliReply> finished() {
      Optional<Matcher> end = Transcribed.end(screen, style, prompt);
      if (end.isEmpty()) {
        return Optional.empty();
      }
      List<String> lines = Transcribed.of(screen.lines(), style);
      int heard = Transcribed.echo(lines, command.text());
      if (echo == Echo.UNKNOWN && !command.text().isBlank()) {
        echo = heard >= 0 ? Echo.YES : Echo.NO;
      }
      if (echo == Echo.YES && heard < 0 && !command.text().isBlank()) {
        return Optional.empty();
      }
      if (refused.isPresent()) {
        throw new DeviceException(new DeviceError.ProtocolViolation("the device asked \""
            + secrets.hide(refused.get()) + "\", which was answered with no"));
      }
      List<String> answer = echo == Echo.YES ? lines.subList(heard + 1, lines.size()) : lines;
      return Optional.of(new CliReply(
          Transcribed.without(answer, prompt, command.text()), end.get().group(1)));
    }
  }

  private boolean answerPager() {
    if (!style.pager().matcher(screen.current()).find()) {
      return false;
    }
    if (++pagers > 1_000_000) {
      throw new DeviceException(new DeviceError.ProtocolViolation("the pager never ends"));
    }
    screen.eraseCurrent();
    write(" ");
    return true;
  }

  private boolean answerAside() {
    for (Map.Entry<Pattern, String> aside : style.asides().entrySet()) {
      if (aside.getKey().matcher(screen.current()).find()) {
        screen.eraseCurrent();
        write(aside.getValue());
        return true;
      }
    }
    return false;
  }

  private void write(String text) {
    link.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static DeviceException lost(String where) {
    return new DeviceException(new DeviceError.Unreachable("the session ended " + where));
  }

  @Override
  public void close() {
    link.close();
  }
}
