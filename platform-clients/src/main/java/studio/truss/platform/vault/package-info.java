/// Where secrets are kept on this machine: in one sealed file, whose key the system's keychain, a
/// passphrase or a private key file holds.
@NullMarked
package studio.truss.platform.vault;

import org.jspecify.annotations.NullMarked;
