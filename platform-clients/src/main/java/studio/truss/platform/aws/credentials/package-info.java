/// The short-lived keys that a signed-in creator reaches the table and the bucket with.
@NullMarked
package studio.truss.platform.aws.credentials;

import org.jspecify.annotations.NullMarked;
