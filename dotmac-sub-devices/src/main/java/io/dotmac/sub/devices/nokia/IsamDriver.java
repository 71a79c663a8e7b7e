package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.driver.LineDriver;
import io.dotmac.sub.devices.olt.ConfiguredService;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.OpticalReading;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.olt.UnconfiguredOnt;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.Step;
import io.dotmac.sub.devices.script.ConfigScript;
import io.dotmac.sub.devices.script.ScriptChange;
import io.dotmac.sub.devices.script.ScriptDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An ISAM. */
final class IsamDriver extends LineDriver<IsamSession> implements OltDriver, ScriptDriver {
  IsamDriver(DeviceTarget target, DriverContext context) {
    super(
        IsamProvider.VENDOR, target, context, () -> IsamSession.open(context.transports(), target));
  }

  @Override
  public List<UnconfiguredOnt> discover() {
    return read(session -> IsamTables.unconfigured(IsamView.text(session, IsamDialect.discover())));
  }

  @Override
  public Optional<OntState> find(OntSerial serial) {
    return read(session -> IsamView.find(session, serial));
  }

  @Override
  public Optional<OntState> state(OntRef ont) {
    return read(session -> IsamView.state(session, ont));
  }

  @Override
  public List<OntState> states(PonPort port) {
    return read(session -> IsamView.list(session, port));
  }

  @Override
  public List<OpticalReading> optics(PonPort port) {
    return read(session -> {
      List<OpticalReading> readings = new ArrayList<>();
      for (OntState ont : IsamView.list(session, port)) {
        if (ont.run() == OntState.Run.ONLINE) {
          String text = IsamView.text(session, IsamDialect.optics(ont.ref()));
          IsamTables.optics(ont.ref().ont(), text).ifPresent(readings::add);
        }
      }
      return readings;
    });
  }

  @Override
  public String configuration() {
    return read(session ->
        session.run(IsamDialect.command("info configure flat").slowly()).text());
  }

  @Override
  public List<ConfiguredService> services() {
    return IsamServices.of(configuration());
  }

  @Override
  public Plan planAuthorize(OntAuthorization wanted) {
    if (wanted.service().isPresent() || !wanted.type().isEmpty()) {
      IsamDialect.card(wanted.type());
    }
    if (!wanted.description().isEmpty()) {
      IsamDialect.quoted("description", wanted.description());
    }
    IsamPlanning planning = new IsamPlanning(wanted);
    return plan(new IsamChange(
        "authorize " + wanted.serial() + " on " + wanted.port(),
        session -> IsamView.of(session, wanted.serial(), wanted.port()),
        planning::steps,
        planning::reached,
        true));
  }

  @Override
  public Plan planAddService(OntRef ont, OntService service) {
    IsamLine line = IsamDialect.tagged(ont, service);
    return plan(new IsamChange(
        "add VLAN " + service.vlan() + " to " + ont,
        session -> IsamView.of(session, ont),
        view -> {
          required(view, ont);
          return line.isIn(view.lines()) ? List.of() : List.of(line.step(view.lines()));
        },
        view -> line.isIn(view.lines()),
        true));
  }

  @Override
  public Plan planSetService(OntRef ont, OntService service) {
    SetService wanted = SetService.of(ont, service);
    return plan(new IsamChange(
        "set VLAN " + service.vlan() + " of " + ont,
        session -> IsamView.of(session, ont),
        view -> {
          required(view, ont);
          return wanted.steps(view.lines());
        },
        view -> view.ont().isPresent() && wanted.isIn(view.lines()),
        true));
  }

  @Override
  public Plan planSuspend(OntRef ont) {
    return turn("suspend", ont, false);
  }

  @Override
  public Plan planResume(OntRef ont) {
    return turn("resume", ont, true);
  }

  private Plan turn(String operation, OntRef ont, boolean up) {
    return plan(new IsamChange(
        operation + " " + ont,
        session -> IsamView.of(session, ont),
        view -> required(view, ont).active() == up
            ? List.of()
            : List.of(Step.of(IsamDialect.admin(ont, up), IsamDialect.admin(ont, !up))),
        view -> view.ont().filter(it -> it.active() == up).isPresent(),
        true));
  }

  private static OntState required(IsamView view, OntRef ref) {
    return view.ont()
        .orElseThrow(() -> new DeviceException(new DeviceError.NotFound("the ONT " + ref)));
  }

  @Override
  public Plan planScript(ConfigScript script) {
    return plan(new ScriptChange<>(script, ScriptChange.Modes.none(), IsamSession::run));
  }

  @Override
  public Plan planReboot(OntRef ont) {
    return plan(new IsamChange(
        "reboot " + ont,
        session -> IsamView.of(session, ont),
        view -> {
          required(view, ont);
          return List.of(Step.of(IsamDialect.reboot(ont)));
        },
        view -> true,
        false));
  }

  @Override
  public Plan planDelete(OntRef ont) {
    return plan(new IsamChange(
        "delete " + ont,
        session -> IsamView.of(session, ont),
        view -> view.ont().map(IsamDriver::deletion).orElse(List.of()),
        view -> view.ont().isEmpty(),
        true));
  }

  /** An ONT that is up is not removed; what hangs on it goes with it. */
  private static List<Step> deletion(OntState ont) {
    List<Step> steps = new ArrayList<>();
    if (ont.active()) {
      steps.add(Step.of(IsamDialect.admin(ont.ref(), false), IsamDialect.admin(ont.ref(), true)));
    }
    steps.add(Step.of(IsamDialect.remove(ont.ref())));
    return steps;
  }

  @Override
  public Plan planSave() {
    return plan(new IsamChange(
        "save the configuration",
        session -> new IsamView(Optional.empty(), List.of(), List.of()),
        view -> List.of(Step.of(
            IsamDialect.command("admin software-mngt shub database save").slowly())),
        view -> true,
        false));
  }
}
