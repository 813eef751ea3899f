/// Which cloud the program talks to: what a stack's outputs and the environment say.
@NullMarked
package studio.truss.platform.aws.stack;

import org.jspecify.annotations.NullMarked;
