/**
 * Passwords: how they are hashed and checked here, and how somebody else is asked who keeps them.
 * {@code PasswordProof} is one attempt, from counting it to its outcome.
 */
@NullMarked
package io.dotmac.sub.server.security.password;

import org.jspecify.annotations.NullMarked;
