package io.dotmac.sub.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipartFormTest {
  private static final MediaType TYPE =
      new MediaType("multipart", "form-data", Map.of("boundary", "x-y"));

  @Test
  void fieldsAndAFileAreReadToTheByte() {
    byte[] binary = new byte[512];
    new Random(7).nextBytes(binary);
    byte[] head = ("--x-y\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\nNoël\r\n--x-y\r\n"
            + "Content-Disposition: form-data; name=\"f\"; filename=\"é.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
    byte[] tail = "\r\n--x-y--\r\n".getBytes(StandardCharsets.UTF_8);

    MultipartForm form = MultipartForm.read(joined(head, binary, tail), TYPE);

    assertThat(form.text("q")).isEqualTo("Noël");
    assertThat(form.file("q")).isEmpty();
    assertThat(form.file("f").orElseThrow().fileName()).isEqualTo("é.csv");
    assertThat(form.file("f").orElseThrow().content()).isEqualTo(binary);
  }

  @Test
  void whatIsCutOffOrNoFormHasNoPartsAndDoesNotFail() {
    Random random = new Random(11);
    byte[] whole = ("--x-y\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\nv\r\n--x-y--\r\n")
        .getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = new byte[length];
      System.arraycopy(whole, 0, cut, 0, length);
      MultipartForm form = MultipartForm.read(cut, TYPE);
      assertThat(form.text("q")).isIn("", "v");
    }
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      assertThat(MultipartForm.read(noise, TYPE).parts()).isEmpty();
    }
    assertThat(MultipartForm.is(MediaType.MULTIPART_FORM_DATA_TYPE)).isFalse();
    assertThat(MultipartForm.is(TYPE)).isTrue();
  }

  private static byte[] joined(byte[]... parts) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
