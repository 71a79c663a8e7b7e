package io.dotmac.sub.server.http.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.io.Serial;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the null annotations of our records count for JSON: what is not nullable is required. */
final class RequiredComponents extends JacksonAnnotationIntrospector {
  @Serial
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    Optional<RecordComponent> component = component(member);
    return component.isPresent()
        ? Boolean.valueOf(isRequired(component.get()))
        : super.hasRequiredMarker(member);
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    Optional<RecordComponent> component = component(annotated);
    return component.isPresent() && isRequired(component.get())
        ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
        : super.findSetterInfo(annotated);
  }

  private static boolean isRequired(RecordComponent component) {
    return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && component.getType() != Optional.class;
  }

  private static Optional<RecordComponent> component(Annotated annotated) {
    if (annotated instanceof AnnotatedParameter parameter
        && isOurs(parameter.getDeclaringClass())
        && parameter.getOwner().getParameterCount()
            == parameter.getDeclaringClass().getRecordComponents().length) {
      return Optional.of(parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()]);
    }
    if (annotated instanceof AnnotatedField field && isOurs(field.getDeclaringClass())) {
      return Arrays.stream(field.getDeclaringClass().getRecordComponents())
          .filter(c -> c.getName().equals(field.getName()))
          .findFirst();
    }
    return Optional.empty();
  }

  private static boolean isOurs(Class<?> type) {
    return type.isRecord() && type.getName().startsWith("io.dotmac.sub.");
  }
}
