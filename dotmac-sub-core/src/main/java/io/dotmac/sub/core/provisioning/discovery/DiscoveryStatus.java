package io.dotmac.sub.core.provisioning.discovery;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What became of an ONT that showed itself. */
public enum DiscoveryStatus {
  /** It shows itself. */
  SEEN,
  /** A run lets it in. */
  STARTED,
  /** It does not show itself any more. */
  GONE;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<DiscoveryStatus> {
    /** For Hibernate. */
    public Column() {
      super(DiscoveryStatus.class);
    }
  }
}
