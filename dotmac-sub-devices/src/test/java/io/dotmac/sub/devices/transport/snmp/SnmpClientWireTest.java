package io.dotmac.sub.devices.transport.snmp;

import static io.dotmac.sub.devices.transport.snmp.SnmpClient.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.simulator.snmp.SnmpAgentSimulator;
import io.dotmac.sub.devices.simulator.snmp.SnmpRecording;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over real sockets, to an agent that plays a recording. */
class SnmpClientWireTest {
  private static final Oid NAME = Oid.of("1.3.6.1.2.1.1.5.0");
  private static final Oid COLUMN = Oid.of("1.3.6.1.2.1.2.2.1.2");
  /** For what is never answered; what is may take its time on a busy machine. */
  private static final SnmpLimits QUICK =
      SnmpLimits.usual().answeringWithin(Duration.ofMillis(300), 0);

  private static final SnmpLimits PATIENT =
      SnmpLimits.usual().answeringWithin(Duration.ofSeconds(3), 1);

  private final SnmpClient snmp = SnmpClient.network();
  private final List<SnmpAgentSimulator> agents = new ArrayList<>();

  @AfterEach
  void stop() {
    snmp.close();
    agents.forEach(SnmpAgentSimulator::close);
  }

  private SnmpAgentSimulator agent(SnmpLogin login) {
    SnmpRecording recording = SnmpRecording.parse("""
        1.3.6.1.2.1.1.1.0|4|a device
        1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.2011.2.248
        1.3.6.1.2.1.1.3.0|67|19034063
        1.3.6.1.2.1.1.5.0|4x|6f6c742d31
        1.3.6.1.2.1.4.20.1.1.1|64|192.0.2.1
        1.3.6.1.2.1.31.1.1.1.6.1|70|18446744073709551615
        1.3.6.1.2.1.31.1.1.1.7.1|65|4294967295
        1.3.6.1.2.1.31.1.1.1.8.1|2|-40
        1.3.6.1.2.1.31.1.1.1.9.1|4x|00ff10
        """);
    for (int i = 1; i <= 60; i++) {
      recording.set(COLUMN.then(i).toString(), "4", "port " + i);
    }
    SnmpAgentSimulator agent = SnmpAgentSimulator.start(recording, login);
    agents.add(agent);
    return agent;
  }

  private static SnmpTarget target(SnmpAgentSimulator agent, SnmpLogin login) {
    return SnmpTarget.of("device-1", agent.address(), login);
  }

  static List<SnmpLogin> logins() {
    return List.of(
        SnmpLogin.v1("public"),
        SnmpLogin.v2c("public"),
        SnmpLogin.v3("monitor", "phrase-of-digest", "phrase-of-cipher"),
        new SnmpLogin.User(
            "strong",
            SnmpLogin.Digest.SHA_512,
            "phrase-of-digest",
            SnmpLogin.Cipher.AES_256,
            "phrase-of-cipher"),
        new SnmpLogin.User(
            "plain", SnmpLogin.Digest.SHA_1, "phrase-of-digest", SnmpLogin.Cipher.NONE, ""),
        new SnmpLogin.User("nobody", SnmpLogin.Digest.NONE, "", SnmpLogin.Cipher.NONE, ""));
  }

  @ParameterizedTest
  @MethodSource("logins")
  void valuesAndTablesAreReadByEveryVersion(SnmpLogin login) {
    SnmpTarget target = target(agent(login), login);
    Oid missing = Oid.of("1.3.6.1.2.1.99.1.0");

    List<Binding> found = await(snmp.get(target, List.of(NAME, missing, COLUMN.then(60))));
    List<Binding> walked = await(snmp.walk(target, COLUMN));

    assertThat(found).extracting(Binding::oid).containsExactly(NAME, missing, COLUMN.then(60));
    assertThat(found)
        .extracting(each -> each.value().text())
        .containsExactly("olt-1", "", "port 60");
    assertThat(found.get(1).value().present()).isFalse();
    assertThat(walked)
        .extracting(Binding::oid)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 60).mapToObj(COLUMN::then).toList());
  }

  @Test
  void everyKindOfValueIsReadAsItIs() {
    SnmpLogin login = SnmpLogin.v2c("public");
    Oid interfaces = Oid.of("1.3.6.1.2.1.31.1.1.1");
    SnmpTarget target = target(agent(login), login);

    List<Binding> found = await(snmp.walk(target, interfaces));
    List<Binding> others = await(snmp.get(
        target,
        List.of(
            Oid.of("1.3.6.1.2.1.1.2.0"),
            Oid.of("1.3.6.1.2.1.1.3.0"),
            Oid.of("1.3.6.1.2.1.4.20.1.1.1"))));

    assertThat(found)
        .extracting(each -> each.value().text())
        .containsExactly("18446744073709551615", "4294967295", "-40", "00FF10");
    assertThat(others)
        .extracting(Binding::value)
        .containsExactly(
            new SnmpValue.Name(Oid.of("1.3.6.1.4.1.2011.2.248")),
            new SnmpValue.Whole(SnmpValue.Whole.Type.TIMETICKS, 19034063),
            new SnmpValue.Address("192.0.2.1"));
  }

  @Test
  void manyValuesTakeSeveralRequestsAndComeInTheirOrder() {
    SnmpLogin login = SnmpLogin.v2c("public");
    SnmpAgentSimulator agent = agent(login);
    List<Oid> asked =
        IntStream.rangeClosed(1, 60).map(i -> 61 - i).mapToObj(COLUMN::then).toList();

    List<Binding> found =
        await(snmp.get(target(agent, login).with(SnmpLimits.usual().asking(4, 7, 25)), asked));

    assertThat(found).extracting(Binding::oid).isEqualTo(asked);
    assertThat(agent.requests()).isEqualTo(9);
  }

  @Test
  void aRequestThatIsTooBigIsHalvedUntilItFits() {
    SnmpLogin login = SnmpLogin.v2c("public");
    SnmpAgentSimulator agent = agent(login);
    agent.faults().tooBigAbove(4);
    List<Oid> asked = IntStream.rangeClosed(1, 20).mapToObj(COLUMN::then).toList();

    assertThat(await(snmp.get(target(agent, login), asked))).hasSize(20);
    assertThat(await(snmp.walk(target(agent, login), COLUMN))).hasSize(60);

    agent.faults().tooBigAbove(0);
    assertThatThrownBy(() -> await(snmp.get(target(agent, login), List.of(NAME))))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(((DeviceError.Rejected) e.error()).code())
                .isEqualTo(RejectionCode.NO_ROOM));
  }

  private void failsWith(Class<? extends DeviceError> error, SnmpTarget target) {
    assertThatThrownBy(() -> await(snmp.get(target, List.of(NAME))))
        .isInstanceOfSatisfying(DeviceException.class, e -> {
          assertThat(e.error()).isInstanceOf(error);
          assertThat(e.toString()).doesNotContain("s3cr3t");
        });
  }

  @Test
  void lostStrangeAndBrokenAnswersAreTimedOutAndOneMoreTryHelps() {
    SnmpLogin login = SnmpLogin.v2c("public");
    SnmpAgentSimulator agent = agent(login);
    SnmpTarget once = target(agent, login).with(QUICK);
    SnmpTarget twice = once.with(PATIENT);

    agent.faults().silent(1);
    failsWith(DeviceError.TimedOut.class, once);
    agent.faults().wrongRequestId(1);
    failsWith(DeviceError.TimedOut.class, once);
    agent.faults().truncated(1);
    failsWith(DeviceError.TimedOut.class, once);

    agent.faults().silent(1).wrongRequestId(0).truncated(0);
    assertThat(await(snmp.get(twice, List.of(NAME)))).hasSize(1);
    agent.faults().truncated(1);
    assertThat(await(snmp.get(twice, List.of(NAME)))).hasSize(1);
    agent.faults().slow(Duration.ofSeconds(30));
    failsWith(DeviceError.TimedOut.class, once);
  }

  @Test
  void loginsThatAreRefusedFailWithoutTheirSecretsAndTheRightOneStillWorks() {
    SnmpLogin.User right =
        (SnmpLogin.User) SnmpLogin.v3("monitor", "s3cr3t-digest", "s3cr3t-cipher");
    SnmpTarget target = target(agent(right), right).with(QUICK);
    SnmpTarget patient = target.with(PATIENT);
    SnmpLogin wrong = SnmpLogin.v3("monitor", "s3cr3t-other", "s3cr3t-cipher");

    // This agent says nothing of a wrong pass phrase; others do, as the test with one of them
    // shows.
    failsWith(DeviceError.class, target.with(wrong));
    assertThat(await(snmp.get(patient, List.of(NAME)))).hasSize(1);
    failsWith(DeviceError.class, target.with(wrong));
    failsWith(
        DeviceError.class, target.with(SnmpLogin.v3("stranger", "s3cr3t-digest", "s3cr3t-cipher")));
    failsWith(DeviceError.TimedOut.class, target.with(SnmpLogin.v2c("s3cr3t-word")));

    assertThat(await(snmp.get(patient, List.of(NAME)))).hasSize(1);
  }

  @Test
  void usersOfTheSameNameOnTwoDevicesKeepTheirOwnPassPhrases() {
    SnmpLogin one = SnmpLogin.v3("monitor", "phrase-of-one", "cipher-of-one");
    SnmpLogin two = SnmpLogin.v3("monitor", "phrase-of-two", "cipher-of-two");
    SnmpTarget first = target(agent(one), one);
    SnmpTarget second = SnmpTarget.of("device-2", agent(two).address(), two);

    for (int i = 0; i < 3; i++) {
      assertThat(await(snmp.get(first, List.of(NAME)))).hasSize(1);
      assertThat(await(snmp.get(second, List.of(NAME)))).hasSize(1);
    }
  }

  @Test
  void anotherDeviceAtTheSameAddressIsAskedAnew() {
    SnmpLogin login = SnmpLogin.v3("monitor", "phrase-of-digest", "phrase-of-cipher");
    SnmpAgentSimulator agent = agent(login);
    SnmpTarget target = target(agent, login).with(PATIENT);
    assertThat(await(snmp.get(target, List.of(NAME)))).hasSize(1);

    InetSocketAddress address = agent.address();
    agent.close();
    agents.clear();
    SnmpRecording other = SnmpRecording.parse(NAME + "|4|olt-2");
    agents.add(SnmpAgentSimulator.startAt(address, other, login));

    failsWith(DeviceError.class, target.with(QUICK));
    assertThat(await(snmp.get(target, List.of(NAME))).get(0).value().text()).isEqualTo("olt-2");
  }

  @Test
  void aWalkThatGoesInCirclesEnds() {
    SnmpLogin login = SnmpLogin.v2c("public");
    SnmpAgentSimulator agent = agent(login);
    agent.faults().circling(true);

    assertThatThrownBy(() -> await(snmp.walk(target(agent, login), COLUMN)))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.ProtocolViolation.class));
  }

  @Test
  void manyDevicesAreAskedAtOnceByAFixedNumberOfThreads() {
    SnmpLogin login = SnmpLogin.v2c("public");
    SnmpAgentSimulator agent = agent(login);
    int threads = Thread.activeCount();
    List<CompletableFuture<List<Binding>>> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      SnmpTarget device = SnmpTarget.of("device-" + i, agent.address(), login);
      all.add(snmp.walk(device, COLUMN).toCompletableFuture());
    }

    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 2);
    assertThat(all).allSatisfy(each -> assertThat(await(each)).hasSize(60));
  }

  @Test
  void whatIsUnderWayWhenTheClientIsClosedFails() {
    SnmpLogin login = SnmpLogin.v2c("public");
    SnmpAgentSimulator agent = agent(login);
    agent.faults().silent(1);
    CompletableFuture<List<Binding>> waiting =
        snmp.get(target(agent, login), List.of(NAME)).toCompletableFuture();

    snmp.close();

    assertThatThrownBy(() -> await(waiting)).isInstanceOf(DeviceException.class);
    failsWith(DeviceError.Unreachable.class, target(agent, login));
  }
}
