package io.dotmac.sub.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.webhook.target.DeviceTargets;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

class DeviceAddressesTest {
  /** Asks nobody: names are those given, and addresses. */
  private record Names(Map<String, List<String>> known) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      if (!known.containsKey(host)) {
        throw new UnknownHostException(host);
      }
      List<String> found = known.get(host);
      InetAddress[] all = new InetAddress[found.size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = InetAddress.getByName(found.get(i));
      }
      return all;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  private static DeviceAddresses asking(Map<String, List<String>> names, String... allowed) {
    return new DeviceAddresses(new Names(names), DeviceTargets.of(List.of(allowed)));
  }

  private static void refused(DeviceAddresses addresses, String host, String why) {
    assertThatThrownBy(() -> addresses.resolve(host, 22))
        .as(host)
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOfSatisfying(DeviceError.Invalid.class, no -> {
              assertThat(no.field()).isEqualTo("host");
              assertThat(no.reason()).contains(why);
            }));
  }

  @Test
  void aNameIsConnectedToWhereItWasFoundAndKeepsItsName() {
    DeviceAddresses addresses = asking(Map.of("olt.isp.lan", List.of("10.9.8.7")));

    assertThat(addresses.resolve("olt.isp.lan", 22).getAddress().getHostAddress())
        .isEqualTo("10.9.8.7");
    assertThat(addresses.resolve("olt.isp.lan", 22).getHostString()).isEqualTo("olt.isp.lan");
  }

  @Test
  void aNameWithOneAddressThatIsRefusedIsRefused() {
    Map<String, List<String>> names =
        Map.of("olt.isp.lan", List.of("10.9.8.7", "127.0.0.1"), "meta", List.of("169.254.169.254"));

    refused(asking(names), "olt.isp.lan", "a loopback address");
    refused(asking(names), "meta", "a link-local address");
    refused(asking(names), "127.0.0.1", "a loopback address");
    assertThat(asking(names, "127.0.0.1").resolve("olt.isp.lan", 22).getPort()).isEqualTo(22);
  }

  @Test
  void theOtherAddressesOfThisMachineAreRefusedToo() throws Exception {
    for (InetAddress own : NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(each -> !each.isLoopbackAddress() && !each.isLinkLocalAddress())
        .toList()) {
      String host = own.getHostAddress().replaceFirst("%.*", "");
      refused(asking(Map.of("olt", List.of(host))), "olt", "an address of this machine");
      assertThat(asking(Map.of("olt", List.of(host)), "olt").resolve("olt", 22).getPort())
          .isEqualTo(22);
    }
  }

  @Test
  void aNameThatNobodyKnowsIsUnreachable() {
    assertThatThrownBy(() -> asking(Map.of()).resolve("gone", 22))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.Unreachable.class));
  }
}
