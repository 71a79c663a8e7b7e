package io.dotmac.sub.core.audit;

import org.jspecify.annotations.Nullable;

/**
 * What an audit row says beside the actor and the moment.
 *
 * @param resourceType such as {@code invoice}
 * @param method the HTTP method, absent outside HTTP
 * @param requestBody JSON with secrets already removed
 * @param before JSON of the thing before a change
 * @param after JSON of the thing after a change
 */
public record AuditEntry(
    AuditOperation operation,
    String resourceType,
    @Nullable String resourceId,
    @Nullable String method,
    @Nullable String path,
    @Nullable Integer statusCode,
    @Nullable String requestId,
    @Nullable String ipAddress,
    @Nullable String userAgent,
    @Nullable String requestBody,
    @Nullable String before,
    @Nullable String after) {
  /** An entry of something done outside HTTP. */
  public static AuditEntry of(AuditOperation operation, String resourceType, String resourceId) {
    return new AuditEntry(
        operation, resourceType, resourceId, null, null, null, null, null, null, null, null, null);
  }

  /** The same, of a change from {@code was} to {@code is}. */
  public AuditEntry changing(@Nullable String was, @Nullable String is) {
    return new AuditEntry(
        operation,
        resourceType,
        resourceId,
        method,
        path,
        statusCode,
        requestId,
        ipAddress,
        userAgent,
        requestBody,
        was,
        is);
  }
}
