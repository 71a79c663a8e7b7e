/**
 * Does this request prove that it knows the password? {@link io.dotmac.sub.radius.auth.AuthAttempt}
 * is what a request offers, {@link io.dotmac.sub.radius.auth.Credential} what is known of the user,
 * and {@code credential.check(attempt)} the answer, always with a reason. What a credential cannot
 * serve it refuses and says so: a hash cannot answer CHAP. Pure: no sockets, no logging, no clock.
 */
@NullMarked
package io.dotmac.sub.radius.auth;

import org.jspecify.annotations.NullMarked;
