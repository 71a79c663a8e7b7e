package io.dotmac.sub.core.problem;

/**
 * One field that could not be accepted.
 *
 * @param pointer an RFC 6901 JSON pointer such as {@code /lines/0/amount}; empty for the whole body
 * @param code a stable machine-readable code such as {@code required}
 * @param detail what was expected and what was found
 */
public record FieldError(String pointer, String code, String detail) {}
