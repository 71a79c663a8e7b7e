package io.dotmac.sub.core.network.plant.source;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What a look at a source came to. */
public enum GisSourceStatus {
  /** It says what we have. */
  SAME,
  /** It differs, and nothing was changed. */
  DIFFERS,
  /** It differed, and was taken over. */
  APPLIED,
  /** It could not be read, or not be taken over. */
  FAILED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<GisSourceStatus> {
    /** For Hibernate. */
    public Column() {
      super(GisSourceStatus.class);
    }
  }
}
