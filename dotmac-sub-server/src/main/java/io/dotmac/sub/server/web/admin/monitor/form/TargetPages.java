package io.dotmac.sub.server.web.admin.monitor.form;

import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.poll.SnmpTarget;
import io.dotmac.sub.core.provisioning.device.HostRule;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.adapter.snmp.TargetRule;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Filters.Option;
import io.dotmac.sub.server.web.part.Input;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Rows;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Devices that are polled: which they are, where, and how they let themselves be asked. */
@Path("/admin/network/snmp-targets")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class TargetPages extends ItemForms<SnmpTarget> {
  private static final String POLLED = "/admin/network/polled";
  private static final String PATH = "/admin/network/snmp-targets";
  private static final String DEVICE = "device";
  private static final List<String> DEVICES =
      List.of("network_device_id", "olt_id", "nas_device_id");
  private static final Set<String> INPUTS = Set.of(
      "network_device_id",
      "olt_id",
      "nas_device_id",
      "credential_id",
      "host",
      "port",
      "interval_seconds",
      "oid_map",
      "notes");

  private static final Inventory<SnmpTarget> TARGETS = new Inventory<>(SnmpTarget.class);

  private final HostRule hosts;

  /** Devices are where {@code hosts} allow them. */
  public TargetPages(Portal portal, Database db, HostRule hosts) {
    super(portal, db, SnmpTarget.class, INPUTS);
    this.hosts = hosts;
  }

  @Override
  void check(Tx tx, SnmpTarget item) {
    TargetRule.check(item, hosts);
  }

  @Override
  Map<String, String> inputsOfFields() {
    return Map.of("network_device_id", DEVICE, "olt_id", DEVICE, "nas_device_id", DEVICE);
  }

  @Override
  Sent blank(Visit visit) {
    return new Sent(Map.of("port", "161", "interval_seconds", "300"));
  }

  /** The device is one choice among three kinds: {@code olt_id:} and its id. */
  @Override
  UUID create(Tx tx, Sent values) {
    String[] chosen = values.text(DEVICE).split(":", 2);
    return super.create(
        tx,
        chosen.length == 2 && DEVICES.contains(chosen[0])
            ? values.with(chosen[0], chosen[1])
            : values);
  }

  /** Which device it is stays as it was made. */
  @Override
  void change(Tx tx, UUID id, Sent values) {
    SnmpTarget item = TARGETS.require(tx, id).item();
    Sent kept = Sent.of(item, tx.zone());
    Sent all = values;
    for (String device : DEVICES) {
      all = all.with(device, kept.text(device));
    }
    super.change(tx, id, all);
  }

  @Override
  String after(UUID id) {
    return POLLED + "/" + id;
  }

  @Override
  FormPage page(Visit visit, @Nullable UUID id, Sent values) {
    boolean active = id != null && TARGETS.require(visit.tx(), id).item().isActive();
    String name = id == null ? "" : name(visit, id);
    return new FormPage(
        id == null ? visit.say("target.add") : name,
        new Link(POLLED, visit.say("watch.polled")),
        visit.say("target.text"),
        status(visit, id, active),
        buttons(visit, PATH, id, active),
        Errors.NONE,
        Rows.of(
            id == null
                ? List.of()
                : List.of(Fact.link(visit.say("target.device"), name, POLLED + "/" + id))),
        PATH + "/" + (id == null ? "new" : id),
        version(values),
        inputs(visit, id, values),
        true,
        null,
        visit.say(id == null ? "target.add" : "action.save"));
  }

  private static String name(Visit visit, UUID id) {
    return Options.targets(visit, id.toString()).stream()
        .filter(option -> option.value().equals(id.toString()))
        .map(Option::label)
        .findFirst()
        .orElse("");
  }

  private static List<Input> inputs(Visit visit, @Nullable UUID id, Sent values) {
    List<Input> all = new ArrayList<>();
    if (id == null) {
      String device = values.text(DEVICE);
      all.add(Input.choice(
              DEVICE,
              visit.say("target.device"),
              Options.orNone(visit.say("watch.choose"), device, devices(visit, device)))
          .hint(visit.say("target.device_hint"))
          .focused());
    }
    String credential = values.text("credential_id");
    all.add(Input.text("host", visit.say("target.host"), values.text("host"))
        .hint(visit.say("target.host_hint")));
    all.add(Input.choice(
            "credential_id",
            visit.say("target.credential_id"),
            Options.orNone(
                visit.say("watch.choose"),
                credential,
                Options.named(visit, "snmp_credential", credential)))
        .hint(visit.say("target.credential_hint")));
    all.add(Input.number("port", visit.say("target.port"), values.text("port")));
    all.add(Input.number(
            "interval_seconds",
            visit.say("target.interval_seconds"),
            values.text("interval_seconds"))
        .hint(visit.say("target.interval_hint")));
    all.add(Input.area("notes", visit.say("watch.notes"), values.text("notes")));
    all.add(Input.area("oid_map", visit.say("target.oid_map"), values.text("oid_map"))
        .hint(visit.say("target.oid_map_hint")));
    return List.copyOf(all);
  }

  /** What is not polled yet. */
  private static List<Option> devices(Visit visit, String chosen) {
    return Options.rows(visit, """
        select 'network_device_id:' || d.id as value, d.name as label from network_device d
        where d.tenant_id = :tenant and d.is_active and not exists (select 1
          from snmp_target t where t.tenant_id = d.tenant_id and t.network_device_id = d.id
            and t.is_active)
        union all
        select 'olt_id:' || l.id, l.name from olt_device l
        where l.tenant_id = :tenant and l.status <> 'retired' and not exists (select 1
          from snmp_target t where t.tenant_id = l.tenant_id and t.olt_id = l.id and t.is_active)
        union all
        select 'nas_device_id:' || n.id, n.name from nas_device n
        where n.tenant_id = :tenant and n.status <> 'decommissioned' and not exists (select 1
          from snmp_target t where t.tenant_id = n.tenant_id and t.nas_device_id = n.id
            and t.is_active)
        """, chosen);
  }
}
