package io.dotmac.sub.server.demo;

import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.device.HostRule;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevice;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevices;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.simulator.SimulatedCli;
import io.dotmac.sub.devices.simulator.SimulatedRouteros;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.SshSimulator;
import io.dotmac.sub.server.demo.watch.DemoAgents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The simulated devices of a demo's first provider, behind real SSH servers: a line terminal on
 * which three ONTs show themselves, and the router that lets subscribers in. They and the line
 * terminal of the other homes answer SNMP. All listen on free ports, which the database is told
 * each time, as it is told their keys.
 */
final class DemoDevices implements AutoCloseable {
  /** ONTs that somebody has plugged in, and where. */
  static final Map<String, String> PLUGGED = new TreeMap<>(Map.of(
      "HWTC5E3B0001", "0/1/0",
      "HWTC5E3B0002", "0/1/0",
      "HWTC5E3B0003", "0/1/1"));

  private static final String LET_IN = """
      select u.serial_number, p.name, a.ont_number from ont_assignment a
      join ont_unit u on u.tenant_id = a.tenant_id and u.id = a.ont_unit_id
      join pon_port p on p.tenant_id = a.tenant_id and p.id = a.pon_port_id
      join olt_device o on o.tenant_id = p.tenant_id and o.id = p.olt_id
      where a.tenant_id = :tenant and o.name = :olt and a.status = 'active'
        and a.ont_number is not null
      """;

  private final SecretBox secrets;
  private final SimulatedSmartax olt = new SimulatedSmartax(DemoNetwork.OLT);
  private final SimulatedRouteros router = new SimulatedRouteros(DemoNetwork.ROUTER);
  private final List<SshSimulator> servers = new ArrayList<>();
  private @Nullable DemoAgents agents;

  private DemoDevices(SecretBox secrets) {
    this.secrets = secrets;
  }

  /** Starts them and tells the database where they are; they know what was done on them before. */
  static DemoDevices start(Database db, Caller caller, SecretBox secrets) {
    DemoDevices devices = new DemoDevices(secrets);
    db.run(caller, tx -> {
      devices.remember(tx);
      devices.serve(tx, DemoNetwork.OLT, devices.olt);
      devices.serve(tx, DemoNetwork.ROUTER, devices.router);
      devices.agents = DemoAgents.start(
          tx, secrets, DemoNetwork.ROUTER, DemoNetwork.OLT, devices.olt, db.clock());
    });
    return devices;
  }

  private void remember(Tx tx) {
    Map<String, String> plugged = new TreeMap<>(PLUGGED);
    for (Object[] ont : tx.session()
        .createNativeQuery(LET_IN, Object[].class)
        .setParameter("tenant", tx.tenant().value())
        .setParameter("olt", DemoNetwork.OLT)
        .getResultList()) {
      String serial = String.valueOf(ont[0]);
      plugged.remove(serial);
      olt.authorized(serial, String.valueOf(ont[1]), ((Number) ont[2]).intValue());
    }
    plugged.forEach(olt::plug);
  }

  private void serve(Tx tx, String name, SimulatedCli device) {
    tx.session()
        .createSelectionQuery(
            "from ProvisioningDevice e where e.terms.name = :name", ProvisioningDevice.class)
        .setParameter("name", name)
        .uniqueResultOptional()
        .ifPresent(known -> serve(tx, known, device));
  }

  private void serve(Tx tx, ProvisioningDevice known, SimulatedCli device) {
    DeviceTerms terms = known.terms();
    String password = secrets.decrypt(known.passwordSealed().orElseThrow());
    SshSimulator server = SshSimulator.start(device, Credential.of(terms.username(), password));
    servers.add(server);
    DeviceTerms found = DeviceTerms.at(
            terms.name(),
            terms.vendor(),
            server.address().getHostString(),
            server.address().getPort(),
            terms.username(),
            server.pin().fingerprint())
        .asOlt(terms.oltId())
        .asNas(terms.nasDeviceId())
        .lettingInBy(terms.workflowId());
    new ProvisioningDevices(secrets, HostRule.ANYWHERE)
        .update(tx, known.id(), found, ProvisioningDevices.Passwords.NONE);
  }

  /** The line terminal. */
  SimulatedSmartax olt() {
    return olt;
  }

  /** The access server. */
  SimulatedRouteros router() {
    return router;
  }

  @Override
  public void close() {
    servers.forEach(SshSimulator::close);
    if (agents != null) {
      agents.close();
    }
  }
}
