package io.dotmac.sub.devices.poller;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.transport.snmp.Oid;
import io.dotmac.sub.devices.transport.snmp.SnmpValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One value of a map, and how a program reads what the device has there.
 *
 * @param name what it is called here, with its unit
 * @param oid where it is; of a table the column, else the whole name
 * @param serial whether it is the serial number of an ONT in octets
 * @param scale how a number is changed
 * @param words what numbers mean
 * @param none numbers that mean that there is no value
 */
public record OidColumn(
    String name,
    Oid oid,
    boolean serial,
    Scale scale,
    Map<BigInteger, String> words,
    Set<BigInteger> none) {
  public OidColumn {
    words = Map.copyOf(words);
    none = Set.copyOf(none);
  }

  /**
   * {@code (number - below) * times}, where a number above {@code wraps} is first taken for one
   * below zero in 16 bits.
   */
  public record Scale(Optional<BigInteger> wraps, BigInteger below, BigDecimal times) {
    private static final BigInteger SIXTEEN_BITS = BigInteger.valueOf(65536);

    BigDecimal of(BigInteger number) {
      BigInteger signed = wraps.filter(limit -> number.compareTo(limit) > 0).isPresent()
          ? number.subtract(SIXTEEN_BITS)
          : number;
      return new BigDecimal(signed.subtract(below)).multiply(times);
    }

    boolean isNone() {
      return wraps.isEmpty() && below.signum() == 0 && times.equals(BigDecimal.ONE);
    }
  }

  static OidColumn parse(String name, JsonNode json) {
    if (json.isTextual()) {
      return parse(name, json, json.asText());
    }
    Set<String> allowed = Set.of("oid", "serial", "wraps", "below", "times", "words", "none");
    json.fieldNames().forEachRemaining(field -> {
      if (!allowed.contains(field)) {
        throw new IllegalArgumentException(
            "column " + name + " has the field " + field + ", allowed are " + allowed);
      }
    });
    return parse(name, json, json.path("oid").asText());
  }

  private static OidColumn parse(String name, JsonNode json, String oid) {
    Map<BigInteger, String> words = new HashMap<>();
    json.path("words")
        .properties()
        .forEach(
            word -> words.put(new BigInteger(word.getKey()), word.getValue().asText()));
    Set<BigInteger> none = new HashSet<>();
    json.path("none").forEach(number -> none.add(number.bigIntegerValue()));
    return new OidColumn(
        name,
        Oid.of(oid),
        json.path("serial").asBoolean(),
        new Scale(
            json.has("wraps")
                ? Optional.of(json.path("wraps").bigIntegerValue())
                : Optional.empty(),
            json.path("below").bigIntegerValue(),
            json.has("times") ? new BigDecimal(json.path("times").asText()) : BigDecimal.ONE),
        words,
        none);
  }

  /** The value for programs; empty when the device has none. */
  Optional<String> read(SnmpValue value) {
    if (!value.present()) {
      return Optional.empty();
    } else if (serial && value instanceof SnmpValue.Octets octets) {
      byte[] bytes = octets.bytes();
      return Optional.of(
          bytes.length == 8
              ? OntSerial.ofBytes(bytes).map(OntSerial::toString).orElseGet(octets::hex)
              : octets.text());
    }
    Optional<BigInteger> number = value.number();
    if (number.filter(none::contains).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(number
        .map(it -> words.containsKey(it) ? words.get(it) : scaled(it))
        .orElseGet(value::text));
  }

  private String scaled(BigInteger number) {
    return scale.isNone() ? number.toString() : scale.of(number).toPlainString();
  }
}
