package io.dotmac.sub.server.web.admin.monitor.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.inventory.Kind;
import io.dotmac.sub.core.network.inventory.Stored;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.json.Json;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Forms for what the inventory keeps: they send what a body of the API would say. */
abstract class ItemForms<T extends Record> extends FormResource {
  static final String VERSION = "version";

  private final Inventory<T> inventory;
  private final Set<String> inputs;

  /** {@code inputs}: the fields that the form has. */
  ItemForms(Portal portal, Database db, Class<T> type, Set<String> inputs) {
    super(portal, db);
    this.inventory = new Inventory<>(type);
    this.inputs = inputs;
  }

  /** Refuses what only the server can tell to be wrong. */
  void check(Tx tx, T item) {}

  /** In which moments are typed. */
  ZoneId zone(Tx tx, Sent values) {
    return tx.zone();
  }

  @Override
  Sent stored(Visit visit, UUID id) {
    Stored<T> found = inventory.require(visit.tx(), id);
    Sent plain = Sent.of(found.item(), visit.tx().zone());
    return Sent.of(found.item(), zone(visit.tx(), plain))
        .with(VERSION, Integer.toString(found.version()));
  }

  @Override
  UUID create(Tx tx, Sent values) {
    Kind<T> kind = inventory.kind();
    T item = Fields.<T>of(json(tx, values)).made(kind.type(), kind.defaults());
    check(tx, item);
    return inventory.create(tx, item).id();
  }

  @Override
  void change(Tx tx, UUID id, Sent values) {
    Stored<T> found = inventory.require(tx, id);
    requireVersion(values, found.version());
    changed(tx, found, Fields.<T>of(json(tx, values)).over(found.item()));
  }

  @Override
  void activate(Tx tx, UUID id, boolean active) {
    if (!active) {
      inventory.remove(tx, id);
      return;
    }
    ObjectNode on = Json.mapper().createObjectNode().put("is_active", true);
    Stored<T> found = inventory.require(tx, id);
    changed(tx, found, Fields.<T>of(on).over(found.item()));
  }

  private void changed(Tx tx, Stored<T> found, T item) {
    check(tx, item);
    inventory.change(tx, found, item);
  }

  private ObjectNode json(Tx tx, Sent values) {
    return values.json(inventory.kind().type(), inputs, zone(tx, values));
  }

  /** Refuses what was typed over another version. */
  static void requireVersion(Sent values, int version) {
    if (!values.text(VERSION).equals(Integer.toString(version))) {
      throw Problem.conflict("stale", "somebody else changed this in the meantime; read it again");
    }
  }

  /** What tells a change of somebody else. */
  static List<Documents.Hidden> version(Sent values) {
    return List.of(new Documents.Hidden(VERSION, values.text(VERSION)));
  }

  /** Whether it is in use; nothing of a new one. */
  static @Nullable Pill status(Visit visit, @Nullable UUID id, boolean active) {
    return id == null
        ? null
        : active
            ? Pill.of(Tone.GOOD, visit.say("watch.in_use"))
            : Pill.of(Tone.NEUTRAL, visit.say("watch.not_in_use"));
  }

  /** The buttons that take it into use and out of it, after {@code others}. */
  static Rows<Link> buttons(
      Visit visit, String path, @Nullable UUID id, boolean active, Link... others) {
    if (id == null) {
      return Rows.of(List.of());
    }
    List<Link> all = new ArrayList<>(List.of(others));
    all.add(new Link(
        path + "/" + id + "/state?to=" + (active ? "off" : "on"),
        visit.say(active ? "watch.switch_off" : "watch.switch_on")));
    return Rows.of(all);
  }
}
