package io.dotmac.sub.core.audit;

/** What was done. */
public enum AuditOperation {
  CREATE,
  UPDATE,
  DELETE,
  READ
}
