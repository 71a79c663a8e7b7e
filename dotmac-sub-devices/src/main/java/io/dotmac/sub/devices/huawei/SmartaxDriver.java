package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.driver.LineDriver;
import io.dotmac.sub.devices.olt.ConfiguredService;
import io.dotmac.sub.devices.olt.EthernetPort;
import io.dotmac.sub.devices.olt.LearnedMac;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OltFacts;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntProfile;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.OpticalReading;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.olt.ServicePort;
import io.dotmac.sub.devices.olt.UnconfiguredOnt;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.Step;
import io.dotmac.sub.devices.script.ConfigScript;
import io.dotmac.sub.devices.script.ScriptChange;
import io.dotmac.sub.devices.script.ScriptDriver;
import io.dotmac.sub.devices.transport.CliCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** A SmartAX. */
final class SmartaxDriver extends LineDriver<SmartaxSession> implements OltDriver, ScriptDriver {
  SmartaxDriver(DeviceTarget target, DriverContext context) {
    super(
        SmartaxProvider.VENDOR,
        target,
        context,
        () -> SmartaxSession.open(context.transports(), target));
  }

  @Override
  public OltFacts facts() {
    return read(session -> SmartaxReadings.facts(
        session.run(SmartaxDialect.config("display version")).text(),
        session.run(SmartaxDialect.config("display board 0")).text()));
  }

  @Override
  public List<UnconfiguredOnt> discover() {
    return list(SmartaxDialect.autofind(), SmartaxReadings::autofind);
  }

  @Override
  public Optional<OntState> find(OntSerial serial) {
    return read(session -> OntView.find(session, serial));
  }

  @Override
  public Optional<OntState> state(OntRef ont) {
    return read(session -> OntView.state(session, ont));
  }

  @Override
  public List<OntState> states(PonPort port) {
    return read(session -> OntView.list(session, port));
  }

  @Override
  public List<OpticalReading> optics(PonPort port) {
    return list(SmartaxDialect.optics(port), SmartaxReadings::optics);
  }

  @Override
  public List<EthernetPort> ethernetPorts(OntRef ont) {
    return read(session -> SmartaxReadings.ethernetPorts(
        session.run(SmartaxDialect.ethernetPorts(ont)).text()));
  }

  @Override
  public List<LearnedMac> macs(OntRef ont) {
    return list(SmartaxDialect.macs(ont), SmartaxReadings::macs);
  }

  @Override
  public List<ServicePort> servicePorts(OntRef ont) {
    return list(SmartaxDialect.servicePorts(ont), SmartaxReadings::servicePorts);
  }

  @Override
  public List<ServicePort> servicePorts() {
    return list(SmartaxDialect.servicePorts(), SmartaxReadings::servicePorts);
  }

  @Override
  public List<ConfiguredService> services() {
    return list(SmartaxDialect.servicePorts(), SmartaxReadings::services);
  }

  private <T> List<T> list(CliCommand question, Function<String, List<T>> reading) {
    return read(session -> OntView.orNone(session, question, reading, List.of()));
  }

  @Override
  public String configuration() {
    return read(session -> session
        .run(SmartaxDialect.config("display current-configuration").slowly())
        .text());
  }

  @Override
  public Plan planAuthorize(OntAuthorization wanted) {
    SmartaxDialect.quoted("description", wanted.description());
    return plan(new Authorization(wanted).change());
  }

  @Override
  public Plan planAddService(OntRef ont, OntService service) {
    return plan(new SmartaxChange(
        "add VLAN " + service.vlan() + " to " + ont,
        session -> OntView.of(session, ont),
        view -> {
          SmartaxChange.required(view, ont);
          return Authorization.has(view.ports(), service)
              ? List.of()
              : List.of(Authorization.addService(ont, view.ports(), service));
        },
        view -> Authorization.has(view.ports(), service),
        true));
  }

  @Override
  public Plan planSetService(OntRef ont, OntService service) {
    return plan(new SetService(ont, service).change());
  }

  @Override
  public Plan planSuspend(OntRef ont) {
    return plan(SmartaxChange.of(
        "suspend", ont, it -> !it.active(), view -> verb(ont, "deactivate", "activate")));
  }

  @Override
  public Plan planResume(OntRef ont) {
    return plan(SmartaxChange.of(
        "resume", ont, OntState::active, view -> verb(ont, "activate", "deactivate")));
  }

  private static List<Step> verb(OntRef ont, String verb, String opposite) {
    return SmartaxChange.onBoard(
        ont, Step.of(SmartaxDialect.ont(verb, ont), SmartaxDialect.ont(opposite, ont)));
  }

  @Override
  public Plan planScript(ConfigScript script) {
    return plan(new ScriptChange<>(script, SmartaxModes.INSTANCE, SmartaxSession::run));
  }

  @Override
  public Plan planReboot(OntRef ont) {
    return plan(new SmartaxChange(
        "reboot " + ont,
        session -> OntView.of(session, ont),
        view -> {
          SmartaxChange.required(view, ont);
          return SmartaxChange.onBoard(
              ont, Step.of(SmartaxDialect.ont("reset", ont).confirming()));
        },
        view -> true,
        false));
  }

  @Override
  public Plan planDelete(OntRef ont) {
    return plan(new SmartaxChange(
        "delete " + ont,
        session -> OntView.of(session, ont),
        view -> view.ont().isEmpty() ? List.of() : deletion(ont, view),
        view -> view.ont().isEmpty() && view.ports().isEmpty(),
        true));
  }

  /** What hangs on the ONT first, each with the way to put it back. */
  private static List<Step> deletion(OntRef ont, OntView view) {
    List<Step> steps = new ArrayList<>();
    for (ServicePort port : view.ports()) {
      CliCommand remove = SmartaxDialect.removeServicePort(port.index());
      steps.add(service(port, view)
          .map(service -> Step.of(remove, SmartaxDialect.restore(port, service)))
          .orElseGet(() -> Step.of(remove)));
    }
    steps.addAll(SmartaxChange.onBoard(ont, Step.of(SmartaxDialect.ont("delete", ont))));
    return steps;
  }

  static Optional<OntService> service(ServicePort port, OntView view) {
    if (port.userVlan().isEmpty() || port.userVlan().getAsInt() > 4094) {
      return Optional.empty();
    }
    OntService plain = new OntService(
        port.vlan(),
        port.userVlan().getAsInt(),
        port.gemport(),
        OptionalInt.empty(),
        OptionalInt.empty());
    return Optional.of(SmartaxReadings.trafficTables(view.portsText(), port.index())
        .map(tables -> plain.limitedBy(tables[0], tables[1]))
        .orElse(plain));
  }

  @Override
  public Plan planSetProfiles(OntRef ont, int lineProfile, int serviceProfile) {
    if (lineProfile < 0 || serviceProfile < 0) {
      throw new DeviceException(
          new DeviceError.Invalid("lineProfile, serviceProfile", "are not below zero"));
    }
    return plan(SmartaxChange.of(
        "set profiles of",
        ont,
        it -> Authorization.profiles(it, lineProfile, serviceProfile).isEmpty(),
        view -> SmartaxChange.onBoard(
            ont,
            Authorization.profiles(SmartaxChange.required(view, ont), lineProfile, serviceProfile)
                .toArray(Step[]::new))));
  }

  @Override
  public List<OntProfile> lineProfiles() {
    return list(SmartaxDialect.lineProfiles(), SmartaxReadings::profiles);
  }

  @Override
  public Plan planNativeVlan(OntRef ont, int ethernetPort, int vlan) {
    within("ethernetPort", ethernetPort, 1, 24);
    within("vlan", vlan, 1, 4094);
    return plan(new OntLines(
        "set the native VLAN of " + ont + " eth " + ethernetPort + " to " + vlan,
        ont,
        List.of(OntLine.nativeVlan(ont, ethernetPort, vlan))));
  }

  @Override
  public Plan planManagement(OntRef ont, int vlan, int serverProfile) {
    within("vlan", vlan, 1, 4094);
    within("serverProfile", serverProfile, 1, 65535);
    return plan(new OntLines(
        "have " + ont + " managed in VLAN " + vlan,
        ont,
        List.of(OntLine.address(ont, vlan), OntLine.server(ont, serverProfile))));
  }

  @Override
  public Plan planWan(OntRef ont, int wanProfile) {
    within("wanProfile", wanProfile, 1, 65535);
    return plan(new OntLines(
        "give " + ont + " the WAN profile " + wanProfile,
        ont,
        List.of(OntLine.internet(ont), OntLine.wan(ont, wanProfile))));
  }

  private static void within(String field, int number, int least, int most) {
    if (number < least || number > most) {
      throw new DeviceException(
          new DeviceError.Invalid(field, "is " + least + " to " + most + ", not " + number));
    }
  }

  @Override
  public Plan planReplace(OntRef ont, OntSerial serial) {
    return plan(SmartaxChange.of(
        "put " + serial + " in the place of",
        ont,
        it -> it.serial().equals(Optional.of(serial)),
        view -> {
          Step step = SmartaxChange.required(view, ont)
              .serial()
              .map(old -> Step.of(
                  SmartaxDialect.modify(ont, "sn " + serial.hex()),
                  SmartaxDialect.modify(ont, "sn " + old.hex())))
              .orElseGet(() -> Step.of(SmartaxDialect.modify(ont, "sn " + serial.hex())));
          return SmartaxChange.onBoard(ont, step);
        }));
  }

  @Override
  public Plan planMove(OntRef ont, PonPort to) {
    return plan(read(session -> Move.of(OntView.of(session, ont), ont, to)).change());
  }

  @Override
  public Plan planSave() {
    return plan(new SmartaxChange(
        "save the configuration",
        session -> new OntView(Optional.empty(), List.of(), List.of(), ""),
        view -> List.of(Step.of(SmartaxDialect.config("save").slowly())),
        view -> true,
        false));
  }
}
