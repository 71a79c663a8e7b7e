package io.dotmac.sub.server.imports;

import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns the rows of one kind of file into records of the product. */
public interface RowImport {
  /** Header names, lower case with underscores, and the field each one means. */
  Map<String, String> synonyms();

  /** The fields a file must have, with the name to show for each. */
  Map<String, String> requiredFields();

  /** Every field that is read; what else a file has is said to be ignored. */
  Set<String> fields();

  /**
   * Imports the rows of one chunk that can be; notes a fault on each of the others. Rows that are
   * there already, by their external id, are left alone.
   *
   * @return how many were created
   */
  int importRows(Tx tx, List<ImportRow> rows);
}
