package io.dotmac.sub.core.network.inventory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A record that is a row of a table; its components are the columns, in snake case. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Item {
  /** The table; its name with spaces is what people call the thing. */
  String table();

  /** The columns of text that {@code q} looks into. */
  String[] search() default {};

  /** What lists are ordered by. */
  String order() default "id";
}
