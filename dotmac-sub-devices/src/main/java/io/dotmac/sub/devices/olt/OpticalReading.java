package io.dotmac.sub.devices.olt;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The optics of an ONT; a value is absent when the device has none.
 *
 * @param ont its number on the port
 * @param rxDbm what the ONT receives
 * @param txDbm what the ONT sends
 * @param oltRxDbm what the line terminal receives from it
 * @param temperatureCelsius of the ONT's module
 * @param voltageVolts of the ONT's module
 * @param biasMilliamperes of the ONT's laser
 */
public record OpticalReading(
    int ont,
    Optional<BigDecimal> rxDbm,
    Optional<BigDecimal> txDbm,
    Optional<BigDecimal> oltRxDbm,
    Optional<BigDecimal> temperatureCelsius,
    Optional<BigDecimal> voltageVolts,
    Optional<BigDecimal> biasMilliamperes) {}
