package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which ladder an account climbs, and which services a step is about. */
final class Ladders {
  private static final String POLICY_SET = """
      select coalesce(
        (select o.policy_set_id from invoice_line l
          join subscription s on s.tenant_id = l.tenant_id and s.id = l.subscription_id
          join catalog_offer o on o.tenant_id = s.tenant_id and o.id = s.offer_id
          where l.tenant_id = ? and l.invoice_id = ? and o.policy_set_id is not null
          order by l.line_no limit 1),
        (select id from policy_set where tenant_id = ? and is_default))
      """;

  private static final String STEPS = """
      select day_offset, action from policy_dunning_step
      where tenant_id = ? and policy_set_id = ? order by day_offset
      """;

  private static final String OWING = """
      select distinct s.id from invoice_line l
      join subscription s on s.tenant_id = l.tenant_id and s.id = l.subscription_id
      where l.tenant_id = ? and l.invoice_id = any(?) and s.status in ('active', 'suspended')
      order by 1
      """;

  private static final String ALL = """
      select id from subscription
      where tenant_id = ? and account_id = ? and status in ('active', 'suspended') order by id
      """;

  private Ladders() {}

  /** The policy set of what the invoice charges, else the tenant's default one. */
  static Optional<UUID> policySet(Tx tx, Invoice oldest) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(POLICY_SET)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, oldest.id().value());
        query.setObject(3, tx.tenant().value());
        return ids(query).stream().findFirst();
      }
    });
  }

  static DunningPolicy ladder(Tx tx, UUID policySet) {
    return tx.memo(
        List.of(Ladders.class, policySet), () -> tx.jdbc(each -> steps(each, tx, policySet)));
  }

  /** The services that the overdue invoices charge; all of the account when they name none. */
  static List<UUID> services(Tx tx, UUID account, List<Invoice> overdue) {
    List<UUID> owing = tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(OWING)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(
            2,
            connection.createArrayOf(
                "uuid", overdue.stream().map(each -> each.id().value()).toArray()));
        return ids(query);
      }
    });
    return owing.isEmpty() ? all(tx, account) : owing;
  }

  /** Every service of the account that is not over. */
  static List<UUID> all(Tx tx, UUID account) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(ALL)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, account);
        return ids(query);
      }
    });
  }

  private static DunningPolicy steps(Connection connection, Tx tx, UUID policySet)
      throws SQLException {
    List<DunningStep> steps = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(STEPS)) {
      query.setObject(1, tx.tenant().value());
      query.setObject(2, policySet);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          steps.add(new DunningStep(
              row.getInt(1), WireName.parse(DunningAction.class, row.getString(2))));
        }
      }
    }
    return new DunningPolicy(steps);
  }

  private static List<UUID> ids(PreparedStatement query) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        UUID id = row.getObject(1, UUID.class);
        if (id != null) {
          ids.add(id);
        }
      }
    }
    return ids;
  }
}
