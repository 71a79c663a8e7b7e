package io.dotmac.sub.devices.transport.snmp;

import java.util.List;

/**
 * One request.
 *
 * @param kind what is asked
 * @param oids of which names
 * @param values what they are set to, of {@link Kind#SET} alone
 * @param repetitions how many rows, of {@link Kind#BULK} alone
 */
record Question(Kind kind, List<Oid> oids, List<SnmpValue> values, int repetitions) {
  enum Kind {
    GET,
    NEXT,
    BULK,
    SET,
    /** Asks nothing: the refusal names the engine of SNMPv3. */
    ENGINE
  }

  Question {
    oids = List.copyOf(oids);
    values = List.copyOf(values);
  }

  static Question get(List<Oid> oids) {
    return new Question(Kind.GET, oids, List.of(), 0);
  }

  /** What follows a name; several rows where the version can. */
  static Question after(Oid oid, boolean single, int repetitions) {
    return new Question(single ? Kind.NEXT : Kind.BULK, List.of(oid), List.of(), repetitions);
  }

  /** All of them or none: a device sets the values of one request together. */
  static Question set(List<Binding> values) {
    return new Question(
        Kind.SET,
        values.stream().map(Binding::oid).toList(),
        values.stream().map(Binding::value).toList(),
        0);
  }

  static Question engine() {
    return new Question(Kind.ENGINE, List.of(), List.of(), 0);
  }

  /** For people: {@code GET 1.3.6.1.2.1.1.3.0 and 4 more}. */
  String shown() {
    return kind
        + (oids.isEmpty() ? "" : " " + oids.get(0))
        + (oids.size() > 1 ? " and " + (oids.size() - 1) + " more" : "");
  }
}
