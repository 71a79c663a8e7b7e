package io.dotmac.sub.devices.mikrotik;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.parse.Row;
import io.dotmac.sub.devices.transport.ByteLink;
import io.dotmac.sub.devices.transport.Transports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The binary API of RouterOS: sentences of words, each with its length before it. */
final class RosApi implements RosConnection {
  private final ByteLink link;
  private final Duration limit;
  private final Secrets secrets;
  private final ApiReader reader;

  private RosApi(ByteLink link, Duration limit, Secrets secrets) {
    this.link = link;
    this.secrets = secrets;
    this.limit = limit;
    this.reader = new ApiReader(into -> {
      int count = link.read(into, limit);
      if (count < 0) {
        throw new DeviceException(new DeviceError.Unreachable("the router ended the session"));
      }
      return count;
    });
  }

  static RosApi open(Transports transports, DeviceTarget target) {
    Secrets secrets = new Secrets();
    target.credential().hideIn(secrets);
    ByteLink link = transports.stream(target, secrets);
    try {
      RosApi api = new RosApi(link, target.limits().answer(), secrets);
      try {
        api.talk(
            "/login",
            List.of(
                "/login",
                "=name=" + target.credential().user(),
                "=password=" + target.credential().password()));
      } catch (DeviceException e) {
        // Every refusal of a login is one, whatever its words.
        throw e.error() instanceof DeviceError.Rejected
            ? new DeviceException(new DeviceError.AuthenticationFailed(
                "the router refused the login of " + target.credential().user()))
            : e;
      }
      return api;
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  @Override
  public List<Row> print(String menu, Map<String, String> where) {
    List<String> words = new ArrayList<>();
    words.add("/" + menu + "/print");
    where.forEach((name, value) -> words.add("?" + name + "=" + value));
    return RosConnection.hiding(secrets, talk(words.get(0), words));
  }

  @Override
  public void run(RosCommand command) {
    command.hideIn(secrets);
    talk(command.shown(), RosWire.words(located(command)));
  }

  /** Sends a sentence and reads until the router says that it is done. */
  private List<Row> talk(String shown, List<String> words) {
    link.write(ApiReader.sentence(words));
    List<Row> rows = new ArrayList<>();
    String refusal = "";
    while (true) {
      List<String> answer = reader
          .next()
          .orElseThrow(() -> new DeviceException(new DeviceError.TimedOut(shown, limit)));
      Row values = values(answer);
      switch (answer.isEmpty() ? "" : answer.get(0)) {
        case "!re" -> rows.add(values);
        case "!trap" ->
          refusal = values.text("message").isEmpty()
              ? "refused without a reason"
              : values.text("message");
        case "!fatal" ->
          throw new DeviceException(new DeviceError.Unreachable("the router ended the session: "
              + String.join(" ", answer.subList(1, answer.size()))));
        case "!done" -> {
          if (!refusal.isEmpty()) {
            throw new DeviceException(RosErrors.classify(refusal).hiding(secrets));
          }
          return rows;
        }
        case "!empty", "" -> {
          // Newer routers say that there is nothing before they are done.
        }
        default ->
          throw new DeviceException(new DeviceError.ProtocolViolation(
              "the router answers with another kind of sentence"));
      }
    }
  }

  private static Row values(List<String> words) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : words) {
      int at = word.indexOf('=', 1);
      if (word.startsWith("=") && at > 0) {
        values.put(word.substring(1, at), word.substring(at + 1));
      }
    }
    return new Row(values);
  }

  @Override
  public void close() {
    link.close();
  }
}
