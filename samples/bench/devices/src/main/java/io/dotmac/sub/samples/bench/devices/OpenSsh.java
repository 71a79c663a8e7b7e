package io.dotmac.sub.samples.bench.devices;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.simulator.SshSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A terminal session by the {@code ssh} of OpenSSH: a line goes there, what comes is read. */
final class OpenSsh implements AutoCloseable {
  private static final int BUFFER = 8_192;

  private final Path asked;
  private final Process process;
  private final OutputStream in;
  private final InputStream out;
  private final byte[] buffer = new byte[BUFFER];

  private OpenSsh(Path asked, Process process) {
    this.asked = asked;
    this.process = process;
    this.in = process.getOutputStream();
    this.out = process.getInputStream();
  }

  /** Logs in; the program asks another one for the password, as it does without a terminal. */
  static OpenSsh login(SshSimulator server, Credential login) throws IOException {
    Path asked = Files.createTempFile(
        "bench-askpass",
        ".sh",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(asked, "#!/bin/sh\necho '" + login.password() + "'\n");
    ProcessBuilder builder = new ProcessBuilder(
            "ssh",
            "-tt",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "LogLevel=ERROR",
            "-p",
            String.valueOf(server.address().getPort()),
            login.user() + "@" + server.address().getHostString())
        .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("SSH_ASKPASS", asked.toString());
    builder.environment().put("SSH_ASKPASS_REQUIRE", "force");
    return new OpenSsh(asked, builder.start());
  }

  /** Sends a line, unless it is empty, and reads up to that prompt. */
  String ask(String line, String prompt) throws IOException {
    if (!line.isEmpty()) {
      in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    }
    StringBuilder said = new StringBuilder();
    while (!said.toString().endsWith(prompt)) {
      int count = out.read(buffer);
      if (count < 0) {
        throw new IOException("ssh ended after: " + said);
      }
      said.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
    }
    return said.toString();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    Files.delete(asked);
  }
}
