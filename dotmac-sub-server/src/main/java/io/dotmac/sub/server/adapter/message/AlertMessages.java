package io.dotmac.sub.server.adapter.message;

import io.dotmac.sub.core.network.alert.AlertSeverity;
import io.dotmac.sub.core.network.alert.AlertValue;
import io.dotmac.sub.core.network.inventory.Stored;
import io.dotmac.sub.core.network.oncall.AlertNotificationLog;
import io.dotmac.sub.core.network.oncall.AlertNotificationPolicy;
import io.dotmac.sub.core.network.oncall.AlertPolicies;
import io.dotmac.sub.core.network.oncall.Escalation;
import io.dotmac.sub.core.network.oncall.Rehearsal;
import io.dotmac.sub.core.network.oncall.Telling;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.StaffMessages;
import io.dotmac.sub.core.notify.StaffMessages.StaffMessage;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says to staff what policies about alerts want to be said. */
public final class AlertMessages {
  private static final String ALERTS = "/admin/network/alerts";
  private static final int MOST_LINES = 5;
  private static final int LONGEST_LINE = 90;

  private final StaffMessages messages;

  /** Says what that installation can say. */
  public AlertMessages(NotifySetup setup) {
    this.messages = new StaffMessages(setup);
  }

  /** What was queued, and what was stopped since nobody waits for it. */
  public record Told(int raised, int resolved, int stopped) {
    @Override
    public String toString() {
      return raised + " told of alerts, " + resolved + " of their end, " + stopped + " stopped";
    }
  }

  /** Tells whoever has to be told now; each transaction is whole by itself. */
  public Told tell(Database db, Caller caller) {
    int stopped = db.inTx(caller, tx -> {
      Escalation.settle(tx);
      int few = StaffMessages.cancel(tx, Escalation.idle(tx));
      if (few > 0) {
        Escalation.settle(tx);
      }
      return few;
    });
    return new Told(
        all(db, caller, Escalation::raised), all(db, caller, Escalation::resolved), stopped);
  }

  private int all(Database db, Caller caller, Function<Tx, Escalation.Round> work) {
    int told = 0;
    Escalation.Round round;
    do {
      round = db.inTx(caller, tx -> {
        Escalation.Round some = work.apply(tx);
        queue(tx, some.told());
        return some;
      });
      told += round.told().size();
    } while (round.found() == Escalation.AT_ONCE);
    return told;
  }

  /** Tells everybody whom a policy would tell now that this is a test. */
  public List<Rehearsal.Step> test(Tx tx, UUID policy) {
    Stored<AlertNotificationPolicy> found = AlertPolicies.POLICIES.require(tx, policy);
    List<Rehearsal.Step> steps = Rehearsal.of(tx, found);
    if (steps.isEmpty()) {
      throw Problem.conflict("no_steps", "the policy has no step that tells anybody");
    }
    queue(
        tx,
        steps.stream()
            .flatMap(step -> step.telling(found.item().name()).stream())
            .toList());
    return steps;
  }

  private void queue(Tx tx, List<Telling> all) {
    messages.queue(tx, all.stream().map(telling -> message(tx, telling)).toList());
  }

  private StaffMessage message(Tx tx, Telling telling) {
    return new StaffMessage(
        telling.message(),
        code(telling),
        WireName.parse(NotificationChannel.class, WireName.of(telling.channel())),
        telling.name(),
        telling.recipient(),
        telling.locale(),
        locale -> values(tx, telling, locale));
  }

  private static String code(Telling telling) {
    return telling.alerts().isEmpty()
        ? "alert.test"
        : telling.kind() == AlertNotificationLog.Kind.RAISED ? "alert.raised" : "alert.resolved";
  }

  private Map<String, Object> values(Tx tx, Telling telling, Locale locale) {
    Map<String, Object> values = new HashMap<>();
    values.put("policy", telling.policy());
    List<Telling.About> alerts = telling.alerts();
    if (alerts.isEmpty()) {
      values.put("link", messages.link(tx, ALERTS));
      return values;
    }
    Telling.About worst = alerts.get(0);
    values.put("link", messages.link(tx, ALERTS + (alerts.size() == 1 ? "/" + worst.alert() : "")));
    values.put("rule", worst.rule());
    values.put("about", worst.about());
    String value = AlertValue.text(worst.metric(), worst.measured(), locale);
    if (!value.isEmpty()) {
      values.put("value", value);
    }
    values.put("severity", WireName.of(worst.severity()));
    for (AlertSeverity severity : AlertSeverity.values()) {
      values.put("severity_" + WireName.of(severity), severity == worst.severity());
    }
    values.put(
        "since",
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(locale)
            .format(worst.since().atZone(tx.zone())));
    values.put(
        "alerts",
        alerts.stream()
            .limit(MOST_LINES)
            .map(each -> line(each, locale))
            .collect(Collectors.joining("\n")));
    put(values, "others", alerts.size() - 1);
    put(values, "more", alerts.size() - MOST_LINES);
    return values;
  }

  private static void put(Map<String, Object> values, String name, int count) {
    if (count > 0) {
      values.put(name, Integer.toString(count));
    }
  }

  private static String line(Telling.About about, Locale locale) {
    String value = AlertValue.text(about.metric(), about.measured(), locale);
    String line = about.rule() + ": " + about.about() + (value.isEmpty() ? "" : " (" + value + ")");
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE - 1) + "…" : line;
  }
}
