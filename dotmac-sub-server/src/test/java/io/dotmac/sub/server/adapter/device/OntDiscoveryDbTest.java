package io.dotmac.sub.server.adapter.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.provisioning.discovery.DiscoveredOnt;
import io.dotmac.sub.core.provisioning.discovery.DiscoveredOnts;
import io.dotmac.sub.core.provisioning.discovery.DiscoveryRound;
import io.dotmac.sub.core.provisioning.discovery.DiscoveryStatus;
import io.dotmac.sub.core.provisioning.discovery.ZeroTouch;
import io.dotmac.sub.core.provisioning.order.OrderType;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.order.ServiceOrderStatus;
import io.dotmac.sub.core.provisioning.run.ProvisioningRunId;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.core.tx.Ids;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** ONTs that show themselves on a simulated line terminal, and what the inventory knows of them. */
class OntDiscoveryDbTest {
  private static final String SERIAL = "HWTC00AABB01";

  private final OrderWorld world = new OrderWorld();
  private final DiscoveryRound round = new DiscoveryRound(world.db, new OntFinder(world.door));
  private final DiscoveredOnts onts = new DiscoveredOnts(world.runs);
  private final SubscriptionId service = world.service();
  private final ServiceOrderId order =
      world.order(service, OrderType.NEW_INSTALL).id();

  @AfterEach
  void stop() {
    world.close();
  }

  private void want(ZeroTouch what) {
    world.describe(terms -> terms.lettingInBy(world.workflow.value()));
    world.run(
        tx -> Settings.set(tx, ZeroTouch.SETTING, what.name().toLowerCase(java.util.Locale.ROOT)));
  }

  private void expect(String serial) {
    world.run(tx -> world.orders.update(tx, order, null, null, serial));
  }

  private List<DiscoveredOnt> seen() {
    return world.in(tx -> DiscoveredOnts.LISTING.fetch(tx, ListQuery.first()).items());
  }

  private String look() {
    return round.look(world.tenant).toString();
  }

  @Test
  void anOntThatAnOrderExpectsIsLetInWithoutAnybody() {
    want(ZeroTouch.AUTOMATIC);
    expect(SERIAL);
    world.olt.plug(SERIAL, "0/1/3").plug("HWTC00AABB02", "0/1/4");

    assertThat(look()).isEqualTo("1 devices asked, 0 of them silent, 2 ONTs seen, 1 let in");
    world.work();

    assertThat(world.status(service)).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(seen())
        .extracting(DiscoveredOnt::status)
        .containsExactlyInAnyOrder(DiscoveryStatus.STARTED, DiscoveryStatus.SEEN);
    assertThat(look()).endsWith("1 ONTs seen, 0 let in");
    assertThat(seen())
        .extracting(DiscoveredOnt::status)
        .containsExactlyInAnyOrder(DiscoveryStatus.GONE, DiscoveryStatus.SEEN);
  }

  @Test
  void anOntWaitsForApprovalWhereThatIsWanted() {
    want(ZeroTouch.APPROVAL);
    expect(SERIAL);
    world.olt.plug(SERIAL, "0/1/3");

    assertThat(look()).endsWith("1 ONTs seen, 0 let in");
    DiscoveredOnt ont = seen().get(0);
    ProvisioningRunId run =
        world.in(tx -> onts.approve(tx, ont.id(), null, null).id());
    world.work();

    assertThat(world.get(run).input().ponPort()).isEqualTo("0/1/3");
    assertThat(world.status(service)).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThatThrownBy(() -> world.run(tx -> onts.approve(tx, ont.id(), order, null)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void nobodyIsAskedWhereItIsOffAndAnOntWithoutAnOrderIsOnlySeen() {
    world.olt.plug(SERIAL, "0/1/3");
    assertThat(look()).startsWith("0 devices asked");

    want(ZeroTouch.AUTOMATIC);
    assertThat(look()).endsWith("1 ONTs seen, 0 let in");

    assertThat(world.order(service, OrderType.NEW_INSTALL).status())
        .isEqualTo(ServiceOrderStatus.SUBMITTED);
    assertThatThrownBy(() -> world.run(tx -> onts.approve(tx, seen().get(0).id(), null, null)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no order expects");
  }

  @Test
  void aDeviceThatIsSilentHoldsUpNobody() {
    want(ZeroTouch.AUTOMATIC);
    world.close();

    assertThat(look()).isEqualTo("1 devices asked, 1 of them silent, 0 ONTs seen, 0 let in");
  }

  @Test
  void theInventoryKnowsWhatWasReadBackAndWhatIsGone() {
    UUID olt = inventory();
    world.describe(terms -> terms.asOlt(olt));
    world.start(service, "HWTC-00AABB01");
    world.work();

    assertThat(assignments()).containsExactly("HWTC00AABB01 at 0/1/0 number 0 active");

    world.run(tx -> world.subscriptions.cancel(tx, service, null, null));
    world.in(tx -> world.runs.disconnectDue(tx, 10));
    world.work();

    assertThat(world.olt.state()).isEmpty();
    assertThat(assignments()).containsExactly("HWTC00AABB01 at 0/1/0 number 0 inactive");
  }

  private UUID inventory() {
    UUID olt = Ids.next();
    world.run(tx -> {
      tx.session()
          .createNativeMutationQuery("insert into olt_device (tenant_id, id, name, vendor)"
              + " values (:tenant, :id, 'OLT 1', 'huawei')")
          .setParameter("tenant", world.tenant.value())
          .setParameter("id", olt)
          .executeUpdate();
      tx.session()
          .createNativeMutationQuery("insert into pon_port (tenant_id, id, olt_id, name)"
              + " values (:tenant, :id, :olt, '0/1/0')")
          .setParameter("tenant", world.tenant.value())
          .setParameter("id", Ids.next())
          .setParameter("olt", olt)
          .executeUpdate();
    });
    return olt;
  }

  private List<String> assignments() {
    return world.in(tx -> tx.session()
        .createNativeQuery(
            "select u.serial_number || ' at ' || p.name || ' number ' || a.ont_number || ' '"
                + " || a.status from ont_assignment a"
                + " join ont_unit u on u.tenant_id = a.tenant_id and u.id = a.ont_unit_id"
                + " join pon_port p on p.tenant_id = a.tenant_id and p.id = a.pon_port_id"
                + " where a.tenant_id = :tenant",
            String.class)
        .setParameter("tenant", world.tenant.value())
        .getResultList());
  }
}
