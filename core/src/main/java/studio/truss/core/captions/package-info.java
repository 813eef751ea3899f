/// What is said in a video and how it is shown: transcript, the creator's words, blocks, styles.
@NullMarked
package studio.truss.core.captions;

import org.jspecify.annotations.NullMarked;
