package studio.truss.app.proof;

import studio.truss.app.AppGraph;
import studio.truss.core.clips.ClipListener;
import studio.truss.core.clips.Interrupted;
import studio.truss.core.clips.PlanJson;
import studio.truss.core.clips.QueuedRenders;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.engine.Watched;
import studio.truss.core.library.Library;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Kills the program, or one of its workers, at random moments of the main job, and checks each
/// time that nothing acknowledged is lost, nothing half-made is left and what is unfinished is
/// finished by the next process. One thread.
public final class KillProof implements AutoCloseable {
    private static final long FILM_MS = 20_000;
    private static final List<ProgramRun.Stage> STAGES =
            List.of(
                    ProgramRun.Stage.STARTING,
                    ProgramRun.Stage.ANALYSING,
                    ProgramRun.Stage.RENDERING,
                    ProgramRun.Stage.RENDERING);

    private final Path folder;
    private final Path home;
    private final Path film;
    private final SplittableRandom random;
    private final Consumer<String> told;
    private final AppGraph tools;
    private final String encoder;
    private final Set<ItemKey> acknowledged = new HashSet<>();
    private final List<String> failures = new ArrayList<>();
    private int parents;
    private int workers;
    private int resumed;
    private int whole;

    /// What came of all rounds.
    ///
    /// @param resumed renders that were finished by a later process
    /// @param whole clips that were opened and counted, frame by frame
    public record Report(
            int rounds, int parents, int workers, int resumed, int whole, List<String> failures) {}

    /// @param folder empty; everything is made in it
    /// @param told of each round, a line at a time
    public KillProof(Path folder, long seed, Consumer<String> told) throws IOException {
        this.folder = folder;
        this.home = folder.resolve("home");
        this.film = folder.resolve("film.mp4");
        this.random = new SplittableRandom(seed);
        this.told = told;
        this.tools = new AppGraph(environment(), unused -> {});
        this.encoder = tools.ladder().candidates(RenderPlan.AUTO).getFirst();
        ProofFilm.write(film, encoder, FILM_MS);
    }

    private Map<String, String> environment() {
        return Map.of("TRUSS_HOME", home.toString());
    }

    /// Rounds with one kill each, after one without that shows how long the job takes.
    public Report run(int rounds) throws IOException, InterruptedException {
        ProgramRun.Lasted usual = new ProgramRun(home, film, folder.resolve("0"), encoder).await();
        if (usual.code() != 0) {
            failures.add("without a kill: exit " + usual.code());
        }
        check(0, folder.resolve("0"), new ProgramRun.Ended(usual.code(), ""));
        for (int round = 1; round <= rounds; round++) {
            // twice as often while files are being made as before
            ProgramRun.Stage stage = STAGES.get(random.nextInt(STAGES.size()));
            long stageMs = usual.stagesMs().getOrDefault(stage, 0L);
            long afterMs = Math.round(stageMs * random.nextDouble());
            boolean parent = random.nextInt(3) > 0;
            Path out = folder.resolve(Integer.toString(round));
            ProgramRun.Ended end =
                    new ProgramRun(home, film, out, encoder).killed(stage, afterMs, parent, random);
            parents += parent ? 1 : 0;
            workers += parent ? 0 : 1;
            int before = failures.size();
            check(round, out, end);
            told.accept(
                    "round %d: %s killed %d ms into %s, after '%s'%s"
                            .formatted(
                                    round,
                                    parent ? "program" : "worker",
                                    afterMs,
                                    stage.name().toLowerCase(Locale.ROOT),
                                    end.stage(),
                                    failures.size() == before ? "" : ": FAILED"));
        }
        return new Report(rounds, parents, workers, resumed, whole, List.copyOf(failures));
    }

    private void check(int round, Path out, ProgramRun.Ended end) throws IOException {
        String at = "round " + round + " (" + end.stage() + "): ";
        end.problems().forEach(problem -> failures.add(at + problem));
        List<String> named = new ArrayList<>();
        try (AppGraph graph = new AppGraph(environment(), named::add)) {
            Library library = graph.library();
            List<Item> items = library.items();
            items.forEach(item -> acknowledged.remove(item.key()));
            if (!acknowledged.isEmpty()) {
                failures.add(at + "lost from the library: " + acknowledged);
            }
            items.forEach(item -> acknowledged.add(item.key()));
            if (end.rendering() && items.stream().noneMatch(i -> i.family() == Family.CLIP)) {
                failures.add(at + "rendering had begun and the library has no clip");
            }
            noParts(at, out);
            List<RenderJob> left = new Interrupted(library.renderQueue()).jobs();
            if (left.isEmpty() != named.isEmpty()) {
                failures.add(at + left.size() + " renders left, and said was: " + named);
            }
            finishedAreWhole(at, library, out);
            if (!left.isEmpty()) {
                resume(at, library);
                finishedAreWhole(at, library, out);
                noParts(at, out);
            }
        }
    }

    private void resume(String at, Library library) {
        QueuedRenders renders = new QueuedRenders(library, tools.renderer(), tools.clock());
        for (QueuedRenders.Resumed one : renders.resume(ClipListener.none(), (_, _) -> {})) {
            if (one.outcome() instanceof RenderOutcome.Rendered) {
                resumed++;
            } else {
                failures.add(at + one.output() + " was not finished: " + one.outcome());
            }
        }
        if (!new Interrupted(library.renderQueue()).jobs().isEmpty()) {
            failures.add(at + "renders are left after all were finished");
        }
    }

    /// Each clip that the queue calls done is there, and each file with a clip's name is one.
    private void finishedAreWhole(String at, Library library, Path out) throws IOException {
        Set<Path> clips = new HashSet<>(files(out, ".mp4"));
        for (RenderJob job : library.renderQueue().jobs()) {
            Path output = Path.of(job.outputPath());
            boolean here = output.startsWith(out);
            if (here && (job.state() == RenderJob.State.DONE || clips.contains(output))) {
                PlanJson.read(job.plan()).ifPresent(plan -> isWhole(at, plan));
                clips.remove(output);
            }
        }
        clips.forEach(clip -> failures.add(at + clip + " is in no queue"));
    }

    private void isWhole(String at, RenderPlan plan) {
        Path file = plan.output();
        if (tools.engine().probe(file) instanceof ProbeResult.Usable(var info)) {
            EngineJobs.Watch all =
                    EngineJobs.Watch.whole(
                                    file, info.picture().orElseThrow(), info.durationMs(), null)
                            .withFaces(0);
            if (tools.engine().watch(all, Heartbeat.none())
                            instanceof EngineResult.Got<Watched>(var watched)
                    && watched.frames() == plan.frames()
                    && watched.damaged() == 0) {
                whole++;
                return;
            }
        }
        failures.add(at + file + " is not whole");
    }

    private void noParts(String at, Path out) throws IOException {
        files(out, ".part").forEach(part -> failures.add(at + "left behind: " + part));
    }

    private static List<Path> files(Path out, String ending) throws IOException {
        if (!Files.isDirectory(out)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(out)) {
            return all.filter(f -> f.toString().endsWith(ending)).toList();
        }
    }

    @Override
    public void close() {
        tools.close();
    }
}
