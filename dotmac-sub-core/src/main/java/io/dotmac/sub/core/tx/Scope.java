package io.dotmac.sub.core.tx;

import java.util.UUID;
import java.util.function.Function;

/** Which rows of a tenant a caller may see. Listings and object checks apply it in one place. */
public sealed interface Scope {
  /** Every row of the tenant. */
  record Whole() implements Scope {}

  /** The rows of one reseller's subscribers. */
  record Reseller(UUID reseller) implements Scope {}

  /** The rows of one subscriber. */
  record Own(UUID subscriber) implements Scope {}

  /** Every row of the tenant. */
  static Scope whole() {
    return new Whole();
  }

  /** Exactly one of the functions is called. */
  default <R> R match(
      Function<Whole, R> whole, Function<Reseller, R> reseller, Function<Own, R> own) {
    if (this instanceof Reseller r) {
      return reseller.apply(r);
    }
    return this instanceof Own o ? own.apply(o) : whole.apply((Whole) this);
  }
}
