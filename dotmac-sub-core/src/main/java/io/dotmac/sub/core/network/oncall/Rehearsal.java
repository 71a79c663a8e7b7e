package io.dotmac.sub.core.network.oncall;

import io.dotmac.sub.core.network.inventory.Stored;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom a policy would tell now, without an alert. */
public final class Rehearsal {
  private static final String STEPS = "select s.id, s.step_index, " + Who.COLUMNS + """
      from alert_notification_policy_step s
      left join principal w on w.tenant_id = s.tenant_id and w.id = s.principal_id
      where s.tenant_id = ? and s.policy_id = ? and s.is_active
      order by s.step_index, s.id
      """;

  private Rehearsal() {}

  /**
   * One step.
   *
   * @param error why nobody would be told; absent where somebody would
   */
  public record Step(
      UUID step,
      int stepIndex,
      AlertChannel channel,
      String name,
      @Nullable String recipient,
      @Nullable String error,
      @Nullable String locale,
      UUID message) {
    /** What is said to them; nothing where there is no way. */
    public Optional<Telling> telling(String policy) {
      return recipient == null
          ? Optional.empty()
          : Optional.of(new Telling(
              message,
              AlertNotificationLog.Kind.RAISED,
              policy,
              channel,
              name,
              recipient,
              locale,
              List.of()));
    }
  }

  /** Each step that is in use, the first first. */
  public static List<Step> of(Tx tx, Stored<AlertNotificationPolicy> policy) {
    Map<UUID, Turn> turns = Turns.at(tx, tx.systemNow());
    return tx.jdbc(connection -> {
      List<Step> steps = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(STEPS)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, policy.id());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            steps.add(step(row, turns));
          }
        }
      }
      return steps;
    });
  }

  private static Step step(ResultSet row, Map<UUID, Turn> turns) throws SQLException {
    Who who = Who.read(row);
    Who.Reach reach = who.reach(turns);
    return new Step(
        row.getObject("id", UUID.class),
        row.getInt("step_index"),
        who.channel(),
        reach.name(),
        reach.address(),
        reach.error(),
        reach.locale(),
        Ids.next());
  }
}
