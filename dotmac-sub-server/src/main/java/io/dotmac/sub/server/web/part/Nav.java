package io.dotmac.sub.server.web.part;

import java.util.List;

/**
 * A group of navigation entries.
 *
 * @param title the heading, empty for the first group
 */
public record Nav(String title, List<Item> items) {
  /**
   * One entry.
   *
   * @param on true on the page itself
   * @param count what waits there, or empty
   */
  public record Item(
      String href, String label, String icon, boolean on, String count, String countTone) {
    public static Item of(String href, String label, String icon, boolean on) {
      return new Item(href, label, icon, on, "", "");
    }
  }
}
