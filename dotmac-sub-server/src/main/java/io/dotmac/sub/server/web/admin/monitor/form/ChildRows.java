package io.dotmac.sub.server.web.admin.monitor.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.inventory.Stored;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.web.part.Documents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Things that belong to another, as rows of its form: {@code row0_name} is an input of the first. A
 * row without its first input is taken away, or was never there.
 *
 * @param first the input without which a row is none
 * @param inputs the fields that are typed
 * @param check refuses what only the database can tell to be wrong
 */
record ChildRows<T extends Record>(
    Inventory<T> inventory, String first, Set<String> inputs, BiConsumer<Tx, T> check) {
  /** The most rows of a form; more are made over the API. */
  static final int MOST = 20;

  /** How many are left empty. */
  static final int EMPTY = 3;

  private static final String ID = "id";

  static String prefix(int row) {
    return "row" + row + "_";
  }

  /** Stored ones as inputs, in their order. */
  Sent of(Tx tx, List<Stored<T>> stored) {
    Sent all = Sent.NOTHING;
    for (int i = 0; i < stored.size(); i++) {
      Sent row =
          Sent.of(stored.get(i).item(), tx.zone()).with(ID, stored.get(i).id().toString());
      all = all.and(row.under(prefix(i)));
    }
    return all;
  }

  /** How many rows are shown: those that are filled in, and some more. */
  static int shown(Sent values, String first) {
    int filled = 0;
    for (int i = 0; i < MOST; i++) {
      if (!values.text(prefix(i) + first).isEmpty()
          || !values.text(prefix(i) + ID).isEmpty()) {
        filled = i + 1;
      }
    }
    return Math.min(MOST, filled + EMPTY);
  }

  /** The ids of stored rows, as inputs that are not seen. */
  static List<Documents.Hidden> hidden(Sent values) {
    List<Documents.Hidden> all = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      String name = prefix(i) + ID;
      if (!values.text(name).isEmpty()) {
        all.add(new Documents.Hidden(name, values.text(name)));
      }
    }
    return all;
  }

  /**
   * Makes, changes and takes away what the rows say.
   *
   * @param prepare makes the fields of a row from its inputs; what the row's number decides is
   *     there as {@code index}
   * @param parent the field and the id of what they belong to
   */
  void save(Tx tx, Sent values, String parent, UUID of, int next, UnaryOperator<Sent> prepare) {
    Checks checks = new Checks();
    List<Sent> fresh = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    // Those that are taken away make room for those that follow.
    for (int i = 0; i < MOST; i++) {
      Sent row = values.below(prefix(i));
      if (!row.text(ID).isEmpty() && row.text(first).isEmpty()) {
        inventory.remove(tx, Id.parse(row.text(ID)));
      }
    }
    for (int i = 0; i < MOST; i++) {
      Sent row = values.below(prefix(i)).with(parent, of.toString());
      if (row.text(first).isEmpty()) {
        continue;
      }
      if (row.text(ID).isEmpty()) {
        fresh.add(prepare.apply(row.with("index", Integer.toString(next + fresh.size()))));
        numbers.add(i);
      } else {
        Stored<T> found = inventory.require(tx, Id.parse(row.text(ID)));
        row(checks, i, () -> change(tx, found, prepare.apply(row)));
      }
    }
    for (int i = 0; i < fresh.size(); i++) {
      Sent row = fresh.get(i).with("is_active", "yes");
      row(checks, numbers.get(i), () -> create(tx, row, parent));
    }
    checks.done();
  }

  private void change(Tx tx, Stored<T> found, Sent row) {
    T item = Fields.<T>of(json(tx, row, inputs)).over(found.item());
    check.accept(tx, item);
    inventory.change(tx, found, item);
  }

  private void create(Tx tx, Sent row, String parent) {
    Set<String> all = new HashSet<>(inputs);
    all.add(parent);
    all.addAll(Set.of("step_index", "priority"));
    T item = Fields.<T>of(json(tx, row, all))
        .made(inventory.kind().type(), inventory.kind().defaults());
    check.accept(tx, item);
    inventory.create(tx, item);
  }

  private ObjectNode json(Tx tx, Sent row, Set<String> names) {
    return row.json(inventory.kind().type(), names, tx.zone());
  }

  /** What is wrong with a row is told of its inputs; the rows after a refused one are not tried. */
  private static void row(Checks checks, int number, Runnable work) {
    if (!checks.errors().isEmpty()) {
      return;
    }
    try {
      work.run();
    } catch (ProblemException e) {
      if (e.problem().errors().isEmpty()) {
        throw e;
      }
      e.problem()
          .errors()
          .forEach(error -> checks.rule(
              false,
              "/" + prefix(number) + error.pointer().replaceFirst("^/", ""),
              error.code(),
              error.detail()));
    }
  }
}
