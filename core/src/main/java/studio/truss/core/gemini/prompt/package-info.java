/// What the model is told. [Prompt] is one question without its model and its video; [WindowPrompt]
/// asks about a stretch of a video, [ComparisonPrompt] for the best of all stretches to be
/// compared, [OutlinePrompt] for one list of chapters for the whole video; [Wish] is what the
/// creator's settings say about moments, and its hash changes when any wording does. [ChatExcerpt]
/// is what is sent of a chat: no names.
@NullMarked
package studio.truss.core.gemini.prompt;

import org.jspecify.annotations.NullMarked;
