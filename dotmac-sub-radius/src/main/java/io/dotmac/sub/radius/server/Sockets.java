package io.dotmac.sub.radius.server;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/** Opens several sockets on one port, among which the kernel divides the clients. */
final class Sockets {
  private static final int TRIES_FOR_ANY_PORT = 8;

  private Sockets() {}

  /**
   * Opens {@code count} sockets, fewer where the system cannot share a port.
   *
   * @throws PortUnavailableException if somebody else has the port or it may not be opened
   */
  static List<DatagramChannel> open(InetAddress address, int port, int count, int bufferOctets)
      throws IOException {
    int tries = port == 0 ? TRIES_FOR_ANY_PORT : 1;
    while (true) {
      tries--;
      int free = claim(address, port);
      try {
        return openShared(new InetSocketAddress(address, free), count, bufferOctets);
      } catch (IOException e) {
        if (tries == 0) {
          throw new PortUnavailableException(new InetSocketAddress(address, free), e);
        }
      }
    }
  }

  /** Sharing sockets would also share with a second server: one that does not share finds it. */
  private static int claim(InetAddress address, int port) throws IOException {
    try (DatagramChannel probe = channel(address)) {
      probe.bind(new InetSocketAddress(address, port));
      return ((InetSocketAddress) probe.getLocalAddress()).getPort();
    } catch (IOException e) {
      throw new PortUnavailableException(new InetSocketAddress(address, port), e);
    }
  }

  private static List<DatagramChannel> openShared(
      InetSocketAddress address, int count, int bufferOctets) throws IOException {
    List<DatagramChannel> opened = new ArrayList<>();
    try {
      boolean sharing = true;
      for (int i = 0; i < count && (sharing || i == 0); i++) {
        DatagramChannel channel = channel(address.getAddress());
        opened.add(channel);
        sharing = channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT);
        if (sharing && count > 1) {
          channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        }
        channel.setOption(StandardSocketOptions.SO_RCVBUF, bufferOctets);
        channel.bind(address);
      }
      return opened;
    } catch (IOException e) {
      for (DatagramChannel channel : opened) {
        channel.close();
      }
      throw e;
    }
  }

  private static DatagramChannel channel(InetAddress address) throws IOException {
    // The wildcard takes both families, which only a socket of IPv6 can.
    boolean ipv4Only = address instanceof Inet4Address && !address.isAnyLocalAddress();
    return ipv4Only ? DatagramChannel.open(StandardProtocolFamily.INET) : DatagramChannel.open();
  }
}
