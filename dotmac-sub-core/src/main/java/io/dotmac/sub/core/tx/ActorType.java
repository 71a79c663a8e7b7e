package io.dotmac.sub.core.tx;

/** What kind of thing acts. */
public enum ActorType {
  SYSTEM,
  USER,
  API_KEY,
  SERVICE
}
