package io.dotmac.sub.server.http.json;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.WireName;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed ids, dates and enums of paths and queries; a path with a bad id names nothing: 404.
 */
// Before Dropwizard's own reader of enums, which answers 400 and knows no wire names.
@Priority(1)
public final class WireParams implements ParamConverterProvider {
  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type generic, Annotation[] annotations) {
    if (Id.class.isAssignableFrom(type) && type.isRecord()) {
      return new TextConverter<>(text -> (T) TypedIds.of(type, text));
    }
    if (type == LocalDate.class) {
      return new TextConverter<>(text -> (T) LocalDate.parse(text));
    }
    return type.isEnum()
        ? new TextConverter<>(text -> (T) WireName.parse((Class) type, text))
        : null;
  }

  private static final class TextConverter<T> implements ParamConverter<T> {
    private final Function<String, T> parser;

    TextConverter(Function<String, T> parser) {
      this.parser = parser;
    }

    @Override
    @SuppressWarnings("NullAway") // an absent parameter is null by the contract of JAX-RS
    public @Nullable T fromString(@Nullable String text) {
      return text == null ? null : parser.apply(text);
    }

    @Override
    public String toString(T value) {
      if (value instanceof Enum<?> constant) {
        return WireName.of(constant);
      }
      return value instanceof Id id ? id.value().toString() : String.valueOf(value);
    }
  }
}
