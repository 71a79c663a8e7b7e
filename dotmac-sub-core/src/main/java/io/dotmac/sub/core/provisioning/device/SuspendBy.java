package io.dotmac.sub.core.provisioning.device;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What a device does with a service that is suspended, beside what RADIUS says. */
public enum SuspendBy {
  /** The addresses that are the service's for good go on a list that its firewall holds back. */
  ADDRESS_LIST,
  /** The accounts of the service that the router keeps itself are disabled. */
  PPP_SECRET,
  /** The line terminal suspends the ONT of a service that nobody logs in for. */
  ONT;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<SuspendBy> {
    /** For Hibernate. */
    public Column() {
      super(SuspendBy.class);
    }
  }
}
