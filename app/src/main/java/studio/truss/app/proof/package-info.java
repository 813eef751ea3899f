/// Proofs by experiment, each a command of its own: processes killed at any moment, files damaged
/// in any way. See `docs/proof.md`.
@NullMarked
package studio.truss.app.proof;

import org.jspecify.annotations.NullMarked;
