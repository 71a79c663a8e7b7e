package io.dotmac.sub.server.imports;

/**
 * What an import did, or would do.
 *
 * @param rows the rows of the file
 * @param created what was created
 * @param skipped rows that were there already
 * @param failed rows with faults
 * @param kept whether anything was kept: false for a dry run, and for a strict one with faults
 */
public record ImportSummary(long rows, long created, long skipped, long failed, boolean kept) {}
