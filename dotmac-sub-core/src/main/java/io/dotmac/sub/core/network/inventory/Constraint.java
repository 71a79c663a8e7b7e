package io.dotmac.sub.core.network.inventory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A constraint of the database, told as the field that is wrong. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Constraint.All.class)
public @interface Constraint {
  /** The name of the constraint or unique index. */
  String name();

  /** The field at fault, in snake case. */
  String field();

  /** What is wrong. */
  String says();

  /** The code of the problem. */
  String code() default "taken";

  /** Several of them. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface All {
    /** In any order. */
    Constraint[] value();
  }
}
