package io.dotmac.sub.devices.olt;

/**
 * Where an ONT is authorized.
 *
 * @param port its PON port
 * @param ont its number on that port
 */
public record OntRef(PonPort port, int ont) {
  public OntRef {
    if (ont < 0 || ont > 255) {
      throw new IllegalArgumentException("an ONT number is 0 to 255, not " + ont);
    }
  }

  @Override
  public String toString() {
    return port + " ont " + ont;
  }
}
