package io.dotmac.sub.server.api.provisioning.template;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.provisioning.template.ConfigTemplate;
import io.dotmac.sub.core.provisioning.template.ConfigTemplateId;
import io.dotmac.sub.core.provisioning.template.TemplateTerms;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** Commands for the devices of a vendor. */
public record ConfigTemplateView(
    ConfigTemplateId id,
    @JsonUnwrapped TemplateTerms terms,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static ConfigTemplateView of(ConfigTemplate row) {
    return new ConfigTemplateView(
        row.id(), row.terms(), row.createdAt(), row.updatedAt(), row.version());
  }

  static ConfigTemplateView flushed(Tx tx, ConfigTemplate row) {
    tx.flush();
    return of(row);
  }
}
