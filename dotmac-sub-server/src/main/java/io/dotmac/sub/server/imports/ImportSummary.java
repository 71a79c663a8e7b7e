package io.dotmac.sub.server.imports;

import java.util.List;

/**
 * What an import did, or would do.
 *
 * @param rows the rows of the file
 * @param created what was created
 * @param skipped rows that were there already
 * @param failed rows with faults
 * @param kept whether anything was kept: false for a dry run, and for a strict one with faults
 * @param unread the columns that were not read, as the file names them
 */
public record ImportSummary(
    long rows, long created, long skipped, long failed, boolean kept, List<String> unread) {
  public ImportSummary {
    unread = List.copyOf(unread);
  }
}
