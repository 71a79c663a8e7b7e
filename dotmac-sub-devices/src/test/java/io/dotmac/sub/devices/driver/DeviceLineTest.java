package io.dotmac.sub.devices.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.testing.InMemory;
import io.dotmac.sub.devices.transport.Transports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DeviceLineTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));
  private final List<Connection> opened = new ArrayList<>();

  private final class Connection implements AutoCloseable {
    private boolean closed;

    Connection() {
      opened.add(this);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private DeviceLine<Connection> line(Supplier<Connection> opener) {
    Clock clock = new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
    return new DeviceLine<>(
        InMemory.target(Protocol.SSH), DriverContext.over(Transports.network()).at(clock), opener);
  }

  private static DeviceException lost() {
    return new DeviceException(new DeviceError.Unreachable("lost"));
  }

  @Test
  void aSessionIsUsedAgainAndThrownAwayAfterADoubt() {
    DeviceLine<Connection> line = line(Connection::new);
    line.read(connection -> 1);
    line.read(connection -> 1);
    assertThat(opened).hasSize(1);

    assertThatThrownBy(() -> line.read(connection -> {
          throw new DeviceException(new DeviceError.TimedOut("show", Duration.ofSeconds(1)));
        }))
        .isInstanceOf(DeviceException.class);

    assertThat(opened.get(0).closed).isTrue();
    line.read(connection -> 1);
    assertThat(opened).hasSize(2);
  }

  @Test
  void aQuestionOnASessionThatTheDeviceHasClosedIsAskedAgainOnce() {
    DeviceLine<Connection> line = line(Connection::new);
    line.read(connection -> 1);

    int answer = line.read(connection -> {
      if (connection == opened.get(0)) {
        throw lost();
      }
      return 42;
    });

    assertThat(answer).isEqualTo(42);
    assertThat(opened).hasSize(2);
  }

  @Test
  void whatNobodyUsesIsClosedAfterAMinute() {
    DeviceLine<Connection> line = line(Connection::new);
    line.read(connection -> 1);

    line.closeIdle();
    assertThat(opened.get(0).closed).isFalse();
    now.set(now.get().plus(DeviceLine.IDLE).plusMillis(1));
    line.closeIdle();

    assertThat(opened.get(0).closed).isTrue();
  }

  @Test
  void aDeviceThatDoesNotAnswerIsLeftAloneForAWhile() {
    boolean[] there = {false};
    int[] tries = {0};
    DeviceLine<Connection> line = line(() -> {
      tries[0]++;
      if (!there[0]) {
        throw lost();
      }
      return new Connection();
    });

    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> line.read(connection -> 1)).isInstanceOf(DeviceException.class);
    }
    assertThat(tries[0]).isEqualTo(Breaker.FAILURES);

    there[0] = true;
    now.set(now.get().plus(Breaker.REST));
    int answer = line.read(connection -> 1);
    assertThat(answer).isEqualTo(1);
  }

  @Test
  void aRefusedLoginIsNotTriedAgainAtOnce() {
    int[] tries = {0};
    DeviceLine<Connection> line = line(() -> {
      tries[0]++;
      throw new DeviceException(new DeviceError.AuthenticationFailed("no"));
    });

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> line.read(connection -> 1))
          .isInstanceOfSatisfying(
              DeviceException.class,
              e -> assertThat(e.error()).isInstanceOf(DeviceError.AuthenticationFailed.class));
    }

    assertThat(tries[0]).isEqualTo(1);
  }

  @Test
  void afterItsEndALineKeepsNothingOpen() {
    DeviceLine<Connection> line = line(Connection::new);
    line.read(connection -> {
      line.close();
      return 1;
    });

    assertThat(opened).allMatch(connection -> connection.closed);
  }
}
