/// What the creator chose about Gemini: models, the month's budget, prices.
@NullMarked
package studio.truss.core.gemini.settings;

import org.jspecify.annotations.NullMarked;
