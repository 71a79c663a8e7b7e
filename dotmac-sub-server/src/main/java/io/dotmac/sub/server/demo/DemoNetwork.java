package io.dotmac.sub.server.demo;

import io.dotmac.sub.core.access.nas.NasDeviceId;
import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.device.HostRule;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevices;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.discovery.ZeroTouch;
import io.dotmac.sub.core.provisioning.technician.TechnicianTerms;
import io.dotmac.sub.core.provisioning.technician.Technicians;
import io.dotmac.sub.core.provisioning.workflow.StepConfig;
import io.dotmac.sub.core.provisioning.workflow.StepTerms;
import io.dotmac.sub.core.provisioning.workflow.StepType;
import io.dotmac.sub.core.provisioning.workflow.WorkflowId;
import io.dotmac.sub.core.provisioning.workflow.WorkflowTerms;
import io.dotmac.sub.core.provisioning.workflow.Workflows;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.UUID;

/**
 * What a provider needs to connect new homes: technicians, a workflow, a line terminal that is new,
 * and the management of its access server. {@link DemoDevices} are the devices behind it.
 */
final class DemoNetwork {
  /** The line terminal that new homes hang on. */
  static final String OLT = "OLT-LEK-02";

  /** The access server, as a device that can be managed. */
  static final String ROUTER = "BNG-LAG-01";

  private static final int PORTS = 8;
  private static final int VLAN = 100;
  private static final int PROFILE = 10;

  /** No device answers before it was started: {@link DemoDevices} says where each one is. */
  private static final String NO_KEY = "SHA256:" + "A".repeat(43);

  private static final List<String> TERMINAL = List.of("""
      insert into olt_device (tenant_id, id, pop_site_id, name, code, mgmt_ip, vendor, model,
        firmware_version)
      select s.tenant_id, :olt, s.id, :name, 'olt-02', '10.20.0.6', 'huawei', 'MA5800-X2',
        'V100R019C12'
      from pop_site s where s.tenant_id = :tenant
      """, """
      insert into pon_port (tenant_id, id, olt_id, name, port_number, max_onts)
      select o.tenant_id, gen_random_uuid(), o.id, '0/1/' || n, n, 64
      from olt_device o cross join generate_series(0, :ports - 1) n
      where o.tenant_id = :tenant and o.id = :olt
      """);

  private final SecretBox secrets;

  /** Seals the passwords of the devices with {@code secrets}. */
  DemoNetwork(SecretBox secrets) {
    this.secrets = secrets;
  }

  /** Adds all of it to the plant there is. */
  void build(Tx tx, NasDeviceId nas) {
    Technicians technicians = new Technicians();
    for (String name : List.of("Sade Cole", "Uche Nnadi")) {
      technicians.create(tx, TechnicianTerms.named(name));
    }
    WorkflowId workflow = workflow(tx);
    tx.session().flush();
    device(
        tx,
        address(OLT, ProvisioningVendor.HUAWEI, "root")
            .asOlt(terminal(tx))
            .lettingInBy(workflow.value()));
    device(tx, address(ROUTER, ProvisioningVendor.MIKROTIK, "admin").asNas(nas.value()));
    Settings.set(tx, ZeroTouch.SETTING, "approval");
  }

  private static DeviceTerms address(String name, ProvisioningVendor vendor, String user) {
    return DeviceTerms.at(name, vendor, "127.0.0.1", 22, user, NO_KEY);
  }

  private void device(Tx tx, DeviceTerms terms) {
    String password = RandomToken.hex(12);
    new ProvisioningDevices(secrets, HostRule.ANYWHERE)
        .create(tx, terms, ProvisioningDevices.Passwords.of(password));
  }

  private static UUID terminal(Tx tx) {
    UUID olt = Ids.next();
    for (String statement : TERMINAL) {
      var query = tx.session()
          .createNativeMutationQuery(statement)
          .setParameter("tenant", tx.tenant().value())
          .setParameter("olt", olt);
      if (statement.contains(":name")) {
        query.setParameter("name", OLT);
      } else {
        query.setParameter("ports", PORTS);
      }
      query.executeUpdate();
    }
    return olt;
  }

  private static WorkflowId workflow(Tx tx) {
    Workflows workflows = new Workflows();
    WorkflowId id = workflows
        .create(tx, WorkflowTerms.of("Fibre to the home", ProvisioningVendor.HUAWEI))
        .id();
    StepConfig service = StepConfig.inVlan(VLAN);
    List<StepTerms> steps = List.of(
        step("Let the ONT in", StepType.ASSIGN_ONT, 10, StepConfig.profiles(PROFILE, PROFILE)),
        step("Give it its service", StepType.PUSH_CONFIG, 20, service),
        step("Wait until it is online", StepType.CONFIRM_UP, 30, StepConfig.within(120)));
    steps.forEach(step -> workflows.add(tx, id, step));
    return id;
  }

  private static StepTerms step(String name, StepType type, int place, StepConfig config) {
    return new StepTerms(name, type, place, config, true);
  }
}
