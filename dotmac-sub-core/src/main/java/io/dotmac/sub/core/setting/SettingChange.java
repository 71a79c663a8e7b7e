package io.dotmac.sub.core.setting;

import java.time.Instant;

/**
 * What a tenant has chosen for a setting.
 *
 * @param value as text
 * @param by who chose it
 * @param at when, by the system clock
 */
public record SettingChange(String value, String by, Instant at) {}
