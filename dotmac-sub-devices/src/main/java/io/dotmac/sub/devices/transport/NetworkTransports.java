package io.dotmac.sub.devices.transport;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Secrets;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** Sockets. */
final class NetworkTransports implements Transports {
  @Override
  public ByteLink shell(DeviceTarget target, Secrets secrets) {
    return SshShell.open(target);
  }

  @Override
  public ByteLink stream(DeviceTarget target, Secrets secrets) {
    PinnedTls tls = new PinnedTls(target);
    try {
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        int limit = Math.toIntExact(target.limits().connect().toMillis());
        socket.connect(target.address(), limit);
        if (target.protocol().encrypted()) {
          socket.setSoTimeout(limit);
          SSLSocket encrypted = (SSLSocket) tls.context()
              .getSocketFactory()
              .createSocket(socket, target.address().getHostString(), socket.getPort(), true);
          encrypted.startHandshake();
          socket = encrypted;
          socket.setSoTimeout(0);
        }
        return new StreamLink(
            target.id(), socket, socket.getInputStream(), socket.getOutputStream());
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    } catch (SSLException e) {
      throw new DeviceException(
          tls.mismatch().orElseGet(() -> new DeviceError.Unreachable("TLS failed")), e);
    } catch (IOException e) {
      throw new DeviceException(
          new DeviceError.Unreachable("no connection to " + target.address()), e);
    }
  }

  @Override
  public RestLink rest(DeviceTarget target, Secrets secrets) {
    return new HttpRest(target, secrets);
  }
}
