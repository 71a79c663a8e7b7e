package io.dotmac.sub.core.provisioning.workflow;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one workflow. */
@Embeddable
public record WorkflowId(UUID value) implements Id {
  /** A new id. */
  public static WorkflowId next() {
    return new WorkflowId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static WorkflowId parse(String text) {
    return new WorkflowId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
