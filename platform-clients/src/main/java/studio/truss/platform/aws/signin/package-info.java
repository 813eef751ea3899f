/// Signing in to a stack's user pool: by a code or a link in a mail, the tokens that come of it,
/// checked and kept in the vault, and how they stay fresh.
@NullMarked
package studio.truss.platform.aws.signin;

import org.jspecify.annotations.NullMarked;
