package io.dotmac.sub.server.demo.watch;

import io.dotmac.sub.core.network.alert.AlertMetric;
import io.dotmac.sub.core.network.alert.AlertRule;
import io.dotmac.sub.core.network.alert.AlertRule.Operator;
import io.dotmac.sub.core.network.alert.AlertSeverity;
import io.dotmac.sub.core.network.alert.AlertWatch;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.poll.SnmpCredentials;
import io.dotmac.sub.core.network.poll.SnmpTarget;
import io.dotmac.sub.core.network.poll.SnmpTerms;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a provider has watched: its devices, with two weeks that they were, and a few rules. */
public final class DemoWatch {
  /** How the demo's devices let themselves be asked. */
  static final String CREDENTIAL = "Devices of the demo";

  private static final int SNMP = 161;

  private final SecretBox secrets;

  /** Seals what devices are asked by with {@code secrets}. */
  public DemoWatch(SecretBox secrets) {
    this.secrets = secrets;
  }

  /**
   * Adds all of it for the network there is.
   *
   * @param router its name in the inventory
   * @param plugged PON ports on which ONTs show themselves that nobody has let in
   */
  public void build(Tx tx, String router, List<String> plugged) {
    UUID credential = new SnmpCredentials(secrets)
        .create(
            tx,
            SnmpTerms.community(CREDENTIAL),
            new SnmpCredentials.Secrets(RandomToken.hex(12), null, null))
        .id()
        .value();
    tx.session().flush();
    Inventory<SnmpTarget> targets = new Inventory<>(SnmpTarget.class);
    List<WatchHistory.Polled> polled = WatchedDevices.read(tx, router, plugged).devices().stream()
        .map(device -> new WatchHistory.Polled(
            targets.create(tx, target(device, credential)).id(), device))
        .toList();
    new WatchHistory(tx).write(polled);
    new Inventory<>(AlertRule.class).createAll(tx, rules());
    AlertWatch.look(tx);
  }

  private static SnmpTarget target(WatchedDevice device, UUID credential) {
    boolean olt = device.kind() == WatchedDevice.Kind.OLT;
    return new SnmpTarget(
        olt ? null : device.device(),
        olt ? device.device() : null,
        null,
        credential,
        "127.0.0.1",
        SNMP,
        device.intervalSeconds(),
        null,
        null,
        true);
  }

  private static List<AlertRule> rules() {
    return List.of(
        rule("Light too weak", AlertMetric.ONT_RX_DBM, Operator.LT, "-27", "-26.5", 0),
        rule("Uplink nearly full", AlertMetric.RX_UTILIZATION, Operator.GT, "85", "75", 600),
        rule("Interface is down", AlertMetric.INTERFACE_DOWN, Operator.EQ, "1", null, 0),
        rule("Too warm", AlertMetric.TEMPERATURE, Operator.GT, "65", "60", 300),
        rule("Does not answer", AlertMetric.MISSED_POLLS, Operator.GTE, "2", null, 0));
  }

  private static AlertRule rule(
      String name,
      AlertMetric metric,
      Operator operator,
      String threshold,
      @Nullable String clear,
      int seconds) {
    return new AlertRule(
        name,
        metric,
        operator,
        new BigDecimal(threshold),
        clear == null ? null : new BigDecimal(clear),
        seconds,
        metric == AlertMetric.MISSED_POLLS ? AlertSeverity.CRITICAL : AlertSeverity.WARNING,
        null,
        null,
        true,
        null);
  }
}
