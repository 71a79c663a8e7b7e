package io.dotmac.sub.devices.simulator.snmp;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/**
 * The values of a device, in the form of snmpsim: lines of name, type and value with bars between.
 * Values may be set while they are played, and some move by themselves.
 */
public final class SnmpRecording {
  private final ConcurrentSkipListMap<OID, Supplier<Variable>> values =
      new ConcurrentSkipListMap<>();
  private final Set<OID> writable = new ConcurrentSkipListSet<>();
  private volatile Runnable refresh = () -> {};

  /** Reads a recording; throws where a line is none, and names it. */
  public static SnmpRecording parse(String text) {
    SnmpRecording recording = new SnmpRecording();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String[] parts = line.split("\\|", 3);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      } else if (parts.length < 3) {
        throw new IllegalArgumentException("line " + number + " is no OID|type|value");
      }
      try {
        recording.set(parts[0], parts[1], parts[2]);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
      }
    }
    return recording;
  }

  /** Sets one value: {@code set("1.3.6.1.2.1.1.5.0", "4", "olt-1")}. */
  public SnmpRecording set(String oid, String type, String value) {
    set(new OID(oid), variable(type, value));
    return this;
  }

  /** Has a value made anew each time it is asked for, such as a counter. */
  public SnmpRecording moving(String oid, String type, Supplier<String> value) {
    values.put(new OID(oid), () -> variable(type, value.get()));
    return this;
  }

  /** Forgets all values below a name. */
  public SnmpRecording forget(String oid) {
    OID below = new OID(oid);
    values.keySet().removeIf(each -> each.startsWith(below));
    return this;
  }

  /** Has something done before each request is answered, such as setting what has changed. */
  public SnmpRecording refreshedBy(Runnable work) {
    refresh = work;
    return this;
  }

  void refresh() {
    refresh.run();
  }

  /** Lets requests set a value that is there; without this none may. */
  public SnmpRecording writable(String oid) {
    writable.add(new OID(oid));
    return this;
  }

  boolean isWritable(OID oid) {
    return writable.contains(oid);
  }

  void set(OID oid, Variable value) {
    values.put(oid, () -> value);
  }

  private static Variable variable(String type, String value) {
    boolean hex = type.endsWith("x");
    byte[] bytes =
        hex ? HexFormat.of().parseHex(value.strip()) : value.getBytes(StandardCharsets.ISO_8859_1);
    return switch (hex ? type.substring(0, type.length() - 1) : type) {
      case "2" -> new Integer32(Integer.parseInt(value.strip()));
      case "4" -> new OctetString(bytes);
      case "5" -> new Null();
      case "6" -> new OID(value.strip());
      case "64" -> hex ? new IpAddress(bytes) : new IpAddress(value.strip());
      case "65" -> new Counter32(Long.parseLong(value.strip()));
      case "66" -> new Gauge32(Long.parseLong(value.strip()));
      case "67" -> new TimeTicks(Long.parseLong(value.strip()));
      case "68" -> new Opaque(bytes);
      case "70" -> new Counter64(Long.parseUnsignedLong(value.strip()));
      default -> throw new IllegalArgumentException("there is no type " + type);
    };
  }

  public int size() {
    return values.size();
  }

  Optional<Variable> at(OID oid) {
    return Optional.ofNullable(values.get(oid)).map(Supplier::get);
  }

  /** Whether there are values of the same kind with other indexes. */
  boolean knows(OID oid) {
    OID kind = new OID(oid.getValue(), 0, Math.max(1, oid.size() - 1));
    OID next = values.ceilingKey(kind);
    return next != null && next.startsWith(kind);
  }

  Optional<Map.Entry<OID, Variable>> after(OID oid) {
    return Optional.ofNullable(values.higherEntry(oid))
        .map(each -> Map.entry(each.getKey(), each.getValue().get()));
  }
}
