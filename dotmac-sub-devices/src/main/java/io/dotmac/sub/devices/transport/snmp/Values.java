package io.dotmac.sub.devices.transport.snmp;

import java.util.ArrayList;
import java.util.List;
import org.snmp4j.PDU;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.SMIConstants;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** Values of the library below as ours. */
final class Values {
  private Values() {}

  static List<Binding> of(PDU pdu) {
    List<Binding> bindings = new ArrayList<>(pdu.size());
    for (VariableBinding each : pdu.getVariableBindings()) {
      bindings.add(new Binding(Oid.ofArcs(each.getOid().getValue()), of(each.getVariable())));
    }
    return bindings;
  }

  private static SnmpValue of(Variable value) {
    return switch (value.getSyntax()) {
      case SMIConstants.SYNTAX_INTEGER -> whole(SnmpValue.Whole.Type.INTEGER, value);
      case SMIConstants.SYNTAX_COUNTER32 -> whole(SnmpValue.Whole.Type.COUNTER32, value);
      case SMIConstants.SYNTAX_GAUGE32 -> whole(SnmpValue.Whole.Type.GAUGE32, value);
      case SMIConstants.SYNTAX_TIMETICKS -> whole(SnmpValue.Whole.Type.TIMETICKS, value);
      case SMIConstants.SYNTAX_COUNTER64 -> whole(SnmpValue.Whole.Type.COUNTER64, value);
      case SMIConstants.SYNTAX_OBJECT_IDENTIFIER ->
        new SnmpValue.Name(Oid.ofArcs(((OID) value).getValue()));
      case SMIConstants.SYNTAX_IPADDRESS ->
        new SnmpValue.Address(((IpAddress) value).getInetAddress().getHostAddress());
      case SMIConstants.EXCEPTION_NO_SUCH_OBJECT ->
        new SnmpValue.Missing(SnmpValue.Missing.Why.NO_SUCH_OBJECT);
      case SMIConstants.EXCEPTION_NO_SUCH_INSTANCE ->
        new SnmpValue.Missing(SnmpValue.Missing.Why.NO_SUCH_INSTANCE);
      case SMIConstants.EXCEPTION_END_OF_MIB_VIEW ->
        new SnmpValue.Missing(SnmpValue.Missing.Why.END_OF_VIEW);
      default ->
        value instanceof OctetString octets
            ? new SnmpValue.Octets(octets.getValue())
            : new SnmpValue.Missing(SnmpValue.Missing.Why.NULL);
    };
  }

  /** Ours as one of the library below. */
  static Variable variable(SnmpValue value) {
    if (value instanceof SnmpValue.Whole whole) {
      return switch (whole.type()) {
        case INTEGER -> new Integer32(Math.toIntExact(whole.bits()));
        case COUNTER32 -> new Counter32(whole.bits());
        case GAUGE32 -> new Gauge32(whole.bits());
        case TIMETICKS -> new TimeTicks(whole.bits());
        case COUNTER64 -> new Counter64(whole.bits());
      };
    } else if (value instanceof SnmpValue.Octets octets) {
      return new OctetString(octets.bytes());
    } else if (value instanceof SnmpValue.Name name) {
      return new OID(name.oid().arcs());
    } else if (value instanceof SnmpValue.Address address) {
      return new IpAddress(address.text());
    }
    throw new IllegalArgumentException("nothing is no value to set");
  }

  private static SnmpValue whole(SnmpValue.Whole.Type type, Variable value) {
    return new SnmpValue.Whole(type, value.toLong());
  }
}
