/// A cloud on one machine, for development: the stack's own template decides here what a creator
/// may do, in front of the real engine of the table and an S3 server.
@NullMarked
package studio.truss.platform.devcloud;

import org.jspecify.annotations.NullMarked;
