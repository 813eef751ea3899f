package studio.truss.app;

import org.jspecify.annotations.Nullable;

import studio.truss.app.evaluation.ReelReader;
import studio.truss.app.report.PreviewPictures;
import studio.truss.app.report.ReportBuilder;
import studio.truss.app.report.ReportPage;
import studio.truss.core.captions.masking.WordMask;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.FileCams;
import studio.truss.core.clips.Interrupted;
import studio.truss.core.clips.KnownCams;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.QueuedRenders;
import studio.truss.core.clips.archive.AnalysisArchive;
import studio.truss.core.clips.captioning.ClipCaptioner;
import studio.truss.core.clips.captioning.Transcripts;
import studio.truss.core.demo.DemoScript;
import studio.truss.core.derived.CacheFolder;
import studio.truss.core.engine.Engine;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.engine.Preview;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.ffmpeg.Libav;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.LadderFile;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;
import studio.truss.core.render.ffmpeg.encoders.EncoderProber;
import studio.truss.core.worker.lane.FaultLog;
import studio.truss.core.worker.lane.WorkerEnvironment;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.aws.stack.CloudConfigFile;
import studio.truss.platform.gemini.GeminiClient;
import studio.truss.platform.gemini.access.GeminiAddress;
import studio.truss.platform.gemini.access.GeminiKey;
import studio.truss.platform.gemini.access.GeminiKeys;
import studio.truss.platform.vault.Keychain;
import studio.truss.platform.vault.Passphrase;
import studio.truss.platform.vault.SystemKeychain;
import studio.truss.platform.vault.Vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The one place where the parts are put together, read from top to bottom. Parts are made when
/// they are first asked for, so that a command pays for what it uses. One thread, but for
/// [#cancel]; closing ends the workers.
public final class AppGraph implements AutoCloseable {
    private static final int PREVIEW_PIXELS = 1920 * 1080;
    private static final int STILL_WIDTH = 480;

    private final Clock clock = Clock.systemUTC();
    private final Map<String, String> environment;
    private final DataFolder data;
    private final CacheFolder caches;
    private final Consumer<String> notices;
    private volatile boolean cancelled;
    private volatile @Nullable Engine engine;
    private @Nullable SqliteLibrary library;
    private @Nullable Preview preview;
    private @Nullable Preview stills;
    private @Nullable EncoderLadder ladder;

    /// @param environment as of the process; says where the data lies
    /// @param notices takes what a person should know although nobody asked, a sentence at a time
    public AppGraph(Map<String, String> environment, Consumer<String> notices) {
        this.notices = notices;
        this.environment = Map.copyOf(environment);
        String os = System.getProperty("os.name", "");
        Path home = Path.of(System.getProperty("user.home", "."));
        data = DataFolder.of(environment, os, home);
        caches = CacheFolder.of(environment, os, home);
    }

    /// One whose data lie in a folder of their own, whatever the environment says; it has nothing
    /// to tell a person.
    public static AppGraph alone(Path home) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TRUSS_HOME", home.toString());
        return new AppGraph(environment, _ -> {});
    }

    /// Where things lie that can be made again.
    public CacheFolder caches() {
        return caches;
    }

    public DataFolder data() {
        return data;
    }

    public Clock clock() {
        return clock;
    }

    public AppAssets assets() {
        return AppAssets.of(AppGraph.class.getClassLoader());
    }

    /// The face detector's weights as a file, where the build could fetch them.
    public Optional<Path> faceModel() {
        try {
            return assets().extract(AppAssets.FACE_MODEL, data.root().resolve("models"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + data.root(), e);
        }
    }

    /// The fonts of captions as files, those that the build could fetch. Writes 18 MB the first
    /// time.
    public List<Path> captionFonts() {
        List<Path> fonts = new ArrayList<>(fonts(List.of(AppAssets.BOLD_FONT)));
        fonts.addAll(moreFonts());
        return fonts;
    }

    /// The fonts for what the usual ones lack, those that the build could fetch. Writes 18 MB the
    /// first time.
    public List<Path> moreFonts() {
        return fonts(AppAssets.MORE_FONTS);
    }

    private List<Path> fonts(List<String> names) {
        AppAssets assets = assets();
        Path folder = data.root().resolve("fonts");
        List<Path> fonts = new ArrayList<>();
        try {
            for (String name : names) {
                assets.extract(name, folder).ifPresent(fonts::add);
            }
            return fonts;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + data.root(), e);
        }
    }

    /// What is said in the videos of the library.
    public Transcripts transcripts() {
        return new Transcripts(library());
    }

    public ClipCaptioner captioner(ClipCaptioner.Wish wish) {
        return new ClipCaptioner(library(), captionFonts(), wordMask(), wish);
    }

    /// The words that captions mask where that is asked for, with the creator's own.
    public WordMask wordMask() {
        return WordMask.open(data.root().resolve(WordMask.OWN_WORDS));
    }

    /// Ends all work that is under way: calls that wait for it end as cancelled, none begins. May
    /// be called from another thread, also more than once.
    public void cancel() {
        cancelled = true;
        Engine open = engine;
        if (open != null) {
            open.close();
        }
    }

    /// Whether [#cancel] was called.
    public boolean isCancelled() {
        return cancelled;
    }

    public Engine engine() {
        Engine open = engine;
        if (open == null) {
            if (cancelled) {
                throw new Heartbeat.Cancelled();
            }
            open = Engine.open(FaultLog.none());
            engine = open;
            if (cancelled) {
                open.close();
            }
        }
        return open;
    }

    /// The creator's library. What an earlier process left unfinished is swept and named when it is
    /// opened.
    public SqliteLibrary library() {
        SqliteLibrary open = library;
        if (open == null) {
            open = libraries().openCurrent();
            library = open;
            new Interrupted(open.renderQueue()).sweep().ifPresent(notices);
        }
        return open;
    }

    /// Makes the library of this machine that of whoever has signed in. The one that is open is
    /// closed; [#library] gives the new one from then on.
    ///
    /// @param theirs the videos of the creator's partition that are here too
    public LibraryFolder.Adopted adopt(CreatorId creator, List<Item> theirs) {
        leave(creator);
        return libraries().adopt(creator, theirs);
    }

    /// As [#adopt], but this machine's own library stays what it is.
    public LibraryFolder.Adopted keepApart(CreatorId creator) {
        leave(creator);
        return libraries().keepApart(creator);
    }

    private void leave(CreatorId creator) {
        SqliteLibrary open = library;
        if (open != null && !open.creator().equals(creator)) {
            library = null;
            open.close();
        }
    }

    /// The libraries of this machine, one for each creator.
    public LibraryFolder libraries() {
        return new LibraryFolder(data, clock);
    }

    public Map<String, String> environment() {
        return environment;
    }

    /// Which cloud this machine uses.
    public CloudConfigFile cloudConfig() {
        return new CloudConfigFile(data, environment);
    }

    /// The key to Gemini, of the environment or of the vault.
    public GeminiKeys geminiKeys(Passphrase passphrase) {
        Vault vault = vault(passphrase);
        return new GeminiKeys(environment, () -> vault);
    }

    /// Gemini, or what the environment has in its place; the caller closes it.
    public GeminiClient gemini(GeminiKey key) {
        return GeminiClient.open(GeminiAddress.of(environment), key, clock);
    }

    /// Where the sign-in and keys are kept. `TRUSS_KEYCHAIN=off` leaves the system's keychain out.
    public Vault vault(Passphrase passphrase) {
        boolean off = "off".equals(environment.get("TRUSS_KEYCHAIN"));
        Keychain keychain = off ? Keychain.none() : SystemKeychain.ofMachine();
        return new Vault(data.root().resolve("vault"), keychain, passphrase);
    }

    /// Who is signed in to a cloud; the caller closes it.
    public Account account(CloudConfig config, Passphrase passphrase) {
        return new Account(config, vault(passphrase), data, clock);
    }

    public Analyst analyst() {
        return analyst(engine());
    }

    /// An analyst whose work is done by other workers than the program's own.
    public Analyst analyst(Engine workers) {
        return new Analyst(
                        workers, faceModel().orElse(null), ProgramVersion.text(), Libav.version())
                .with(analyses()::marks);
    }

    /// What each encoder of this machine said; asked again only when FFmpeg's build or a driver has
    /// changed since.
    public EncoderLadder ladder() {
        EncoderLadder known = ladder;
        if (known == null) {
            known = ladders().read(EncoderProber.build()).orElseGet(this::freshLadder);
            ladder = known;
        }
        return known;
    }

    /// Asks every encoder, whatever was remembered, and remembers what they say.
    public EncoderLadder freshLadder() {
        EncoderLadder asked =
                switch (engine().encoders(Heartbeat.none())) {
                    case EngineResult.Got<EncoderLadder>(var rungs) -> rungs;
                    case EngineResult.Refused<EncoderLadder>(var problem) ->
                            new EncoderLadder(problem.message(), List.of());
                    case EngineResult.Cancelled<EncoderLadder>() -> throw new Heartbeat.Cancelled();
                };
        try {
            // a ladder that holds nobody is worth asking again
            if (!asked.candidates(RenderPlan.AUTO).isEmpty()) {
                ladders().write(asked);
            }
        } catch (IOException e) {
            notices.accept("The encoders' answers could not be kept: " + e.getMessage() + ".");
        }
        ladder = asked;
        return asked;
    }

    private LadderFile ladders() {
        return new LadderFile(data.root().resolve("encoders.json"));
    }

    /// Where the corner cameras of channels stand.
    public KnownCams cams() {
        return new FileCams(data.root().resolve("cams.json"));
    }

    public Renderer renderer() {
        return engine().renderer(ladder(), 0);
    }

    /// Renders by way of the library's queue.
    public QueuedRenders renders() {
        return new QueuedRenders(library(), renderer(), clock);
    }

    /// The stream that `truss demo` makes.
    public DemoScript demoScript() {
        return DemoScript.parse(text("demo.json"));
    }

    /// Reads the first seconds of videos for measuring.
    public ReelReader reels() {
        return new ReelReader(engine(), preview());
    }

    /// The interactive lane: frames for whoever looks.
    public Preview preview() {
        Preview open = preview;
        if (open == null) {
            open = previewOf(PREVIEW_PIXELS);
            preview = open;
        }
        return open;
    }

    /// Pictures for cards, by a worker of their own: nobody's scrubbing waits for them.
    public PreviewPictures stills() {
        Preview open = stills;
        if (open == null) {
            open = previewOf(STILL_WIDTH * STILL_WIDTH * 2);
            stills = open;
        }
        return new PreviewPictures(engine(), open, STILL_WIDTH);
    }

    private static Preview previewOf(int pixels) {
        try {
            return Preview.open(pixels, WorkerEnvironment.system(FaultLog.none()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a file for frames", e);
        }
    }

    public ReportBuilder report() {
        return new ReportBuilder(
                new ReportPage(text("report.css")), new PreviewPictures(engine(), preview()));
    }

    /// The text of a file of the assets module.
    private static String text(String name) {
        try (InputStream in = AppGraph.class.getResourceAsStream("/studio/truss/assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the assets lack " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /// What was found in each source, kept for the editor.
    public AnalysisArchive analyses() {
        return new AnalysisArchive(data.root().resolve("analyses"));
    }

    public LibraryRecorder recorder() {
        return new LibraryRecorder(library(), clock);
    }

    @Override
    public void close() {
        cancel();
        end(preview);
        end(stills);
        if (library != null) {
            library.close();
        }
    }

    private static void end(@Nullable Preview open) {
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove the file of frames", e);
            }
        }
    }
}
