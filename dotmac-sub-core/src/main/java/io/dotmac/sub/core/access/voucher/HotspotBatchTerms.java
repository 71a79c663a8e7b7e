package io.dotmac.sub.core.access.voucher;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the vouchers of a batch are, settled when they are made.
 *
 * @param validSeconds how long each is good for, by the clock, from its first login on
 * @param onlineSeconds how long each may be online, added up
 * @param dataLimitOctets how much each may send and receive together
 * @param devices how many may be online with one at a time
 * @param lockMac whether the device of the first login is the only one
 * @param unusedUntil the last day of a first login
 * @param terms said to the buyer on the card
 * @param loginUrl where the card's QR code leads
 */
@Embeddable
public record HotspotBatchTerms(
    @Column(name = "name") String name,
    @Column(name = "voucher_count") int voucherCount,
    @Column(name = "prefix") String prefix,
    @Column(name = "code_length") int codeLength,
    @Nullable @Column(name = "valid_seconds") Long validSeconds,
    @Nullable @Column(name = "online_seconds") Long onlineSeconds,
    @Nullable @Column(name = "data_limit_octets") Long dataLimitOctets,
    @Nullable @Column(name = "down_kbps") Integer downKbps,
    @Nullable @Column(name = "up_kbps") Integer upKbps,
    @Column(name = "devices") int devices,
    @Column(name = "lock_mac") boolean lockMac,
    @Nullable @Column(name = "unused_until") LocalDate unusedUntil,
    @Nullable @Column(name = "terms") String terms,
    @Nullable @Column(name = "login_url") String loginUrl) {
  /** Of a batch about which nothing is said yet. */
  public static final HotspotBatchTerms BLANK =
      new HotspotBatchTerms("", 0, "", 8, null, null, null, null, null, 1, false, null, null, null);

  private static final long LONGEST = 315_360_000L;
  private static final long MOST_OCTETS = 1L << 50;
  private static final int FASTEST = 100_000_000;
  private static final Pattern PREFIX = Pattern.compile("[A-Z0-9]{0,8}");
  private static final Pattern URL = Pattern.compile("https?://[^\\s/]+[^\\s]*");

  void check(Checks checks, LocalDate today) {
    checks
        .required("/name", name, 200)
        .range("/voucher_count", voucherCount, 1, 10_000)
        .range("/code_length", codeLength, 6, 16)
        .range("/valid_seconds", validSeconds, 60, LONGEST)
        .range("/online_seconds", onlineSeconds, 60, LONGEST)
        .range("/data_limit_octets", dataLimitOctets, 1, MOST_OCTETS)
        .range("/down_kbps", downKbps, 1, FASTEST)
        .range("/up_kbps", upKbps, 1, FASTEST)
        .range("/devices", devices, 1, 100)
        .text("/terms", terms, 300)
        .text("/login_url", loginUrl, 200)
        .rule(
            prefix != null && PREFIX.matcher(prefix).matches(),
            "/prefix",
            "format",
            "at most 8 capital letters and digits were expected")
        .rule(
            (downKbps == null) == (upKbps == null),
            downKbps == null ? "/down_kbps" : "/up_kbps",
            "required",
            "a speed was expected for both directions, or for none")
        .rule(
            !lockMac || devices == 1,
            "/devices",
            "range",
            "1 was expected where vouchers are locked to one device")
        .rule(
            unusedUntil == null || !unusedUntil.isBefore(today),
            "/unused_until",
            "past",
            "today or a later day was expected")
        .rule(
            loginUrl == null || loginUrl.isEmpty() || URL.matcher(loginUrl).matches(),
            "/login_url",
            "format",
            "an address such as http://hotspot.example/login was expected");
  }
}
