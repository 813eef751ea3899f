/// What is kept of asking Gemini, in the library's file: jobs, requests with their cost, answers,
/// films that the service has. All of it survives the process.
@NullMarked
package studio.truss.core.gemini.job.store;

import org.jspecify.annotations.NullMarked;
