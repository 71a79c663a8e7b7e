package io.dotmac.sub.devices.simulator.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snmp4j.PDU;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** Turns requests into their answers, in place. */
final class SnmpAnswers {
  private final SnmpRecording recording;
  private final SnmpFaults faults;

  SnmpAnswers(SnmpRecording recording, SnmpFaults faults) {
    this.recording = recording;
    this.faults = faults;
  }

  /** Makes the answer; {@code first} is SNMPv1, which has fewer words for what is missing. */
  void answer(PDU pdu, boolean first) {
    recording.refresh();
    List<VariableBinding> asked = List.copyOf(pdu.getVariableBindings());
    if (pdu.getType() == PDU.SET) {
      set(pdu, asked, first);
      return;
    }
    List<VariableBinding> values = switch (pdu.getType()) {
      case PDU.GET -> asked.stream().map(each -> get(each.getOid(), first)).toList();
      case PDU.GETNEXT -> asked.stream().map(each -> next(each.getOid(), first)).toList();
      case PDU.GETBULK -> bulk(asked, pdu.getMaxRepetitions());
      default -> List.of();
    };
    pdu.setType(PDU.RESPONSE);
    pdu.setErrorStatus(PDU.noError);
    pdu.setErrorIndex(0);
    if (values.size() > faults.most()) {
      pdu.setErrorStatus(PDU.tooBig);
      pdu.setVariableBindings(first ? asked : List.of());
      return;
    }
    for (int i = 0; first && i < values.size(); i++) {
      if (values.get(i).getVariable() instanceof Null) {
        pdu.setErrorStatus(PDU.noSuchName);
        pdu.setErrorIndex(i + 1);
        pdu.setVariableBindings(asked);
        return;
      }
    }
    pdu.setVariableBindings(values);
  }

  /** Sets all values or none, as RFC 3416 4.2.5 wants it. */
  private void set(PDU pdu, List<VariableBinding> asked, boolean first) {
    pdu.setType(PDU.RESPONSE);
    pdu.setErrorStatus(PDU.noError);
    pdu.setErrorIndex(0);
    for (int i = 0; i < asked.size(); i++) {
      OID oid = asked.get(i).getOid();
      int syntax = asked.get(i).getSyntax();
      boolean fits = recording.at(oid).filter(old -> old.getSyntax() == syntax).isPresent();
      if (!recording.isWritable(oid) || !fits) {
        boolean forbidden = !recording.isWritable(oid);
        pdu.setErrorStatus(
            forbidden
                ? first ? PDU.readOnly : PDU.notWritable
                : first ? PDU.badValue : PDU.wrongType);
        pdu.setErrorIndex(i + 1);
        return;
      }
    }
    if (!faults.takeIgnorance()) {
      asked.forEach(each -> recording.set(each.getOid(), each.getVariable()));
    }
  }

  private VariableBinding get(OID oid, boolean first) {
    return new VariableBinding(
        oid,
        recording
            .at(oid)
            .filter(value -> isFor(value, first))
            .orElseGet(() -> recording.knows(oid) ? Null.noSuchInstance : Null.noSuchObject));
  }

  private VariableBinding next(OID oid, boolean first) {
    Optional<Map.Entry<OID, Variable>> next = recording.after(oid);
    while (next.isPresent() && !isFor(next.get().getValue(), first)) {
      next = recording.after(next.get().getKey());
    }
    return next.map(each -> new VariableBinding(each.getKey(), each.getValue()))
        .orElseGet(() -> new VariableBinding(oid, Null.endOfMibView));
  }

  /** RFC 1905 4.2.3: SNMPv1 has no counters of 64 bits. */
  private static boolean isFor(Variable value, boolean first) {
    return !first || !(value instanceof Counter64);
  }

  private List<VariableBinding> bulk(List<VariableBinding> asked, int repetitions) {
    List<VariableBinding> values = new ArrayList<>();
    List<OID> places =
        new ArrayList<>(asked.stream().map(VariableBinding::getOid).toList());
    for (int row = 0; row < repetitions; row++) {
      for (int i = 0; i < places.size(); i++) {
        VariableBinding value = next(places.get(i), false);
        values.add(value);
        if (!faults.circles()) {
          places.set(i, value.getOid());
        }
      }
    }
    return values;
  }
}
