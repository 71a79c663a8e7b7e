package io.dotmac.sub.server.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A field that a body may have beside those of its record; for the OpenAPI document. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(BodyField.All.class)
public @interface BodyField {
  /** The name on the wire. */
  String value();

  /** What is read. */
  Class<?> type() default String.class;

  /** Whether it must be there. */
  boolean required() default false;

  /** Several of them. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface All {
    /** In the order they are documented. */
    BodyField[] value();
  }
}
