package io.dotmac.sub.samples.acme;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.driver.LineDriver;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.olt.UnconfiguredOnt;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.Step;
import io.dotmac.sub.devices.plan.TextChange;
import io.dotmac.sub.devices.transport.CliCommand;
import io.dotmac.sub.devices.transport.CliSession;
import io.dotmac.sub.devices.transport.CliStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code show PORT} prints {@code ont PORT SERIAL on|off vlan N "NOTE"} or an error. */
final class AcmeDriver extends LineDriver<CliSession> implements OltDriver {
  private static final Pattern ONT =
      Pattern.compile("ont (\\S+) (\\S+) (on|off) vlan \\d+ \"(.*)\"");
  private static final CliStyle STYLE =
      CliStyle.plain("\\w+", ">", CliStyle.Noise.line(Pattern.compile("^\\*\\* ")));

  AcmeDriver(DeviceTarget target, DriverContext context) {
    super("acme", target, context, () -> CliSession.open(context.transports(), target, STYLE));
  }

  /** One command; what the device says against it is classified here and nowhere else. */
  static List<String> run(CliSession session, CliCommand command) {
    List<String> lines = session.run(command, Duration.ofSeconds(10)).lines().stream()
        .filter(each -> !each.isBlank())
        .toList();
    if (lines.contains("error: none")) {
      throw new DeviceException(new DeviceError.NotFound("the ONT"));
    } else if (lines.stream().anyMatch(said -> said.startsWith("error: "))) {
      throw new DeviceException(new DeviceError.Rejected(RejectionCode.OTHER, "refused"));
    }
    return lines;
  }

  private static CliCommand command(String text) {
    return CliCommand.of("", text);
  }

  /** The line of an ONT; what is neither a line nor "none" must not pass for either. */
  private static Optional<String> show(CliSession session, Object place) {
    return DeviceException.unlessMissing(() -> {
      List<String> lines = run(session, command("show " + place));
      if (lines.size() != 1 || !ONT.matcher(lines.get(0)).matches()) {
        throw new DeviceException(new DeviceError.ProtocolViolation("not the line of an ONT"));
      }
      return lines.get(0);
    });
  }

  private static OntState parsed(String text) {
    Matcher ont = ONT.matcher(text);
    if (!ont.matches()) {
      throw new IllegalStateException("only lines of ONTs are parsed");
    }
    OntRef ref = new OntRef(PonPort.parse(ont.group(1)).orElseThrow(), 0);
    OptionalInt unknown = OptionalInt.empty();
    return new OntState(
        ref,
        ont.group(2),
        OntSerial.parse(ont.group(2)),
        ont.group(3).equals("on"),
        OntState.Run.UNKNOWN,
        unknown,
        unknown,
        ont.group(4),
        unknown,
        "");
  }

  @Override
  public List<UnconfiguredOnt> discover() {
    return read(session -> run(session, command("show new"))).stream()
        .map(text -> text.split(" "))
        .map(words -> new UnconfiguredOnt(
            PonPort.parse(words[0]).orElseThrow(), words[1], OntSerial.parse(words[1]), "", ""))
        .toList();
  }

  @Override
  public Optional<OntState> find(OntSerial serial) {
    return read(session -> show(session, serial)).map(AcmeDriver::parsed);
  }

  @Override
  public Optional<OntState> state(OntRef ont) {
    return read(session -> show(session, ont.port())).map(AcmeDriver::parsed);
  }

  @Override
  public Plan planAuthorize(OntAuthorization wanted) {
    if (!wanted.description().matches("[ -~&&[^\"?\\\\]]*")) {
      throw new DeviceException(new DeviceError.Invalid("description", "is plain ASCII"));
    }
    String line = "ont " + wanted.port() + " " + wanted.serial() + " on vlan "
        + wanted.service().map(OntService::vlan).orElse(1) + " \"" + wanted.description() + "\"";
    return change(
        "authorize " + wanted.serial(),
        wanted.serial(),
        now -> {
          now.map(AcmeDriver::parsed).ifPresent(there -> {
            throw new DeviceException(new DeviceError.Conflict("the serial", "at " + there.ref()));
          });
          return Step.of(command("add " + line), command("remove " + wanted.port()));
        },
        now -> now.equals(Optional.of(line)));
  }

  @Override
  public Plan planSuspend(OntRef ont) {
    return turn(ont, "off", "on");
  }

  @Override
  public Plan planResume(OntRef ont) {
    return turn(ont, "on", "off");
  }

  private Plan turn(OntRef ont, String to, String back) {
    return change(
        "turn " + to + " " + ont,
        ont.port(),
        now -> Step.of(
            command("turn " + to + " " + ont.port()), command("turn " + back + " " + ont.port())),
        now -> now.filter(text -> parsed(text).active() == to.equals("on")).isPresent());
  }

  @Override
  public Plan planDelete(OntRef ont) {
    return change(
        "delete " + ont,
        ont.port(),
        now -> Step.of(command("remove " + ont.port()), command("add " + now.orElse(""))),
        Optional::isEmpty);
  }

  /** A change in one step of the ONT at a place; its state is the line that is printed of it. */
  private Plan change(
      String operation,
      Object place,
      Function<Optional<String>, Step> step,
      Predicate<Optional<String>> goal) {
    return plan(new TextChange<>(
        operation,
        session -> show(session, place),
        (session, request) -> run(session, (CliCommand) request),
        now -> List.of(step.apply(now)),
        goal));
  }
}
