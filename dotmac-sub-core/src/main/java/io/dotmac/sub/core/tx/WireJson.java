package io.dotmac.sub.core.tx;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** JSON as the product writes it: snake case, ids as strings, ISO dates, enums by wire name. */
public final class WireJson {
  private static final ObjectMapper MAPPER = configure(JsonMapper.builder().build());

  private WireJson() {}

  /** Gives a mapper the product's conventions and returns it. */
  public static ObjectMapper configure(ObjectMapper mapper) {
    SimpleModule module = new SimpleModule("dotmac");
    module.addSerializer(Id.class, new IdSerializer());
    module.addSerializer(new EnumSerializer());
    return mapper
        .registerModule(new JavaTimeModule())
        .registerModule(module)
        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }

  /** Writes a value. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /** Reads a tree from text that this program wrote. */
  public static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("stored JSON cannot be read", e);
    }
  }

  /** Reads a value from text that this program wrote. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("stored JSON is no " + type.getSimpleName(), e);
    }
  }

  private static final class IdSerializer extends StdSerializer<Id> {
    private static final long serialVersionUID = 1L;

    IdSerializer() {
      super(Id.class);
    }

    @Override
    public void serialize(Id id, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(id.value().toString());
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class EnumSerializer extends StdSerializer<Enum> {
    private static final long serialVersionUID = 1L;

    EnumSerializer() {
      super(Enum.class);
    }

    @Override
    public void serialize(Enum constant, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(WireName.of(constant));
    }
  }
}
