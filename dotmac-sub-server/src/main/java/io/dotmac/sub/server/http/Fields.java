package io.dotmac.sub.server.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.server.http.json.Json;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Some fields of a record, as a body sends them (RFC 7396): what is absent stays as it was, or as
 * the defaults have it, and null clears. Only what the record has can be set, so nothing that is
 * not in it can be changed by a body.
 *
 * @param <T> the record with all fields that may be set
 */
public final class Fields<T> {
  private final ObjectNode sent;
  private final Set<String> taken = new TreeSet<>();

  private Fields(ObjectNode sent) {
    this.sent = sent;
  }

  /** Reads any JSON object; the names are checked when it is laid over a record. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static <T> Fields<T> of(ObjectNode sent) {
    return new Fields<>(sent);
  }

  /** The value of a field that is no part of the record; it must be there. */
  public <V> V take(String name, Class<V> type) {
    return find(name, type)
        .orElseThrow(
            () -> Problem.invalid("/" + name, "required", "a value was expected and none found"));
  }

  /** The value of a field that is no part of the record, if it was sent. */
  public <V> Optional<V> find(String name, Class<V> type) {
    taken.add(name);
    JsonNode value = sent.get(name);
    return value == null || value.isNull()
        ? Optional.empty()
        : Optional.of(read("/" + name, value, type));
  }

  /** Refuses what the record does not have, before anything is looked up. */
  public void known(Class<T> type) {
    Set<String> names = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      names.add(Json.wireName(component.getName()));
    }
    Checks checks = new Checks();
    sent.fieldNames().forEachRemaining(name -> unknown(checks, names, name));
    checks.done();
  }

  /** {@code base} with the fields that were sent. */
  @SuppressWarnings("unchecked")
  public T over(T base) {
    return over(Json.mapper().valueToTree(base), (Class<T>) base.getClass());
  }

  /**
   * A new record of what was sent; all that is missing is told at once.
   *
   * @param defaults the fields that need not be sent, and null for those that may be absent
   */
  public T made(Class<T> type, Map<String, ?> defaults) {
    known(type);
    ObjectNode whole = Json.mapper().valueToTree(defaults);
    whole.setAll(sent);
    Checks checks = new Checks();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = Json.wireName(component.getName());
      boolean optional = defaults.containsKey(name) && defaults.get(name) == null;
      checks.rule(
          optional || whole.hasNonNull(name),
          "/" + name,
          "required",
          "a value was expected and none found");
    }
    checks.done();
    return read("", whole, type);
  }

  private T over(ObjectNode whole, Class<T> type) {
    Checks checks = new Checks();
    Set<String> known = Set.copyOf(names(whole));
    for (Map.Entry<String, JsonNode> field : sent.properties()) {
      if (taken.contains(field.getKey())) {
        continue;
      }
      unknown(checks, known, field.getKey());
      whole.set(field.getKey(), field.getValue());
    }
    checks.done();
    return read("", whole, type);
  }

  private static void unknown(Checks checks, Set<String> known, String name) {
    checks.rule(
        known.contains(name),
        "/" + name,
        "unknown_field",
        "there is no field '" + name + "' that can be set");
  }

  private static Set<String> names(ObjectNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static <V> V read(String at, JsonNode value, Class<V> type) {
    try {
      return Json.mapper().treeToValue(value, type);
    } catch (JsonProcessingException e) {
      throw within(at, JsonProblems.of(e).errors());
    } catch (ProblemException e) {
      // A value that stands alone has no name of its own.
      throw within(at, e.problem().errors());
    }
  }

  private static ProblemException within(String at, List<FieldError> errors) {
    Checks checks = new Checks();
    Checks below = checks.below(at);
    errors.forEach(e -> below.rule(false, e.pointer(), e.code(), e.detail()));
    return Problem.invalid(checks.errors());
  }
}
