package io.dotmac.sub.core.provisioning.template;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one template of commands. */
@Embeddable
public record ConfigTemplateId(UUID value) implements Id {
  /** A new id. */
  public static ConfigTemplateId next() {
    return new ConfigTemplateId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static ConfigTemplateId parse(String text) {
    return new ConfigTemplateId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
