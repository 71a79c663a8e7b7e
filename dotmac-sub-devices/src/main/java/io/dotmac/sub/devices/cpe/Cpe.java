package io.dotmac.sub.devices.cpe;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A piece of equipment that a server manages.
 *
 * @param id the server's name for it
 * @param manufacturer may be empty
 * @param oui the manufacturer's number; may be empty
 * @param model its product class; may be empty
 * @param serial may be empty
 * @param lastInformAt when it last called; absent when it never did
 * @param tags what the server has marked it with
 */
public record Cpe(
    CpeId id,
    String manufacturer,
    String oui,
    String model,
    String serial,
    Optional<Instant> lastInformAt,
    Set<String> tags) {
  public Cpe {
    tags = Set.copyOf(tags);
  }
}
