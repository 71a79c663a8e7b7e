package io.dotmac.sub.server.web.admin.monitor.form;

import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Input;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page with a form.
 *
 * @param status absent where nothing is stored yet
 * @param buttons each a form of its own
 * @param facts what is not changed
 * @param alone whether there is no table below the inputs
 */
public record FormPage(
    String title,
    Link parent,
    String text,
    @Nullable Pill status,
    Rows<Link> buttons,
    Errors errors,
    Rows<Fact> facts,
    String action,
    List<Documents.Hidden> hidden,
    List<Input> inputs,
    boolean alone,
    @Nullable Table table,
    String button) {
  /** Inputs in rows. */
  public record Table(String title, List<String> heads, List<Row> rows, String hint) {}

  /** The inputs of one row. */
  public record Row(List<Input> cells) {}

  /** The same with each thing that is wrong beside its input, the others above the form. */
  FormPage failed(List<FieldError> wrong, Map<String, String> inputsOfFields) {
    Map<String, String> byInput = new HashMap<>();
    List<Errors.Item> items = new ArrayList<>();
    Set<String> names = names();
    for (FieldError error : wrong) {
      String field = error.pointer().replaceFirst("^/", "").replace('/', '_');
      String input = inputsOfFields.getOrDefault(field, field);
      boolean known = names.contains(input);
      if (known) {
        byInput.putIfAbsent(input, error.detail());
      }
      items.add(new Errors.Item(known ? input : "", error.detail()));
    }
    Table below = table;
    return new FormPage(
        title,
        parent,
        text,
        status,
        buttons,
        new Errors(!items.isEmpty(), List.copyOf(items)),
        facts,
        action,
        hidden,
        marked(inputs, byInput),
        alone,
        below == null
            ? null
            : new Table(
                below.title(),
                below.heads(),
                below.rows().stream()
                    .map(row -> new Row(marked(row.cells(), byInput)))
                    .toList(),
                below.hint()),
        button);
  }

  private Set<String> names() {
    Set<String> names = new HashSet<>();
    inputs.forEach(input -> names.add(input.name()));
    if (table != null) {
      table.rows().forEach(row -> row.cells().forEach(input -> names.add(input.name())));
    }
    return names;
  }

  private static List<Input> marked(List<Input> all, Map<String, String> wrong) {
    return all.stream()
        .map(input ->
            wrong.containsKey(input.name()) ? input.failed(wrong.get(input.name())) : input)
        .toList();
  }
}
