package io.dotmac.sub.devices.zte;

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

/** A ZXA10. */
final class ZxanDriver extends LineDriver<ZxanSession> implements OltDriver, ScriptDriver {
  private final ZxanDialect names;
  private final ZxanPlanning planning;

  ZxanDriver(String vendor, ZxanDialect names, DeviceTarget target, DriverContext context) {
    super(vendor, target, context, () -> ZxanSession.open(context.transports(), target));
    this.names = names;
    this.planning = new ZxanPlanning(names);
  }

  @Override
  public List<UnconfiguredOnt> discover() {
    return read(session -> ZxanView.list(session, names.discover(), ZxanTables::unconfigured));
  }

  @Override
  public Optional<OntState> find(OntSerial serial) {
    return read(session ->
        ZxanView.at(session, names, serial).flatMap(ref -> ZxanView.state(session, names, ref)));
  }

  @Override
  public Optional<OntState> state(OntRef ont) {
    return read(session -> ZxanView.state(session, names, ont));
  }

  @Override
  public List<OntState> states(PonPort port) {
    return read(session -> onts(session, port));
  }

  private List<OntState> onts(ZxanSession session, PonPort port) {
    return ZxanTables.onts(
        port, ZxanView.text(session, names.onts(port)), ZxanView.text(session, names.states(port)));
  }

  @Override
  public List<OpticalReading> optics(PonPort port) {
    return read(session -> {
      List<OpticalReading> readings = new ArrayList<>();
      for (OntState ont : onts(session, port)) {
        if (ont.run() == OntState.Run.ONLINE) {
          String text = ZxanView.text(session, names.optics(ont.ref()));
          ZxanTables.optics(ont.ref().ont(), text).ifPresent(readings::add);
        }
      }
      return readings;
    });
  }

  @Override
  public String configuration() {
    return read(session ->
        session.run(ZxanDialect.config("show running-config").slowly()).text());
  }

  @Override
  public List<ConfiguredService> services() {
    return ZxanServices.of(configuration());
  }

  @Override
  public Plan planAuthorize(OntAuthorization wanted) {
    ZxanDialect.word("type", wanted.type());
    if (!wanted.description().isEmpty()) {
      ZxanDialect.word("description", wanted.description());
    }
    return plan(new ZxanChange(
        "authorize " + wanted.serial() + " on " + wanted.port(),
        session -> ZxanView.of(session, names, wanted.serial(), wanted.port()),
        view -> planning.authorize(wanted, view),
        view -> planning.isAuthorized(wanted, view),
        true));
  }

  @Override
  public Plan planAddService(OntRef ont, OntService service) {
    List<ConfigLine> lines = names.service(ont, service);
    return plan(new ZxanChange(
        "add VLAN " + service.vlan() + " to " + ont,
        session -> ZxanView.of(session, names, ont),
        view -> {
          required(view, ont);
          return planning.addService(ont, service, view);
        },
        view -> ZxanPlanning.hasAll(lines, view.lines()),
        true));
  }

  @Override
  public Plan planSetService(OntRef ont, OntService service) {
    List<ConfigLine> lines = names.service(ont, service);
    return plan(new ZxanChange(
        "set VLAN " + service.vlan() + " of " + ont,
        session -> ZxanView.of(session, names, ont),
        view -> {
          required(view, ont);
          return planning.setService(ont, service, view);
        },
        view -> ZxanPlanning.hasAll(lines, view.lines())
            && planning.lifted(ont, service, view).isEmpty(),
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

  private Plan turn(String operation, OntRef ont, boolean on) {
    return plan(new ZxanChange(
        operation + " " + ont,
        session -> ZxanView.of(session, names, ont),
        view -> required(view, ont).active() == on ? List.of() : planning.turn(ont, on),
        view -> view.ont().filter(it -> it.active() == on).isPresent(),
        true));
  }

  private static OntState required(ZxanView view, OntRef ref) {
    return view.ont()
        .orElseThrow(() -> new DeviceException(new DeviceError.NotFound("the ONT " + ref)));
  }

  @Override
  public Plan planScript(ConfigScript script) {
    return plan(new ScriptChange<>(script, ZxanModes.INSTANCE, ZxanSession::run));
  }

  @Override
  public Plan planReboot(OntRef ont) {
    return plan(new ZxanChange(
        "reboot " + ont,
        session -> ZxanView.of(session, names, ont),
        view -> {
          required(view, ont);
          return ZxanChange.within(names.managementMode(ont), List.of(Step.of(names.reboot(ont))));
        },
        view -> true,
        false));
  }

  @Override
  public Plan planDelete(OntRef ont) {
    return plan(new ZxanChange(
        "delete " + ont,
        session -> ZxanView.of(session, names, ont),
        view -> view.ont().isEmpty() ? List.of() : planning.delete(ont),
        view -> view.ont().isEmpty(),
        true));
  }

  @Override
  public Plan planSave() {
    return plan(new ZxanChange(
        "save the configuration",
        session -> new ZxanView(Optional.empty(), "", List.of(), List.of()),
        view -> List.of(Step.of(ZxanDialect.config("write").slowly())),
        view -> true,
        false));
  }
}
