package io.dotmac.sub.devices.conformance;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.HostKeyPin;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.devices.simulator.Faults;
import io.dotmac.sub.devices.simulator.SimulatedOlt;
import io.dotmac.sub.devices.simulator.SimulatorLink;
import io.dotmac.sub.devices.transport.ByteLink;
import io.dotmac.sub.devices.transport.RestLink;
import io.dotmac.sub.devices.transport.Transports;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What every driver of a line terminal must do.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> contract() {
 *   return new OltContract(new MySubject(), 100).cases().stream()
 *       .map(each -> DynamicTest.dynamicTest(each.name(), each.check()::run));
 * }
 * }</pre>
 */
public final class OltContract {
  private static final String PASSWORD = "pl4nted-s3cret";
  private static final List<String> TEXTS = List.of(
      "a\nquit",
      "a\r\nb",
      "a\"b",
      "a'b",
      "a?b",
      "a\\b",
      "a;b",
      "$HOME",
      "$[x]",
      "[x]",
      "a\tb",
      "{y}",
      "a|b",
      "\u0000",
      "\u001b[A");

  private final OltSubject subject;
  private final int seeds;
  private final List<Driver> opened = new ArrayList<>();
  private List<String> whole = List.of();

  /** A driver, and how many disturbed lines it is tried on. */
  public OltContract(OltSubject subject, int seeds) {
    this.subject = subject;
    this.seeds = seeds;
  }

  /** The cases, each on devices of its own. */
  public List<ContractCase> cases() {
    return List.of(
        new ContractCase("discovers what shows itself", this::discovers),
        new ContractCase("the plan is what the device gets", this::planIsSent),
        new ContractCase("authorizing again is UNCHANGED", this::again),
        new ContractCase("a serial elsewhere is a conflict with its place", this::conflict),
        new ContractCase("a refusal at any step is taken back", this::refusedAnywhere),
        new ContractCase("a lost answer at any step is resolved", this::lostAnywhere),
        new ContractCase("cut at every byte the result is true", this::cutAnywhere),
        new ContractCase("pieces, alarms and residue change nothing", this::disturbed),
        new ContractCase("suspending and resuming are done once", this::suspension),
        new ContractCase("other limits are set once, or taken back", this::limits),
        new ContractCase("deleting removes everything, once", this::deletion),
        new ContractCase("no text breaks out of its place", this::injection),
        new ContractCase("the login's password is shown nowhere", this::secrecy));
  }

  /** Runs everything. */
  public Certificate certificate() {
    return Certificate.of(subject.driver().vendor(), "OltDriver", seeds, cases());
  }

  private OltDriver on(SimulatedOlt device) {
    return on(device, link -> link);
  }

  private OltDriver on(SimulatedOlt device, UnaryOperator<ByteLink> between) {
    DeviceTarget target = DeviceTarget.of(
        "contract",
        Protocol.SSH,
        InetSocketAddress.createUnresolved("device.invalid", 22),
        Credential.of("contract", PASSWORD),
        new HostKeyPin("SHA256:" + "A".repeat(43)));
    DriverContext context = DriverContext.over(new Transports() {
          @Override
          public ByteLink shell(DeviceTarget to, Secrets secrets) {
            return between.apply(new SimulatorLink(device));
          }

          @Override
          public ByteLink stream(DeviceTarget to, Secrets secrets) {
            throw new DeviceException(new DeviceError.Unsupported("a stream in the contract"));
          }

          @Override
          public RestLink rest(DeviceTarget to, Secrets secrets) {
            throw new DeviceException(new DeviceError.Unsupported("REST in the contract"));
          }
        })
        .pausing(time -> {});
    Driver driver = subject.driver().open(target, context);
    opened.add(driver);
    return driver.require(OltDriver.class);
  }

  /** Ends the sessions so far: thousands of them would not fit beside each other. */
  private void closeOpened() {
    opened.forEach(Driver::close);
    opened.clear();
  }

  private static void expect(boolean holds, String expected, Object found) {
    if (!holds) {
      throw new AssertionError("expected " + expected + ", found " + found);
    }
  }

  private static void expect(String result, PlanResult found) {
    expect(found.name().equals(result), result, found);
  }

  private void discovers() {
    OntAuthorization wanted = subject.wanted();
    OltDriver driver = on(subject.device());
    expect(
        driver.discover().stream()
            .anyMatch(ont -> ont.port().equals(wanted.port())
                && ont.serial().filter(wanted.serial()::equals).isPresent()),
        wanted.serial() + " at " + wanted.port(),
        driver.discover());
    expect("APPLIED", driver.planAuthorize(wanted).apply());
    expect(driver.discover().isEmpty(), "nothing more to discover", driver.discover());
  }

  private void planIsSent() {
    SimulatedOlt device = subject.device();
    Plan plan = on(device).planAuthorize(subject.wanted());
    expect(device.changes().isEmpty(), "planning to change nothing", device.changes());
    expect("APPLIED", plan.apply());
    expect(device.changes().equals(plan.commands()), "" + plan.commands(), device.changes());
  }

  private void again() {
    SimulatedOlt device = subject.device();
    expect("APPLIED", on(device).planAuthorize(subject.wanted()).apply());
    List<String> before = device.changes();
    Plan plan = on(device).planAuthorize(subject.wanted());
    expect(plan.isEmpty(), "an empty plan", plan.commands());
    expect("UNCHANGED", plan.apply());
    expect(device.changes().equals(before), "nothing sent", device.changes());
  }

  private void conflict() {
    SimulatedOlt device = subject.device();
    expect("APPLIED", on(device).planAuthorize(subject.wanted()).apply());
    try {
      Plan plan = on(device).planAuthorize(subject.wanted().at(subject.elsewhere()));
      throw new AssertionError("expected a conflict, found a plan: " + plan.commands());
    } catch (DeviceException e) {
      boolean placed = e.error() instanceof DeviceError.Conflict conflict
          && conflict.location().contains(subject.wanted().port().toString());
      expect(placed, "a conflict that names " + subject.wanted().port(), e.error());
    }
  }

  private List<String> commands() {
    return on(subject.device()).planAuthorize(subject.wanted()).commands();
  }

  private void refusedAnywhere() {
    for (String command : commands()) {
      SimulatedOlt device = subject.device();
      Plan plan = on(device).planAuthorize(subject.wanted());
      List<String> before = device.state();
      device.faults().refuse(1, Pattern.quote(command) + "$", subject.refusal());
      PlanResult result = plan.apply();
      if (!result.done()) {
        expect("REJECTED_ROLLED_BACK", result);
        expect(device.state().equals(before), "as before: " + before, device.state());
      }
    }
  }

  private void lostAnywhere() {
    for (String command : commands()) {
      for (Faults.Kind kind : List.of(
          Faults.Kind.DROP_BEFORE,
          Faults.Kind.DROP_AFTER,
          Faults.Kind.SILENT_BEFORE,
          Faults.Kind.SILENT_AFTER)) {
        SimulatedOlt device = subject.device();
        Plan plan = on(device).planAuthorize(subject.wanted());
        device.faults().once(kind, Pattern.quote(command) + "$");
        isTrue(plan.apply(), device, kind + " at " + command);
      }
    }
  }

  /** The state after the whole change, without trouble. */
  private List<String> whole() {
    if (whole.isEmpty()) {
      SimulatedOlt device = subject.device();
      expect("APPLIED", on(device).planAuthorize(subject.wanted()).apply());
      whole = device.state();
    }
    return whole;
  }

  private void isTrue(PlanResult result, SimulatedOlt device, String where) {
    if (result.done()) {
      expect(
          device.state().equals(whole()),
          where + ": " + result.name() + " with " + whole(),
          device.state());
    } else {
      expect("REJECTED_ROLLED_BACK", result);
      expect(device.state().isEmpty(), where + ": nothing left", device.state());
    }
  }

  private void cutAnywhere() {
    boolean whole = false;
    for (int cut = 0; !whole; cut++) {
      closeOpened();
      int end = cut;
      int[] links = {0};
      SimulatedOlt device = subject.device();
      OltDriver driver = on(device, link -> links[0]++ == 0 ? LineNoise.cut(link, end) : link);
      try {
        PlanResult result = driver.planAuthorize(subject.wanted()).apply();
        isTrue(result, device, "cut at " + cut);
        whole = links[0] == 1;
      } catch (DeviceException e) {
        expect(device.state().isEmpty(), "cut at " + cut + ": nothing left", device.state());
      }
    }
  }

  private void disturbed() {
    for (int seed = 0; seed < seeds; seed++) {
      closeOpened();
      int salt = seed;
      SimulatedOlt device = subject.device();
      device.faults().alarms(seed % 3 != 0);
      OltDriver driver = on(device, link -> LineNoise.seeded(link, salt));
      expect("APPLIED", driver.planAuthorize(subject.wanted()).apply());
      isTrue(new PlanResult.Unchanged(), device, "seed " + seed);
    }
  }

  private OntRef authorized(OltDriver driver) {
    expect("APPLIED", driver.planAuthorize(subject.wanted()).apply());
    return driver
        .find(subject.wanted().serial())
        .map(OntState::ref)
        .orElseThrow(() -> new AssertionError("expected to find it, found nothing"));
  }

  private void suspension() {
    OltDriver driver = on(subject.device());
    OntRef ont = authorized(driver);
    expect("APPLIED", driver.planSuspend(ont).apply());
    expect(driver.state(ont).filter(OntState::active).isEmpty(), "suspended", driver.state(ont));
    expect("UNCHANGED", driver.planSuspend(ont).apply());
    expect("APPLIED", driver.planResume(ont).apply());
    expect("UNCHANGED", driver.planResume(ont).apply());
  }

  private void limits() {
    subject.otherLimits().ifPresent(this::limits);
  }

  private void limits(OntService service) {
    SimulatedOlt device = subject.device();
    OltDriver driver = on(device);
    OntRef ont = authorized(driver);
    List<String> before = device.state().stream().sorted().toList();
    for (String command : driver.planSetService(ont, service).commands()) {
      device.faults().refuse(1, Pattern.quote(command) + "$", subject.refusal());
      if (!driver.planSetService(ont, service).apply().done()) {
        List<String> after = device.state().stream().sorted().toList();
        expect(after.equals(before), "as before: " + before, after);
      }
    }
    device.faults().clear();
    expect(driver.planSetService(ont, service).apply().done(), "other limits", device.state());
    expect("UNCHANGED", driver.planSetService(ont, service).apply());
    expect(
        "APPLIED",
        driver.planSetService(ont, subject.wanted().service().orElseThrow()).apply());
    List<String> back = device.state().stream().sorted().toList();
    expect(back.equals(before), "as before: " + before, back);
  }

  private void deletion() {
    SimulatedOlt device = subject.device();
    OltDriver driver = on(device);
    OntRef ont = authorized(driver);
    expect("APPLIED", driver.planDelete(ont).apply());
    expect(device.state().isEmpty(), "nothing left", device.state());
    expect("UNCHANGED", driver.planDelete(ont).apply());
  }

  private void injection() {
    for (String text : TEXTS) {
      SimulatedOlt device = subject.device();
      OltDriver driver = on(device);
      try {
        expect(
            "APPLIED", driver.planAuthorize(subject.wanted().describedAs(text)).apply());
        String read = driver.find(subject.wanted().serial()).orElseThrow().description();
        expect(read.equals(text), "the text as it is: " + text, read);
      } catch (DeviceException e) {
        expect(e.error() instanceof DeviceError.Invalid, "a field that is named", e.error());
        expect(device.changes().isEmpty(), "nothing sent", device.changes());
      }
    }
  }

  private void secrecy() {
    SimulatedOlt device = subject.device();
    OltDriver driver = on(device);
    Plan plan = driver.planAuthorize(subject.wanted());
    device.faults().refuse(1, ".*", subject.refusal() + " " + PASSWORD);
    String said = plan.render() + plan.apply() + device.log();
    expect(!said.contains(PASSWORD), "nothing with the password", said);
  }
}
