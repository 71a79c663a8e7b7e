package io.dotmac.sub.server.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The listing behind a method that answers with a page; its filters and sorts are documented. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ListedBy {
  /** The class that declares the listing, or the record of a kind of the inventory. */
  Class<?> value();

  /** The constant that holds it. */
  String constant() default "LISTING";

  /** Filters that the path sets, which a caller therefore cannot. */
  String[] without() default {};
}
