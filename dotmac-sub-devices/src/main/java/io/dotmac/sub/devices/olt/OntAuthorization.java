package io.dotmac.sub.devices.olt;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an ONT gets when it is let in.
 *
 * @param port its PON port
 * @param serial its serial number
 * @param lineProfile id of the line profile
 * @param serviceProfile id of the service profile
 * @param description what people call it, up to 64 printable characters; may be empty
 * @param service its internet service; none authorizes only
 * @param ont its number on the port; the lowest free one when empty
 * @param type what kind of ONT it is in the line terminal's own words, where it must be told; may
 *     be empty
 */
public record OntAuthorization(
    PonPort port,
    OntSerial serial,
    int lineProfile,
    int serviceProfile,
    String description,
    Optional<OntService> service,
    OptionalInt ont,
    String type) {
  public OntAuthorization {
    if (lineProfile < 0 || serviceProfile < 0 || lineProfile > 65535 || serviceProfile > 65535) {
      throw new IllegalArgumentException("profile ids are 0 to 65535");
    }
    if (description.length() > 64) {
      throw new IllegalArgumentException(
          "a description has up to 64 characters, not " + description.length());
    }
  }

  /** An ONT whose type need not be told. */
  public OntAuthorization(
      PonPort port,
      OntSerial serial,
      int lineProfile,
      int serviceProfile,
      String description,
      Optional<OntService> service,
      OptionalInt ont) {
    this(port, serial, lineProfile, serviceProfile, description, service, ont, "");
  }

  /** An ONT with a service, at the lowest free number. */
  public static OntAuthorization of(
      PonPort port, OntSerial serial, int lineProfile, int serviceProfile, OntService service) {
    return new OntAuthorization(
        port, serial, lineProfile, serviceProfile, "", Optional.of(service), OptionalInt.empty());
  }

  /** The same of a line terminal that knows ONTs by type and has no numbered profiles. */
  public static OntAuthorization ofType(
      PonPort port, OntSerial serial, String type, OntService service) {
    return new OntAuthorization(
        port, serial, 0, 0, "", Optional.of(service), OptionalInt.empty(), type);
  }

  /** The same with a description. */
  public OntAuthorization describedAs(String text) {
    return new OntAuthorization(
        port, serial, lineProfile, serviceProfile, text, service, ont, type);
  }

  /** The same at another place. */
  public OntAuthorization at(PonPort other) {
    return new OntAuthorization(
        other, serial, lineProfile, serviceProfile, description, service, ont, type);
  }
}
