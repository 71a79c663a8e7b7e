package io.dotmac.sub.core.network.oncall;

import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Policies, their steps, rotations and their members: what is refused of them. */
public final class AlertPolicies {
  /** Policies. */
  public static final Inventory<AlertNotificationPolicy> POLICIES =
      new Inventory<>(AlertNotificationPolicy.class);

  /** What policies do. */
  public static final Inventory<AlertNotificationPolicyStep> STEPS =
      new Inventory<>(AlertNotificationPolicyStep.class);

  /** Rotations. */
  public static final Inventory<OnCallRotation> ROTATIONS = new Inventory<>(OnCallRotation.class);

  /** Who takes turns. */
  public static final Inventory<OnCallRotationMember> MEMBERS =
      new Inventory<>(OnCallRotationMember.class);

  private static final String STAFF = """
      select 1 from principal where tenant_id = ? and id = ? and realm = 'staff'
      """;

  private AlertPolicies() {}

  /** Refuses a step that can never tell anybody. */
  public static void check(Tx tx, AlertNotificationPolicyStep step) {
    Checks checks = new Checks();
    checks.rule(
        step.principalId() == null || step.channel() == AlertChannel.EMAIL,
        "/channel",
        "channel",
        "members of staff are told by email; for sms say their number as recipient, or a rotation");
    Contacts.check(checks, "/recipient", step.channel(), step.recipient());
    staff(tx, checks, step.principalId());
    checks.done();
  }

  /** Refuses somebody who can never be told. */
  public static void check(Tx tx, OnCallRotationMember member) {
    Checks checks = new Checks();
    Contacts.check(checks, "/email", AlertChannel.EMAIL, member.email());
    Contacts.check(checks, "/phone", AlertChannel.SMS, member.phone());
    staff(tx, checks, member.principalId());
    checks.done();
  }

  /** Refuses a zone that does not exist. */
  public static void check(OnCallRotation rotation) {
    new Checks()
        .rule(
            rotation.timezone() == null || isZone(rotation.timezone()),
            "/timezone",
            "format",
            "a zone such as Africa/Lagos was expected and '" + rotation.timezone() + "' found")
        .done();
  }

  private static boolean isZone(String text) {
    try {
      ZoneId.of(text.strip());
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static void staff(Tx tx, Checks checks, @Nullable UUID principal) {
    if (principal == null) {
      return;
    }
    boolean found = tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(STAFF)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, principal);
        try (ResultSet row = query.executeQuery()) {
          return row.next();
        }
      }
    });
    checks.rule(
        found, "/principal_id", "unknown", "no member of staff of the id " + principal + " exists");
  }
}
