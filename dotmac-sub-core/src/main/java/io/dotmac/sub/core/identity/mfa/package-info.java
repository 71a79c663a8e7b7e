/**
 * The second proof of a login: methods (an authenticator app's one-time codes, RFC 6238), recovery
 * codes for the day the phone is lost, devices that were told to be remembered, and the challenge
 * between the password and the code. Start with {@link io.dotmac.sub.core.identity.mfa.Mfa}.
 */
@NullMarked
package io.dotmac.sub.core.identity.mfa;

import org.jspecify.annotations.NullMarked;
