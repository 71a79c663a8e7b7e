package io.dotmac.sub.devices.transport.snmp;

import static io.dotmac.sub.devices.transport.snmp.SnmpClient.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.simulator.snmp.SnmpAgentSimulator;
import io.dotmac.sub.devices.simulator.snmp.SnmpRecording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Setting values, over real sockets. */
class SnmpSetWireTest {
  private static final Oid NAME = Oid.of("1.3.6.1.2.1.1.5.0");
  private static final Oid STATE = Oid.of("1.3.6.1.2.1.2.2.1.7.1");
  private static final Oid FIXED = Oid.of("1.3.6.1.2.1.1.1.0");
  private static final SnmpLogin LOGIN = SnmpLogin.v2c("private");

  private final SnmpClient snmp = SnmpClient.network();
  private final List<SnmpAgentSimulator> agents = new ArrayList<>();

  @AfterEach
  void stop() {
    snmp.close();
    agents.forEach(SnmpAgentSimulator::close);
  }

  private SnmpAgentSimulator agent(SnmpLogin login) {
    SnmpAgentSimulator agent = SnmpAgentSimulator.start(
        SnmpRecording.parse("""
            1.3.6.1.2.1.1.1.0|4|a device
            1.3.6.1.2.1.1.5.0|4|olt-1
            1.3.6.1.2.1.2.2.1.7.1|2|2
            """).writable(NAME.toString()).writable(STATE.toString()), login);
    agents.add(agent);
    return agent;
  }

  private static SnmpTarget target(SnmpAgentSimulator agent, SnmpLogin login) {
    return SnmpTarget.of("device-1", agent.address(), login)
        .with(SnmpLimits.usual().answeringWithin(Duration.ofSeconds(2), 1));
  }

  private static Binding text(Oid oid, String value) {
    return new Binding(oid, SnmpValue.octets(value));
  }

  private List<Binding> read(SnmpTarget target) {
    return await(snmp.get(target, List.of(NAME, STATE)));
  }

  static List<SnmpLogin> logins() {
    return List.of(
        SnmpLogin.v1("private"),
        LOGIN,
        SnmpLogin.v3("operator", "phrase-of-digest", "phrase-of-cipher"));
  }

  @ParameterizedTest
  @MethodSource("logins")
  void valuesAreSetTogetherAndReadBackByEveryVersion(SnmpLogin login) {
    SnmpTarget target = target(agent(login), login);
    List<Binding> wanted = List.of(text(NAME, "olt-2"), new Binding(STATE, SnmpValue.integer(1)));

    assertThat(await(snmp.set(target, wanted))).isEqualTo(wanted);
    assertThat(read(target)).isEqualTo(wanted);
  }

  private RejectionCode refusal(SnmpTarget target, Binding... values) {
    List<RejectionCode> codes = new ArrayList<>();
    assertThatThrownBy(() -> await(snmp.set(target, List.of(values))))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error())
                .isInstanceOfSatisfying(DeviceError.Rejected.class, no -> codes.add(no.code())));
    return codes.get(0);
  }

  @ParameterizedTest
  @MethodSource("logins")
  void aRefusalSaysWhyAndNothingOfTheRequestIsDone(SnmpLogin login) {
    SnmpTarget target = target(agent(login), login);
    List<Binding> before = read(target);

    assertThat(refusal(target, text(NAME, "x"), text(FIXED, "y")))
        .isEqualTo(RejectionCode.FORBIDDEN);
    assertThat(refusal(target, text(NAME, "x"), text(STATE, "up")))
        .isEqualTo(RejectionCode.INVALID_VALUE);
    assertThat(read(target)).isEqualTo(before);
  }

  @Test
  void withoutAnAnswerTheValuesThatAreReadTellWhetherItWasDone() {
    SnmpAgentSimulator agent = agent(LOGIN);
    SnmpTarget target = target(agent, LOGIN);

    // Done, and half of the answer lost.
    agent.faults().truncated(1);
    assertThat(await(snmp.set(target, List.of(text(NAME, "olt-2"))))).hasSize(1);

    // Not done and not answered; it was sent once.
    int before = agent.requests();
    agent.faults().silent(1);
    assertThatThrownBy(() -> await(snmp.set(target, List.of(text(NAME, "olt-3")))))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.TimedOut.class));
    assertThat(agent.requests() - before).isEqualTo(2);
    assertThat(read(target).get(0)).isEqualTo(text(NAME, "olt-2"));
  }

  @Test
  void aDeviceThatAcceptsAndDoesNothingIsFoundOut() {
    SnmpAgentSimulator agent = agent(LOGIN);
    agent.faults().ignoring(1);

    assertThatThrownBy(() -> await(snmp.set(target(agent, LOGIN), List.of(text(NAME, "olt-2")))))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error().message())
                .contains("accepted")
                .contains("1.3.6.1.2.1.1.5.0")
                .contains("olt-1"));
  }

  @Test
  void whatIsReadBackMayBeAnotherThingThanWhatIsSet() {
    SnmpTarget target = target(agent(LOGIN), LOGIN);

    assertThat(
            await(snmp.set(target, List.of(text(NAME, "olt-9")), List.of(text(FIXED, "a device")))))
        .containsExactly(text(FIXED, "a device"));
    assertThat(await(snmp.set(target, List.of(text(NAME, "olt-8")), List.of()))).isEmpty();
    assertThat(read(target).get(0)).isEqualTo(text(NAME, "olt-8"));
    assertThatThrownBy(() -> snmp.set(target, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
