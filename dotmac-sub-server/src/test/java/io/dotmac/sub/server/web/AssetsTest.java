package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class AssetsTest {
  private final Assets assets = new Assets();

  @Test
  void theStylesNameTheFontByItsFingerprint() {
    Assets.Asset css = find("css");

    String text = new String(css.bytes(), StandardCharsets.UTF_8);

    assertThat(text).contains(assets.urls().get("font").substring(Assets.ROOT.length()));
  }

  @Test
  void compressedBytesAreTheSameFile() throws IOException {
    Assets.Asset css = find("css");

    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(css.gzip())).readAllBytes();

    assertThat(unpacked).isEqualTo(css.bytes());
    assertThat(find("font").gzip()).isNull();
  }

  @Test
  void nothingOutsideTheListCanBeAskedFor() {
    assertThat(assets.find("dotmac.css")).isEmpty();
    assertThat(assets.find("../messages/web_en.properties")).isEmpty();
    assertThat(assets.find("")).isEmpty();
  }

  private Assets.Asset find(String key) {
    return assets.find(assets.urls().get(key).substring(Assets.ROOT.length())).orElseThrow();
  }
}
