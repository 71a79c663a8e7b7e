package io.dotmac.sub.core.provisioning.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderMovesDbTest extends OrderDesk {
  @Test
  void everyMoveIsRememberedAndNoneIsChanged() {
    SubscriptionId service = pending(fiber);
    ServiceOrder order = orderOf(service);
    run(tx -> appointments.confirm(tx, visit(order).orElseThrow().id(), null));
    run(tx -> orders.complete(tx, order.id(), "plugged in", false));

    List<ServiceStateTransition> moves =
        in(tx -> ServiceOrders.MOVES.fetch(tx, ListQuery.first()).items());

    assertThat(moves)
        .extracting(ServiceStateTransition::toStatus)
        .containsExactly(
            ServiceOrderStatus.ACTIVE, ServiceOrderStatus.SCHEDULED, ServiceOrderStatus.SUBMITTED);
    assertThat(moves)
        .extracting(ServiceStateTransition::toState)
        .containsExactly(ServiceState.ACTIVE, ServiceState.INSTALLING, ServiceState.PENDING);
    assertThat(moves.get(0).reason()).contains("plugged in");
    assertThat(moves.get(2).fromStatus()).isEmpty();
    assertThatThrownBy(() -> sabotage(
            "delete from service_state_transition where id = ?",
            moves.get(0).id().value()))
        .hasMessageContaining("append-only");
  }

  @Test
  void theSchemaAllowsTheMovesThatTheCodeAllowsAndNoOther() throws SQLException {
    try (Connection connection = test.superuser().getConnection();
        PreparedStatement step = connection.prepareStatement(
            "select dotmac_order_step(?, ?), dotmac_appointment_step(?, ?)")) {
      for (ServiceOrderStatus from : ServiceOrderStatus.values()) {
        for (ServiceOrderStatus to : ServiceOrderStatus.values()) {
          boolean allowed = answer(step, 1, WireName.of(from), WireName.of(to));
          assertThat(allowed).as(from + " to " + to).isEqualTo(from.next().contains(to));
        }
      }
      for (AppointmentStatus from : AppointmentStatus.values()) {
        for (AppointmentStatus to : AppointmentStatus.values()) {
          boolean allowed = answer(step, 2, WireName.of(from), WireName.of(to));
          assertThat(allowed).as(from + " to " + to).isEqualTo(from.next().contains(to));
        }
      }
    }
  }

  private static boolean answer(PreparedStatement step, int column, String from, String to)
      throws SQLException {
    for (int i = 1; i <= 4; i += 2) {
      step.setString(i, from);
      step.setString(i + 1, to);
    }
    try (var row = step.executeQuery()) {
      row.next();
      return row.getBoolean(column);
    }
  }

  @Test
  void aRowThatJumpsIsRefusedByTheSchema() {
    ServiceOrder order = orderOf(pending(fiber));
    run(tx -> orders.cancel(tx, order.id(), "no", false));

    assertThatThrownBy(() -> sabotage(
            "update service_order set status = 'provisioning' where id = ?",
            order.id().value()))
        .hasMessageContaining("is canceled and cannot become provisioning");
    assertThatThrownBy(() -> sabotage(
            "insert into service_order (tenant_id, id, order_number, subscriber_id,"
                + " subscription_id, order_type, status, completed_at) select tenant_id, ?, 'x',"
                + " subscriber_id, subscription_id, 'upgrade', 'active', now()"
                + " from service_order where id = ?",
            Ids.next(),
            order.id().value()))
        .hasMessageContaining("begins as draft or submitted");
  }
}
