/**
 * Secrets at rest and random tokens: what is stored must be useless to whoever steals the database
 * alone.
 *
 * <p>Everything hangs from one {@link io.dotmac.sub.core.secret.Keyring}: a short list of master
 * keys of which the first seals and all open, so that a key is rotated by putting a new one in
 * front. A master key is never used itself; each purpose derives its own.
 * {@link io.dotmac.sub.core.secret.SecretBox} encrypts what must be read again (RADIUS and device
 * secrets, seeds of one-time passwords), {@link io.dotmac.sub.core.secret.TokenHash} fingerprints
 * what only has to be recognised (sessions, refresh tokens, API keys). Start with the keyring.
 */
@NullMarked
package io.dotmac.sub.core.secret;

import org.jspecify.annotations.NullMarked;
