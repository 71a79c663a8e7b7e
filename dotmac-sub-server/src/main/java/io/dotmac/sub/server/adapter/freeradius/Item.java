package io.dotmac.sub.server.adapter.freeradius;

/**
 * One line that FreeRADIUS reads about a user or a group.
 *
 * @param attribute a name of FreeRADIUS' dictionary
 * @param op such as {@code :=}
 */
record Item(String attribute, String op, String value) {
  /** What is set, in place of what was set before. */
  static Item set(String attribute, String value) {
    return new Item(attribute, ":=", value);
  }

  /** Whether both say the same, whatever is done with what was set before. */
  boolean sameAs(Item other) {
    return attribute.equals(other.attribute) && value.equals(other.value);
  }
}
