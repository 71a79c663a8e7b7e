package io.dotmac.sub.core.subscriber.contact;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What an address is for. */
public enum AddressType {
  SERVICE,
  BILLING,
  MAILING;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<AddressType> {
    /** For Hibernate. */
    public Column() {
      super(AddressType.class);
    }
  }
}
