package io.dotmac.sub.server.web.part;

import java.util.List;

/**
 * The search box and choices above a list; all of it is in the address of the page.
 *
 * @param query the words searched for, or empty
 * @param placeholder what may be searched for
 * @param active true when anything narrows the list
 */
public record Filters(
    String action, String query, String placeholder, List<Select> selects, boolean active) {

  /** One choice; the first option is "all". */
  public record Select(String name, String label, List<Option> options) {}

  /** One value of a choice. */
  public record Option(String value, String label, boolean selected) {}
}
