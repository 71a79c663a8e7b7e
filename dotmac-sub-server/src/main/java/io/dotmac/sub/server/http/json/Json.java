package io.dotmac.sub.server.http.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.tx.WireName;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * JSON of the API: what {@link WireJson} writes, read strictly.
 *
 * <p>Unknown fields, numbers for texts, dates that do not exist and unknown enum values are
 * refused. Every component of a command record is required unless it is {@code @Nullable}. A
 * decimal is a text in both directions.
 */
public final class Json {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_TEXT = 1_000_000;
  private static final int MAX_DIGITS = 60;
  private static final ObjectMapper MAPPER = build();

  private Json() {}

  /** The mapper of the API; shared and not to be changed. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** {@code dueOn} as the wire writes it: {@code due_on}. */
  public static String wireName(String javaName) {
    String first = javaName.substring(0, 1).toLowerCase(Locale.ROOT) + javaName.substring(1);
    return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(first);
  }

  private static ObjectMapper build() {
    JsonFactory factory = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(MAX_TEXT)
            .maxNumberLength(MAX_DIGITS)
            .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
    JsonMapper mapper = JsonMapper.builder(factory)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .annotationIntrospector(new RequiredComponents())
        .withCoercionConfig(LogicalType.Textual, config -> {
          config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
          config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
          config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        })
        .build();
    // A list without holes: nobody who works through one has to look out for them.
    mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    WireJson.configure(mapper);
    return mapper.registerModule(reading());
  }

  private static SimpleModule reading() {
    SimpleModule module = new SimpleModule("dotmac-api");
    module.addSerializer(BigDecimal.class, new PlainDecimal());
    SimpleDeserializers readers = new WireReaders();
    readers.addDeserializer(UUID.class, text(UUID.class, Id::parse));
    readers.addDeserializer(BigDecimal.class, text(BigDecimal.class, Json::decimal));
    readers.addDeserializer(
        LocalDate.class,
        text(LocalDate.class, t -> time(t, Json::date, "a date such as 2026-01-31")));
    readers.addDeserializer(
        Instant.class,
        text(Instant.class, t -> time(t, Instant::parse, "a moment such as 2026-01-31T12:00:00Z")));
    module.setDeserializers(readers);
    return module;
  }

  private static BigDecimal decimal(String text) {
    if (!text.matches("-?[0-9]{1,30}(\\.[0-9]{1,20})?")) {
      throw Problem.invalid(
          "", "format", "expected a decimal such as \"12.50\", found '" + cut(text) + "'");
    }
    return new BigDecimal(text);
  }

  /** Of four figures of a year: what is further away was not meant. */
  private static LocalDate date(String text) {
    if (text.length() != "2026-01-31".length()) {
      throw new DateTimeException("ten characters were expected");
    }
    return LocalDate.parse(text);
  }

  private static <T> T time(String text, Function<String, T> parser, String expected) {
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      throw Problem.invalid("", "format", "expected " + expected + ", found '" + cut(text) + "'");
    }
  }

  private static String cut(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }

  private static <T> JsonDeserializer<T> text(Class<?> type, Function<String, ? extends T> parser) {
    return new TextReader<>(type, parser);
  }

  /** Reads a value from a JSON text and from nothing else. */
  private static final class TextReader<T> extends StdDeserializer<T> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Function<String, ? extends T> parser;

    TextReader(Class<?> type, Function<String, ? extends T> parser) {
      super(type);
      this.parser = parser;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      if (!in.hasToken(JsonToken.VALUE_STRING)) {
        throw Problem.invalid(
            "",
            "type",
            "expected a text, found " + in.currentToken().name().toLowerCase(Locale.ROOT));
      }
      return parser.apply(in.getText());
    }
  }

  /** Typed ids and enums, each by its own wire form. */
  private static final class WireReaders extends SimpleDeserializers {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription bean)
        throws JsonMappingException {
      Class<?> raw = type.getRawClass();
      if (Id.class.isAssignableFrom(raw) && raw.isRecord()) {
        return text(Object.class, t -> TypedIds.of(raw, t));
      }
      return super.findBeanDeserializer(type, config, bean);
    }

    @Override
    public JsonDeserializer<?> findEnumDeserializer(
        Class<?> type, DeserializationConfig config, BeanDescription bean) {
      return enumReader(type);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static JsonDeserializer<?> enumReader(Class<?> type) {
      return text(type, t -> (Object) WireName.parse((Class) type, t));
    }
  }

  private static final class PlainDecimal extends ToStringSerializerBase {
    @Serial
    private static final long serialVersionUID = 1L;

    PlainDecimal() {
      super(BigDecimal.class);
    }

    @Override
    public String valueToString(Object value) {
      return ((BigDecimal) value).toPlainString();
    }
  }
}
