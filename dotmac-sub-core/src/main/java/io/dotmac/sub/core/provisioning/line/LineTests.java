package io.dotmac.sub.core.provisioning.line;

import io.dotmac.sub.core.network.cpe.OntReading;
import io.dotmac.sub.core.network.cpe.OntReadings;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.device.DeviceLease;
import io.dotmac.sub.core.provisioning.device.DevicesInUse;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.run.StepRequest.Target;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tests lines: asks the line terminal of an ONT what it sees, with no transaction open, and keeps
 * what follows. Of each ONT the last test is kept. One test at a time is made on a device, since
 * those let few in at once.
 */
public final class LineTests {
  /** How long somebody waits for the test of somebody else. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final Database db;
  private final LineReader reader;
  private final OntReadings readings = new OntReadings();

  /** Works on this database and reads devices through {@code reader}. */
  public LineTests(Database db, LineReader reader) {
    this.db = db;
    this.reader = reader;
  }

  /** What to ask, and whom. */
  private record Question(Target target, String serialNumber) {}

  /**
   * Tests the line of an ONT now; a conflict where no device can be asked about it, or where it
   * does not answer.
   */
  public LineTest test(Caller caller, UUID ont) {
    Question question = db.inTx(caller, tx -> question(tx, ont));
    DeviceLease lease = lease(caller, question.target().id());
    SeenLine seen;
    try {
      seen = reader.read(question.target(), question.serialNumber());
    } catch (RuntimeException e) {
      String why = String.valueOf(e.getMessage());
      db.run(caller, tx -> lease.release(tx, why));
      throw Problem.conflict("device_failed", "the line terminal does not answer: " + why);
    }
    return db.inTx(caller, tx -> keep(tx, ont, question, seen, lease));
  }

  /** The last test of an ONT, if there was one. */
  public static Optional<LineTest> last(Tx tx, UUID ont) {
    return LineTestSql.last(tx, ont);
  }

  /** Whether the ONT is recorded on a line terminal that can be asked. */
  public static boolean isAskable(Tx tx, UUID ont) {
    return LineTestSql.serialNumber(tx, ont)
        .flatMap(serial -> LineTestSql.device(tx, ont, serial))
        .isPresent();
  }

  private Question question(Tx tx, UUID ont) {
    String serial =
        LineTestSql.serialNumber(tx, ont).orElseThrow(() -> Problem.notFound("ont unit", ont));
    ProvisioningDeviceId device = LineTestSql.device(tx, ont, serial)
        .orElseThrow(() -> Problem.conflict(
            "no_line_terminal", "the ONT is recorded on no line terminal that can be asked"));
    return new Question(
        Target.of(DevicesInUse.require(
            tx,
            device,
            reader::serves,
            "no_line_terminal",
            "devices of this vendor are no line terminals")),
        serial);
  }

  private DeviceLease lease(Caller caller, ProvisioningDeviceId device) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<DeviceLease> lease =
          db.inTx(caller, tx -> DeviceLease.take(tx, DeviceLease.Round.LINE, device));
      if (lease.isPresent()) {
        return lease.get();
      }
      if (System.nanoTime() > until) {
        throw Problem.conflict("line_test_running", "others test lines there, come back soon");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.conflict("line_test_running", "the server is ending");
    }
  }

  private LineTest keep(Tx tx, UUID ont, Question question, SeenLine seen, DeviceLease lease) {
    lease.release(tx, null);
    LineService service = LineTestSql.service(tx, ont);
    LineTest test = new LineTest(
        ont,
        question.target().id(),
        tx.systemNow(),
        tx.caller().actor().name(),
        seen,
        service,
        LineVerdict.of(seen, service));
    LineTestSql.keep(tx, test);
    reading(test).ifPresent(reading -> readings.keep(tx, Map.of(ont, reading)));
    return LineTestSql.last(tx, ont).orElseThrow();
  }

  /** What was seen is the last reading of the ONT, too. */
  private static Optional<OntReading> reading(LineTest test) {
    SeenLine.Light light = test.line().light();
    return state(test.line().state())
        .map(state -> new OntReading(
            state,
            light.ontRxDbm(),
            light.ontTxDbm(),
            light.oltRxDbm(),
            light.temperatureC(),
            test.line().distanceM(),
            test.testedAt()));
  }

  private static Optional<OntReading.State> state(LineState state) {
    return switch (state) {
      case ONLINE -> Optional.of(OntReading.State.ONLINE);
      case POWER_LOST -> Optional.of(OntReading.State.DYING_GASP);
      case LIGHT_LOST -> Optional.of(OntReading.State.LOS);
      case OFFLINE -> Optional.of(OntReading.State.OFFLINE);
      case NOT_LET_IN, HELD_BACK -> Optional.empty();
    };
  }
}
