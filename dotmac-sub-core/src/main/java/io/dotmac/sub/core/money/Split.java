package io.dotmac.sub.core.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides an amount into parts that sum to it, by the largest remainder. */
final class Split {
  private Split() {}

  static List<Money> evenly(Money whole, int parts) {
    if (parts < 1) {
      throw new IllegalArgumentException("at least 1 part was expected and " + parts + " found");
    }
    return byWeights(whole, Collections.nCopies(parts, 1L));
  }

  static List<Money> byWeights(Money whole, List<Long> weights) {
    BigInteger total = total(weights);
    BigInteger size = BigInteger.valueOf(whole.minor()).abs();
    BigInteger[] shares = new BigInteger[weights.size()];
    BigInteger[] remainders = new BigInteger[weights.size()];
    BigInteger left = size;
    for (int i = 0; i < shares.length; i++) {
      BigInteger[] parts =
          size.multiply(BigInteger.valueOf(weights.get(i))).divideAndRemainder(total);
      shares[i] = parts[0];
      remainders[i] = parts[1];
      left = left.subtract(parts[0]);
    }
    // Stable sort: among equal remainders the earlier part is served first.
    int[] order = IntStream.range(0, shares.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
        .mapToInt(Integer::intValue)
        .toArray();
    Arrays.stream(order)
        .limit(left.longValueExact())
        .forEach(i -> shares[i] = shares[i].add(BigInteger.ONE));
    List<Money> result = new ArrayList<>(shares.length);
    for (BigInteger share : shares) {
      BigInteger signed = whole.isNegative() ? share.negate() : share;
      result.add(new Money(signed.longValueExact(), whole.currency()));
    }
    return List.copyOf(result);
  }

  private static BigInteger total(List<Long> weights) {
    BigInteger total = BigInteger.ZERO;
    for (long weight : weights) {
      if (weight < 0) {
        throw new IllegalArgumentException("weights of 0 or more were expected, " + weight);
      }
      total = total.add(BigInteger.valueOf(weight));
    }
    if (total.signum() == 0) {
      throw new IllegalArgumentException("a weight above 0 was expected and none found");
    }
    return total;
  }
}
