package studio.truss.core.clips;

import studio.truss.core.library.LeaseOwner;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.RenderQueue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The renders whose process died before they were finished.
public final class Interrupted {
    private static final int SWEPT_FOLDERS = 20;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final RenderQueue queue;

    public Interrupted(RenderQueue queue) {
        this.queue = queue;
    }

    /// Oldest first.
    public List<RenderJob> jobs() {
        return queue.jobs().stream().filter(RenderJob::interrupted).toList();
    }

    /// Removes what they left unfinished beside their outputs, and says in words what they were;
    /// empty when there are none.
    public Optional<String> sweep() {
        List<RenderJob> jobs = jobs();
        jobs.forEach(Interrupted::removePart);
        recentFolders().forEach(WholeFile::sweep);
        return jobs.isEmpty() ? Optional.empty() : Optional.of(words(jobs));
    }

    /// Where clips went lately, and the folders above, which hold the index of several.
    private Set<Path> recentFolders() {
        Set<Path> folders = new LinkedHashSet<>();
        for (RenderJob job : queue.jobs().reversed()) {
            Path folder = Path.of(job.outputPath()).getParent();
            for (int up = 0; up < 2 && folder != null; up++) {
                folders.add(folder);
                folder = folder.getParent();
            }
            if (folders.size() >= SWEPT_FOLDERS) {
                break;
            }
        }
        return folders;
    }

    /// Gives them up: nobody will be reminded of them again.
    ///
    /// @return how many there were
    public int forget() {
        LeaseOwner self = LeaseOwner.self();
        int forgotten = 0;
        for (RenderJob job : jobs()) {
            removePart(job);
            if (queue.claim(job.id(), self, LEASE).isPresent()
                    && queue.finish(job.id(), self, RenderJob.State.CANCELLED, "forgotten")) {
                forgotten++;
            }
        }
        return forgotten;
    }

    private static String words(List<RenderJob> jobs) {
        Map<String, Integer> sources = new TreeMap<>();
        jobs.forEach(job -> sources.merge(source(job), 1, Integer::sum));
        return String.join(
                        ", ",
                        sources.entrySet().stream()
                                .map(e ->
                                        e.getValue()
                                                + (e.getValue() == 1
                                                        ? " render of "
                                                        : " renders of ")
                                                + e.getKey())
                                .toList())
                + (jobs.size() == 1 ? " was" : " were")
                + " interrupted. 'truss render --resume' finishes, 'truss render --forget' drops "
                + (jobs.size() == 1 ? "it." : "them.");
    }

    private static String source(RenderJob job) {
        return PlanJson.read(job.plan())
                .map(plan -> String.valueOf(plan.source().getFileName()))
                .orElse("an unknown video");
    }

    private static void removePart(RenderJob job) {
        try {
            Path output = Path.of(job.outputPath());
            Files.deleteIfExists(output.resolveSibling(output.getFileName() + ".part"));
        } catch (IOException e) {
            // A folder that cannot be written to now: the file goes with the next start.
        }
    }
}
