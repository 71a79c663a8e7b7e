package io.dotmac.sub.devices.cpe;

/** What a piece of equipment can be asked or told; where it is, depends on its model. */
public enum CpeParameter {
  MANUFACTURER(Kind.TEXT),
  MODEL(Kind.TEXT),
  SERIAL(Kind.TEXT),
  HARDWARE_VERSION(Kind.TEXT),
  SOFTWARE_VERSION(Kind.TEXT),
  UP_SECONDS(Kind.NUMBER),
  INFORM_SECONDS(Kind.NUMBER),
  WAN_ADDRESS(Kind.TEXT),
  PPPOE_USER(Kind.TEXT),
  PPPOE_PASSWORD(Kind.SECRET),
  WIFI_ENABLED(Kind.TRUTH),
  WIFI_SSID(Kind.TEXT),
  WIFI_PASSWORD(Kind.SECRET),
  WIFI_CHANNEL(Kind.NUMBER),
  /** What the optics of an ONT receive; no standard has it, so a model must name it. */
  RX_DBM(Kind.TEXT);

  private final Kind kind;

  CpeParameter(Kind kind) {
    this.kind = kind;
  }

  /** What values it has. */
  public enum Kind {
    TEXT("xsd:string"),
    NUMBER("xsd:unsignedInt"),
    TRUTH("xsd:boolean"),
    /** Never shown; most equipment does not tell it. */
    SECRET("xsd:string");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** Its name in XML schema, as CWMP writes it. */
    public String type() {
      return type;
    }
  }

  public Kind kind() {
    return kind;
  }
}
