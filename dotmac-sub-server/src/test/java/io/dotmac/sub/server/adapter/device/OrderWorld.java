package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevices;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.order.Installations;
import io.dotmac.sub.core.provisioning.order.OrderType;
import io.dotmac.sub.core.provisioning.order.ServiceOrder;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.order.ServiceOrders;
import io.dotmac.sub.core.provisioning.run.ProvisioningRun;
import io.dotmac.sub.core.provisioning.run.ProvisioningRunId;
import io.dotmac.sub.core.provisioning.run.ProvisioningRuns;
import io.dotmac.sub.core.provisioning.run.RunInput;
import io.dotmac.sub.core.provisioning.run.RunStep;
import io.dotmac.sub.core.provisioning.run.RunWorker;
import io.dotmac.sub.core.provisioning.run.StepWork;
import io.dotmac.sub.core.provisioning.workflow.StepConfig;
import io.dotmac.sub.core.provisioning.workflow.StepTerms;
import io.dotmac.sub.core.provisioning.workflow.StepType;
import io.dotmac.sub.core.provisioning.workflow.WorkflowId;
import io.dotmac.sub.core.provisioning.workflow.WorkflowTerms;
import io.dotmac.sub.core.provisioning.workflow.Workflows;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.webhook.target.DeviceTargets;
import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.SshSimulator;
import io.dotmac.sub.server.outbound.DeviceAddresses;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A provider with a plan that needs an installation, a workflow, and a line terminal over SSH. */
final class OrderWorld implements AutoCloseable {
  static final String PASSWORD = "open sesame 4711";
  /** Simulators are on this machine. */
  static final DeviceTargets HERE = DeviceTargets.of(List.of("127.0.0.1", "localhost"));

  private static final Credential LOGIN = Credential.of("root", PASSWORD);

  private final TestDatabase test = TestDatabase.shared();
  final Database db = test.database(CoreEntities.ALL);
  final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  final SimulatedSmartax olt = new SimulatedSmartax("MA5800-X7");
  private final SshSimulator server = SshSimulator.start(olt, LOGIN);
  final SecretBox secrets = new SecretBox(Keyring.generate());
  private final ProvisioningDevices devices = new ProvisioningDevices(secrets, HERE::flaw);
  private final Workflows workflows = new Workflows();
  final Subscriptions subscriptions = Installations.subscriptions();
  final ServiceOrders orders = new ServiceOrders(new Subscriptions());
  final ProvisioningRuns runs = new ProvisioningRuns(orders);
  final DeviceDoor door = new DeviceDoor(Devices.network(), secrets, DeviceAddresses.of(HERE));
  final DeviceWork deviceWork = new DeviceWork(door);
  final RunWorker worker = new RunWorker(db, deviceWork);
  final ProvisioningDeviceId device = device(PASSWORD, "olt-1");
  final WorkflowId workflow = workflow("Fibre", 300);
  private final SubscriberId ada = in(tx -> new Subscribers()
      .create(
          tx,
          NewSubscriber.of(SubscriberDetails.of(
              Person.of("Ada", "Obi", "ada@example.net"), PostalAddress.NONE, "NGN")))
      .id());
  private final OfferId fiber = in(tx -> new Offers()
      .create(
          tx,
          OfferDraft.named("Fiber 50").installed().terms(),
          List.of(Price.recurring(Money.of("15000", "NGN"))))
      .id());

  <R> R in(Function<Tx, R> work) {
    return db.inTx(tenant, work);
  }

  void run(Consumer<Tx> work) {
    db.run(tenant, work);
  }

  /** The terminal, as the database has it, with that password. */
  ProvisioningDeviceId device(String password, String name) {
    DeviceTerms terms = DeviceTerms.at(
        name,
        ProvisioningVendor.HUAWEI,
        server.address().getHostString(),
        server.address().getPort(),
        LOGIN.user(),
        server.pin().fingerprint());
    return in(tx ->
        devices.create(tx, terms, ProvisioningDevices.Passwords.of(password)).id());
  }

  /** Changes what is known about the terminal. */
  void describe(UnaryOperator<DeviceTerms> change) {
    run(tx -> devices.update(
        tx,
        device,
        change.apply(devices.require(tx, device).terms()),
        ProvisioningDevices.Passwords.NONE));
  }

  /** Lets in, gives VLAN 100, waits. */
  WorkflowId workflow(String name, int seconds) {
    StepConfig service = StepConfig.inVlan(100);
    return in(tx -> {
      WorkflowId id = workflows
          .create(tx, WorkflowTerms.of(name, ProvisioningVendor.HUAWEI))
          .id();
      add(tx, id, 10, StepType.ASSIGN_ONT, StepConfig.profiles(10, 10));
      add(tx, id, 20, StepType.PUSH_CONFIG, service);
      add(tx, id, 30, StepType.CONFIRM_UP, StepConfig.within(seconds));
      return id;
    });
  }

  private void add(Tx tx, WorkflowId id, int place, StepType type, StepConfig config) {
    workflows.add(tx, id, new StepTerms(type.name(), type, place, config, true));
  }

  SubscriptionId service() {
    return in(
        tx -> subscriptions.create(tx, NewSubscription.pending(ada, fiber)).id());
  }

  ServiceOrder order(SubscriptionId service, OrderType type) {
    return in(tx -> tx.session()
        .createSelectionQuery(
            "from ServiceOrder e where e.subscription.value = :service and e.type = :type",
            ServiceOrder.class)
        .setParameter("service", service.value())
        .setParameter("type", type)
        .getSingleResult());
  }

  SubscriptionStatus status(SubscriptionId service) {
    return in(tx -> subscriptions.require(tx, service).status());
  }

  /** Begins to install a service with the ONT of that serial, which is plugged in at 0/1/0. */
  ProvisioningRunId start(SubscriptionId service, String serial) {
    return start(service, serial, device, workflow);
  }

  ProvisioningRunId start(
      SubscriptionId service, String serial, ProvisioningDeviceId on, WorkflowId by) {
    olt.plug(serial, "0/1/0");
    ServiceOrderId order = order(service, OrderType.NEW_INSTALL).id();
    RunInput input = new RunInput(on, "0/1/0", serial, null);
    return in(tx -> runs.start(tx, by, order, input).id());
  }

  void work() {
    worker.work(tenant);
  }

  /** Asks devices through something else. */
  RunWorker worker(StepWork work) {
    return new RunWorker(db, work);
  }

  ProvisioningRun get(ProvisioningRunId id) {
    return in(tx -> runs.require(tx, id));
  }

  List<RunStep> steps(ProvisioningRunId id) {
    return in(tx -> ProvisioningRuns.steps(tx, id));
  }

  String transcript(ProvisioningRunId id) {
    return String.join("\n", steps(id).stream().map(RunStep::transcript).toList());
  }

  List<String> events() {
    return in(tx -> tx
        .session()
        .createSelectionQuery("from EventRecord e order by e.id", EventRecord.class)
        .getResultList()
        .stream()
        .map(event -> event.type() + " " + event.payload())
        .toList());
  }

  /** What is put off is due now, and leases of the dead are over. */
  void timePasses() {
    update("update provisioning_run set next_attempt_at = now() where tenant_id = ?");
    update("update provisioning_device set leased_until = now() - interval '1 second'"
        + " where tenant_id = ? and leased_until is not null");
  }

  int update(String sql) {
    try (Connection connection = test.superuser().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, tenant.value());
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** How many transactions hold locks on rows of runs just now. */
  boolean isRunLocked() {
    try (Connection connection = test.superuser().getConnection();
        PreparedStatement statement = connection.prepareStatement(
            "select id from provisioning_run where tenant_id = ? for update skip locked")) {
      statement.setObject(1, tenant.value());
      try (var rows = statement.executeQuery()) {
        return !rows.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
