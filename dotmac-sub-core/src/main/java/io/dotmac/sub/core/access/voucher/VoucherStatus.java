package io.dotmac.sub.core.access.voucher;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What has become of a voucher. */
public enum VoucherStatus {
  /** Nobody has logged in with it. */
  UNUSED,
  ACTIVE,
  /** Its time online or its volume is used up. */
  USED_UP,
  /** The time since its first login is over, or nobody used it in time. */
  EXPIRED,
  /** Staff have taken it back. */
  REVOKED;

  /** Whether it lets somebody in. */
  public boolean opens() {
    return this == UNUSED || this == ACTIVE;
  }

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<VoucherStatus> {
    /** For Hibernate. */
    public Column() {
      super(VoucherStatus.class);
    }
  }
}
