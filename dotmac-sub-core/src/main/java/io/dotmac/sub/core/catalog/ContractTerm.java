package io.dotmac.sub.core.catalog;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;
import java.time.LocalDate;
import java.util.Optional;

/** How long a contract binds. */
public enum ContractTerm {
  MONTH_TO_MONTH(0),
  TWELVE_MONTH(12),
  TWENTYFOUR_MONTH(24);

  private final int months;

  ContractTerm(int months) {
    this.months = months;
  }

  /** The first day that is no longer bound; absent when nothing binds. */
  public Optional<LocalDate> endOf(LocalDate start) {
    return months == 0 ? Optional.empty() : Optional.of(start.plusMonths(months));
  }

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ContractTerm> {
    /** For Hibernate. */
    public Column() {
      super(ContractTerm.class);
    }
  }
}
