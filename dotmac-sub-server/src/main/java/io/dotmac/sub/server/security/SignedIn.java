package io.dotmac.sub.server.security;

import io.dotmac.sub.core.tx.Realm;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Whoever is signed in may call this; for things about the caller itself. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SignedIn {
  /** Only callers of these realms. */
  Realm[] realms() default {Realm.STAFF, Realm.CUSTOMER, Realm.RESELLER, Realm.SERVICE};

  /** Only who has signed in: an API key is no person. */
  boolean inPerson() default false;
}
