package io.dotmac.sub.core.enforcement.router;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Where something stands that a router is to hold back, or to hold back no more. */
public enum BlockStatus {
  /** The router is to be told, or may have been. */
  PENDING,
  /** It was read back. */
  HELD,
  /** It is to be taken back, or may have been; what was taken back has no row. */
  LIFTING;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<BlockStatus> {
    /** For Hibernate. */
    public Column() {
      super(BlockStatus.class);
    }
  }
}
