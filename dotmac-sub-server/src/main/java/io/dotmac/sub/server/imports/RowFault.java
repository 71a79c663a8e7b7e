package io.dotmac.sub.server.imports;

/**
 * Why a row was not imported.
 *
 * @param column the column as the file names it; empty for the whole row
 * @param code stable and machine-readable, such as {@code required} or {@code taken}
 * @param message what was expected and what was found
 */
public record RowFault(String column, String code, String message) {}
