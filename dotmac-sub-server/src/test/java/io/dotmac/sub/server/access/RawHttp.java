package io.dotmac.sub.server.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends octets as they are, HTTP or not, and reads the beginning of the answer. */
record RawHttp(URI address) {
  private static final int PATIENCE_MILLIS = 15_000;
  private static final int READ = 4_096;

  /** What came back; {@code status} is {@code closed} when nothing did. */
  record Reply(String status, String beginning) {}

  Reply send(byte[]... parts) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        for (byte[] part : parts) {
          socket.getOutputStream().write(part);
        }
        socket.getOutputStream().flush();
      } catch (SocketException answeredAlready) {
        // Whoever refuses a request need not read its end.
      }
      return read(socket.getInputStream());
    }
  }

  private static Reply read(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try {
      byte[] buffer = new byte[READ];
      for (int n = in.read(buffer); n >= 0 && read.size() < READ; n = in.read(buffer)) {
        read.write(buffer, 0, n);
        if (read.toString(StandardCharsets.ISO_8859_1).contains("\r\n\r\n")) {
          break;
        }
      }
    } catch (SocketTimeoutException silent) {
      return new Reply("silent", "");
    } catch (SocketException cut) {
      // What was read before counts.
    }
    String text = read.toString(StandardCharsets.ISO_8859_1);
    return text.startsWith("HTTP/")
        ? new Reply(text.split(" ", 3)[1].substring(0, 3), text)
        : new Reply("closed", text);
  }
}
