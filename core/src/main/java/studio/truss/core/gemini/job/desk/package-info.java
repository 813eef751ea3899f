/// Does the jobs: makes and sends the small film, asks within the budget and the service's limits,
/// keeps each answer, and goes on where a dead process stopped.
@NullMarked
package studio.truss.core.gemini.job.desk;

import org.jspecify.annotations.NullMarked;
