package io.dotmac.sub.server.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import java.lang.reflect.RecordComponent;

/** What the annotations of an item of the inventory say of its fields. */
final class ItemSchema {
  private ItemSchema() {}

  /** Adds lengths, ranges, and what a field refers to. */
  static void bounds(ObjectNode schema, RecordComponent component) {
    Text text = component.getAnnotation(Text.class);
    if (text != null) {
      schema.put("maxLength", text.max());
    }
    Between range = component.getAnnotation(Between.class);
    if (range != null && !schema.path("format").asText().equals("decimal")) {
      schema.put("minimum", range.low()).put("maximum", range.high());
    }
    RefersTo refers = component.getAnnotation(RefersTo.class);
    if (refers != null) {
      schema.put("description", "The id of a " + refers.value().replace('_', ' ') + ".");
    }
    if (component.isAnnotationPresent(Fixed.class)) {
      schema.put("x-creation-only", true);
    }
  }
}
