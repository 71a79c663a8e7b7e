package io.dotmac.sub.core.provisioning.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.provisioning.slot.Slot;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InstallAppointmentsDbTest extends OrderDesk {
  @Test
  void aVisitThatIsAgreedHasSomebodyWhoMakesIt() {
    TechnicianId bola = technician("Bola");
    SubscriptionId service = pending(fiber);
    InstallAppointment visit = visit(orderOf(service)).orElseThrow();

    run(tx -> appointments.confirm(tx, visit.id(), null));

    assertThat(visit(orderOf(service)).orElseThrow().terms().technicianId()).isEqualTo(bola);
    assertThat(orderOf(service).status()).isEqualTo(ServiceOrderStatus.SCHEDULED);
    assertThat(orderOf(service).technician()).contains(bola);
    assertThat(events()).contains("service_order.assigned", "appointment.scheduled");
  }

  @Test
  void nobodyIsAtTwoPlacesAtATime() {
    TechnicianId bola = technician("Bola");
    InstallAppointment first = visit(orderOf(pending(fiber))).orElseThrow();
    run(tx -> appointments.confirm(tx, first.id(), bola));
    InstallAppointment second = visit(orderOf(pending(fiber))).orElseThrow();
    AppointmentTerms same = second.terms().by(bola);
    AppointmentTerms overlapping = new AppointmentTerms(
        first.time().start().plusSeconds(60), first.time().end(), bola, false, null);

    assertThat(second.time()).isNotEqualTo(first.time());
    refused("somewhere else", tx -> appointments.update(tx, second.id(), overlapping));
    run(tx -> appointments.update(tx, second.id(), same));
    assertThatThrownBy(() -> sabotage(
            "update install_appointment set scheduled_start = ?, scheduled_end = ?"
                + " where id = ?",
            first.time().start(),
            first.time().end(),
            second.id().value()))
        .hasMessageContaining("install_appointment_technician");
  }

  @Test
  void aTimeAtWhichNobodyIsFreeCannotBeAgreed() {
    technician("Bola");
    InstallAppointment first = visit(orderOf(pending(fiber))).orElseThrow();
    InstallAppointment second = visit(orderOf(pending(fiber))).orElseThrow();
    run(tx -> appointments.confirm(tx, first.id(), null));
    run(tx -> appointments.update(
        tx,
        second.id(),
        AppointmentTerms.at(new Slot(first.time().start(), first.time().end()))));

    refused("no_technician", tx -> appointments.confirm(tx, second.id(), null));
  }

  @Test
  void whoWasNotThereIsWaitedForAgain() {
    SubscriptionId service = pending(fiber);
    ServiceOrder order = orderOf(service);
    InstallAppointment visit = visit(order).orElseThrow();
    run(tx -> appointments.confirm(tx, visit.id(), null));
    Instant over = in(Tx::now).minus(Duration.ofHours(2));
    sabotage(
        "update install_appointment set scheduled_start = ?, scheduled_end = ? where id = ?",
        over,
        over.plusSeconds(1800),
        visit.id().value());

    int closed = in(tx -> appointments.markMissed(tx, 10));

    assertThat(closed).isEqualTo(1);
    InstallAppointment then = in(tx -> appointments.require(tx, visit.id()));
    assertThat(then.status()).isEqualTo(AppointmentStatus.NO_SHOW);
    assertThat(orderOf(service).status()).isEqualTo(ServiceOrderStatus.SUBMITTED);
    assertThat(events()).contains("appointment.missed");
    int again = in(tx -> appointments.markMissed(tx, 10));
    assertThat(again).isZero();
    run(tx -> appointments.propose(
        tx,
        order.id(),
        AppointmentTerms.at(new Slot(tx.now().plusSeconds(60), tx.now().plusSeconds(120)))));
    refused(
        "appointment_open",
        tx -> appointments.propose(
            tx,
            order.id(),
            AppointmentTerms.at(new Slot(tx.now().plusSeconds(60), tx.now().plusSeconds(120)))));
  }

  @Test
  void aVisitOfAnOrderThatIsWorkedOnWasMade() {
    SubscriptionId service = pending(fiber);
    ServiceOrder order = orderOf(service);
    InstallAppointment visit = visit(order).orElseThrow();
    run(tx -> appointments.confirm(tx, visit.id(), null));
    run(tx -> orders.move(
        tx, orders.locked(tx, order.id()), ServiceOrderStatus.PROVISIONING, "by a run"));
    Instant over = in(Tx::now).minus(Duration.ofHours(2));
    sabotage(
        "update install_appointment set scheduled_start = ?, scheduled_end = ? where id = ?",
        over,
        over.plusSeconds(1800),
        visit.id().value());

    run(tx -> appointments.markMissed(tx, 10));

    InstallAppointment then = in(tx -> appointments.require(tx, visit.id()));
    assertThat(then.status()).isEqualTo(AppointmentStatus.COMPLETED);
    assertThat(events()).doesNotContain("appointment.missed");
  }
}
