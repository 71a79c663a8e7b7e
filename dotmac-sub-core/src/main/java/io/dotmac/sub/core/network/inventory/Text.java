package io.dotmac.sub.core.network.inventory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How long a text may be, and of what form it is. Without it: 200 characters. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {
  /** The most characters. */
  int max() default 200;

  /** How it must be written, and how it is stored. */
  Form form() default Form.ANY;
}
