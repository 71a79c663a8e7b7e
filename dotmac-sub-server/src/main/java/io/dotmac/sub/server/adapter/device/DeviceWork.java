package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.provisioning.run.Direction;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.core.provisioning.run.StepResult;
import io.dotmac.sub.core.provisioning.run.StepWork;
import io.dotmac.sub.core.provisioning.workflow.StepConfig;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.script.ConfigScript;
import io.dotmac.sub.devices.script.ScriptDriver;
import io.dotmac.sub.devices.transport.Recorder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Carries out steps on line terminals. Each change is a plan that is worked out from the state read
 * at that moment and read back at the end, so that a step may be asked for again: what is there is
 * not sent twice.
 */
public final class DeviceWork implements StepWork {
  private static final int USUAL_WAIT_SECONDS = 300;
  /** Characters of a step's conversation that are kept. */
  private static final int CONVERSATION = 32_000;

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private final DeviceDoor door;

  /** Reaches devices through that door. */
  public DeviceWork(DeviceDoor door) {
    this.door = door;
  }

  @Override
  public StepResult carryOut(StepRequest request) {
    Recorder recorder = new Recorder(CONVERSATION);
    StepTranscript said = new StepTranscript(request, recorder);
    try (Driver driver = door.open(request.target(), recorder)) {
      OltDriver olt = driver.require(OltDriver.class);
      return request.direction() == Direction.APPLY
          ? apply(driver, olt, request, said)
          : takeDown(driver, olt, request, said);
    } catch (DeviceException e) {
      return said.broken(e.error());
    }
  }

  private static StepResult apply(
      Driver driver, OltDriver olt, StepRequest request, StepTranscript said) {
    return switch (request.type()) {
      case ASSIGN_ONT -> assign(olt, request, said);
      case PUSH_CONFIG -> push(driver, olt, request, said);
      case CONFIRM_UP -> confirm(olt, request, said);
    };
  }

  private static StepResult assign(OltDriver olt, StepRequest request, StepTranscript said) {
    PonPort port = port(request);
    OntSerial serial = serial(request);
    Optional<OntState> before = olt.find(serial);
    if (request.interrupted()) {
      said.readBack(serial, before);
    }
    StepConfig config = request.config();
    OntAuthorization wanted = new OntAuthorization(
        port,
        serial,
        orNone(config.lineProfile()),
        orNone(config.serviceProfile()),
        request.description(),
        Optional.empty(),
        OptionalInt.empty(),
        orNone(config.ontType()));
    StepResult result =
        said.applied(olt.planAuthorize(wanted), done -> olt.find(serial).map(OntState::ref));
    // An ONT that was there before is not this run's to take out again.
    boolean others = before.isPresent() && !request.interrupted();
    return others && result instanceof StepResult.Done done
        ? new StepResult.Done(done.transcript(), done.ont(), false)
        : result;
  }

  /** Where a line terminal has no numbered profiles, none is told. */
  private static int orNone(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  private static String orNone(@Nullable String name) {
    return name == null ? "" : name;
  }

  private static StepResult push(
      Driver driver, OltDriver olt, StepRequest request, StepTranscript said) {
    OntSerial serial = serial(request);
    Optional<OntState> found = olt.find(serial);
    if (request.interrupted()) {
      said.readBack(serial, found);
    }
    if (found.isEmpty()) {
      return said.failed("the ONT " + serial + " is not let in", List.of());
    }
    OntRef ont = found.get().ref();
    Plan plan = request.template().isPresent()
        ? scripts(driver).planScript(script(request, ont))
        : olt.planSetService(ont, service(request));
    return said.applied(plan, result -> Optional.of(ont));
  }

  private static ScriptDriver scripts(Driver driver) {
    return driver.require(ScriptDriver.class);
  }

  private static ConfigScript script(StepRequest request, OntRef ont) {
    return DeviceTemplates.script(request, request.template().orElseThrow(), ont);
  }

  /** What a template would do to an ONT that is let in, as its device is now; changes nothing. */
  public Plan preview(StepRequest request) {
    try (Driver driver = door.open(request.target())) {
      OntRef ont = driver
          .require(OltDriver.class)
          .find(serial(request))
          .map(OntState::ref)
          .orElseThrow(() -> new DeviceException(
              new DeviceError.NotFound("the ONT " + request.input().canonicalSerial())));
      return scripts(driver).planScript(script(request, ont));
    }
  }

  private static OntService service(StepRequest request) {
    StepConfig config = request.config();
    int vlan = request.vlan().orElseThrow();
    OntService plain = new OntService(
        vlan,
        config.userVlan() == null ? vlan : config.userVlan(),
        config.gemport() == null ? 1 : config.gemport(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        orNone(config.upstreamProfile()),
        orNone(config.downstreamProfile()));
    return config.inboundTable() == null || config.outboundTable() == null
        ? plain
        : plain.limitedBy(config.inboundTable(), config.outboundTable());
  }

  private static StepResult confirm(OltDriver olt, StepRequest request, StepTranscript said) {
    OntSerial serial = serial(request);
    Optional<OntState> found = olt.find(serial);
    if (found.isEmpty()) {
      return said.failed("the ONT " + serial + " is not let in", List.of());
    }
    OntState state = found.get();
    said.say("read: ONT " + serial + " at " + state.ref() + " is "
        + state.run().name().toLowerCase(java.util.Locale.ROOT));
    if (state.run() == OntState.Run.ONLINE) {
      return said.done(Optional.of(state.ref()), false);
    }
    Integer wait = request.config().timeoutSeconds();
    Duration most = Duration.ofSeconds(wait == null ? USUAL_WAIT_SECONDS : wait);
    String why = "the ONT is not online";
    return request.waited().compareTo(most) >= 0
        ? said.failed(why + " after " + most.toSeconds() + " seconds", List.of())
        : said.later(why, LOOK_AGAIN, false);
  }

  /** Takes the ONT out where the run had let it in, with all that hangs on it. */
  private static StepResult takeDown(
      Driver driver, OltDriver olt, StepRequest request, StepTranscript said) {
    OntSerial serial = serial(request);
    Optional<OntState> found = olt.find(serial);
    if (request.interrupted()) {
      said.readBack(serial, found);
    }
    if (found.isEmpty()) {
      said.say("read: there is no ONT " + serial);
      return said.done(Optional.empty(), request.interrupted());
    }
    OntRef ont = found.get().ref();
    if (!ont.port().equals(port(request))) {
      return said.failed(
          "the ONT " + serial + " is at " + ont + " and not where it was let in",
          List.of("ONT " + serial + " at " + ont));
    }
    return switch (request.type()) {
      case ASSIGN_ONT -> said.applied(olt.planDelete(ont), result -> Optional.empty());
      case PUSH_CONFIG, CONFIRM_UP ->
        request.template().isPresent()
            ? said.applied(
                scripts(driver).planScript(script(request, ont).reversed()),
                result -> Optional.of(ont))
            : said.failed(
                "this driver does not take a service from an ONT that stays",
                List.of("service of VLAN " + request.vlan().orElse(0) + " of " + ont));
    };
  }

  private static PonPort port(StepRequest request) {
    return PonPort.parse(request.input().ponPort())
        .orElseThrow(() -> new DeviceException(
            new DeviceError.Invalid("pon_port", "is no port: " + request.input().ponPort())));
  }

  private static OntSerial serial(StepRequest request) {
    return OntSerial.parse(request.input().serialNumber())
        .orElseThrow(() -> new DeviceException(new DeviceError.Invalid(
            "serial_number", "is no serial number: " + request.input().serialNumber())));
  }
}
