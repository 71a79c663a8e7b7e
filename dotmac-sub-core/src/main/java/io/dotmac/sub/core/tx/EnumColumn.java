package io.dotmac.sub.core.tx;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/** Stores an enum by its wire name. Subclass it inside the enum, with {@code autoApply}. */
public abstract class EnumColumn<E extends Enum<E>> implements AttributeConverter<E, String> {
  private final Class<E> type;

  /** For the subclass nested in the enum. */
  protected EnumColumn(Class<E> type) {
    this.type = type;
  }

  @Override
  @SuppressWarnings("NullAway") // an empty column is an absent constant
  public @Nullable String convertToDatabaseColumn(@Nullable E constant) {
    return constant == null ? null : WireName.of(constant);
  }

  @Override
  @SuppressWarnings("NullAway") // an empty column is an absent constant
  public @Nullable E convertToEntityAttribute(@Nullable String wire) {
    return wire == null ? null : WireName.parse(type, wire);
  }
}
