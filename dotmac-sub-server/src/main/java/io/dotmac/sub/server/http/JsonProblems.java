package io.dotmac.sub.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.dotmac.sub.core.money.AmountException;
import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.server.http.json.Json;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says by JSON pointer what is wrong with a body: malformed is 400, a wrong field is 422. */
final class JsonProblems {
  private static final int MAX_SHOWN = 60;

  private JsonProblems() {}

  static ProblemBody of(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping) || isMalformed(mapping)) {
      return ProblemBody.of(400, "malformed_json", "the body is not well-formed JSON" + place(e));
    }
    String pointer = pointer(mapping.getPath());
    List<FieldError> errors = errors(mapping, pointer);
    return ProblemBody.of(422, "invalid", errors.get(0).detail(), errors);
  }

  static ProblemBody of(ConstraintViolationException e) {
    List<FieldError> errors = e.getConstraintViolations().stream()
        .map(v -> new FieldError(pointer(v.getPropertyPath()), code(v), v.getMessage()))
        .sorted(Comparator.comparing(FieldError::pointer))
        .toList();
    String detail = errors.isEmpty() ? "a rule is broken" : errors.get(0).detail();
    return ProblemBody.of(422, "invalid", detail, errors);
  }

  private static List<FieldError> errors(JsonMappingException e, String pointer) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException problem) {
        return within(pointer, problem);
      }
      if (cause instanceof AmountException amount) {
        return one(pointer, amount.code(), String.valueOf(amount.getMessage()));
      }
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<String> known = unknown.getKnownPropertyIds() == null
          ? List.of()
          : unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
      return one(
          pointer,
          "unknown_field",
          "there is no field '" + shortened(unknown.getPropertyName()) + "', expected "
              + list(known));
    }
    if (e instanceof InvalidNullException) {
      return one(pointer, "required", "a value is required, found null");
    }
    if (e instanceof InvalidFormatException format) {
      String found = shortened(String.valueOf(format.getValue()));
      String code = format.getValue() instanceof String ? "format" : "type";
      return one(
          pointer,
          code,
          "expected " + expected(format.getTargetType()) + ", found '" + found + "'");
    }
    if (e instanceof MismatchedInputException mismatch && isMissing(mismatch)) {
      return one(pointer, "required", "the field is required");
    }
    if (e instanceof MismatchedInputException mismatch) {
      return one(pointer, "type", "expected " + expected(mismatch.getTargetType()));
    }
    return one(pointer, "value", "the value breaks a rule");
  }

  private static List<FieldError> within(String pointer, ProblemException e) {
    List<FieldError> errors = new ArrayList<>();
    for (FieldError error : e.problem().errors()) {
      errors.add(new FieldError(pointer + error.pointer(), error.code(), error.detail()));
    }
    return errors.isEmpty() ? one(pointer, e.problem().code(), e.problem().detail()) : errors;
  }

  private static boolean isMissing(MismatchedInputException e) {
    return e.getOriginalMessage().startsWith("Missing required creator property");
  }

  /** Broken syntax inside an object arrives wrapped in a mapping exception. */
  private static boolean isMalformed(JsonMappingException e) {
    if (e.getOriginalMessage() != null
        && e.getOriginalMessage().startsWith("Unexpected end-of-input")) {
      return true;
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonProcessingException && !(cause instanceof JsonMappingException)) {
        return true;
      }
    }
    return false;
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " at line " + e.getLocation().getLineNr() + ", column "
            + e.getLocation().getColumnNr();
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    return path.stream()
        .map(r -> r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName())
        .map(part -> "/" + part.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }

  /** The first two nodes are the method and its parameter. */
  private static String pointer(Path path) {
    StringBuilder pointer = new StringBuilder();
    int depth = 0;
    for (Path.Node node : path) {
      if (node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      }
      if (depth++ >= 2 && node.getName() != null) {
        pointer.append('/').append(Json.wireName(node.getName()));
      }
    }
    return pointer.toString();
  }

  private static String code(ConstraintViolation<?> violation) {
    return Json.wireName(
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName());
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "another type";
    }
    if (type == String.class) {
      return "text";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return "a whole number";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    if (type == LocalDate.class) {
      return "a date such as 2026-01-31";
    }
    if (type == Instant.class) {
      return "a moment such as 2026-01-31T12:00:00Z";
    }
    return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "another value";
  }

  private static List<FieldError> one(String pointer, String code, String detail) {
    return List.of(new FieldError(pointer, code, detail));
  }

  private static String list(List<String> names) {
    return names.isEmpty() ? "no fields" : "one of " + String.join(", ", names);
  }

  private static String shortened(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
  }
}
