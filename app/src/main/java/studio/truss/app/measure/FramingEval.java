package studio.truss.app.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.measure.SubjectTruth.Stay;
import studio.truss.core.bench.BenchJobs;
import studio.truss.core.bench.PlainWay;
import studio.truss.core.engine.Engine;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.ShotFraming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Framing against truth: marked films of the test data, and harder ones made of them now.
public final class FramingEval {
    private static final double CONTAINED = 98;
    private static final double ON_SPEAKER = 85;
    private static final double CAM_IOU = 0.85;

    /// A machine that is busy with other things lets a probe run out of its time.
    private static final int TRIES = 3;

    private final Engine engine;
    private final @Nullable Path faceModel;
    private final String encoder;
    private final Path videos;
    private final Path truth;
    private final Path folder;
    private final Consumer<String> progress;
    private final ObjectMapper json = new ObjectMapper();
    private final List<Row> rows = new ArrayList<>();
    private final FramingTally tally = new FramingTally();
    private final PresetTally presets = new PresetTally();

    /// @param encoder a rung of the ladder that works
    /// @param data the test data: `video` and `groundtruth`
    /// @param folder for films that are made, empty
    public FramingEval(
            Engine engine,
            @Nullable Path faceModel,
            String encoder,
            Path data,
            Path folder,
            Consumer<String> progress) {
        this.engine = engine;
        this.faceModel = faceModel;
        this.encoder = encoder;
        this.videos = data.resolve("video");
        this.truth = data.resolve("groundtruth");
        this.folder = folder;
        this.progress = progress;
    }

    /// @throws IOException where the test data cannot be read
    public List<Row> run() throws IOException {
        try (PlainWay way = PlainWay.open()) {
            jumps(way);
            faceless(way);
            talks(way);
            cams(way);
            bars(way);
        }
        calm();
        cuts();
        falseCams();
        tally.rows().forEach(this::add);
        presets.rows().forEach(this::add);
        return List.copyOf(rows);
    }

    /// A long measurement tells what it has.
    private void add(Row row) {
        rows.add(row);
        progress.accept("  %s: %.3f %s".formatted(row.name(), row.value(), row.unit()));
    }

    private FramedFilm film(Path file) {
        progress.accept(String.valueOf(file.getFileName()));
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return FramedFilm.of(file, engine, faceModel);
            } catch (IllegalStateException e) {
                progress.accept("  once more: " + e.getMessage());
            }
        }
        return FramedFilm.of(file, engine, faceModel);
    }

    private FramedFilm made(PlainWay way, String name, TestFilms.Film film) {
        Path file = folder.resolve(name + ".mp4");
        way.run(
                BenchJobs.COMPOSE,
                new BenchJobs.Compose(
                        film.picture(),
                        film.sound(),
                        file,
                        film.width(),
                        film.height(),
                        25,
                        film.durationMs(),
                        encoder));
        return film(file);
    }

    private JsonNode marks(String name) throws IOException {
        return json.readTree(truth.resolve(name).toFile());
    }

    private void jumps(PlainWay way) throws IOException {
        Path file = videos.resolve("person_jumps_faces.mov");
        SubjectTruth marked = SubjectTruth.jumps(marks("faces_track.json"), 800, 600);
        contained("a jumping person", film(file), marked);
        contained(
                "the same mirrored",
                made(way, "jumps-mirrored", TestFilms.mirrored(file, 800, 600, 25, 5_000, false)),
                marked.moved(b -> new Box(800 - b.right(), b.y(), b.w(), b.h())));
        contained(
                "the same in a wide picture with black bars",
                made(
                        way,
                        "jumps-pillars",
                        TestFilms.barred(file, 960, 720, 1280, 720, false, 5_000)),
                marked.moved(
                        b -> new Box(160 + b.x() * 1.2, b.y() * 1.2, b.w() * 1.2, b.h() * 1.2)));
    }

    private void contained(String what, FramedFilm film, SubjectTruth marked) {
        List<ShotFraming> crop = film.framed(LayoutChoice.CROP);
        add(
                Row.atLeast(
                        "framing: " + what + ": face inside the crop",
                        100 * share(film, marked, (face, ms) -> inside(face, crop, ms)),
                        "%",
                        CONTAINED));
        tally.subject(film, marked);
        presets.accept(film);
    }

    /// Subjects in which no face is found: by what moves and what stands out.
    private void faceless(PlainWay way) throws IOException {
        Path head = videos.resolve("talk_katiehill_512.mp4");
        Path doom = videos.resolve("gameplay_freedoom2_43.mp4");
        Path craft = videos.resolve("gameplay_minecraft_60fps.mp4");
        SubjectTruth aside = SubjectTruth.going(900, 0, 300, 6_000);
        without("aside", made(way, "turned-aside", turned(head, doom, 900, 0)), aside);
        SubjectTruth across = SubjectTruth.going(60, 110, 300, 6_000);
        without("walking across", made(way, "turned-across", turned(head, craft, 60, 110)), across);
        Path jumps = videos.resolve("person_jumps_faces.mov");
        without(
                "jumping",
                made(way, "jumps-overturned", TestFilms.overturned(jumps, 800, 600, 5_000)),
                SubjectTruth.jumps(marks("faces_track.json"), 800, 600)
                        .moved(b ->
                                new Box(b.x() + b.w() / 4, 600 - b.bottom(), b.w() / 2, b.h())));
    }

    private static TestFilms.Film turned(Path head, Path game, int x, int perSecond) {
        return TestFilms.turned(head, game, x, perSecond, 300, 6_000);
    }

    private void without(String what, FramedFilm film, SubjectTruth marked) {
        List<ShotFraming> crop = film.framed(LayoutChoice.CROP);
        boolean faces = film.seen().faces().stream().anyMatch(frame -> !frame.faces().isEmpty());
        add(
                Row.atLeast(
                        "framing: without a face, %s: the middle of it inside the crop%s"
                                .formatted(what, faces ? " (a face was found)" : ""),
                        100 * share(film, marked, (face, ms) -> inside(face, crop, ms)),
                        "%",
                        90));
        presets.accept(film, marked);
    }

    private static boolean inside(Box face, List<ShotFraming> crop, long ms) {
        Box box = FramedFilm.shown(crop, ms);
        return face.x() >= box.x() && face.right() <= box.right() && insideDown(face, box);
    }

    private static boolean insideDown(Box face, Box box) {
        return face.centerY() >= box.y() && face.centerY() <= box.bottom();
    }

    private interface Check {
        boolean holds(Box face, long ms);
    }

    /// Of the frames in which a subject is marked.
    private static double share(FramedFilm film, SubjectTruth marked, Check check) {
        int frames = 0;
        int good = 0;
        for (Stay stay : marked.stays()) {
            for (double at = stay.range().startMs();
                    at < Math.min(stay.range().endMs(), film.durationMs());
                    at += 1000 / film.rate()) {
                frames++;
                good += check.holds(stay.face(), Math.round(at)) ? 1 : 0;
            }
        }
        return frames == 0 ? 0 : (double) good / frames;
    }

    private void talks(PlainWay way) throws IOException {
        Path open = videos.resolve("derived_two_talkers.mp4");
        SubjectTruth turns = SubjectTruth.turns(marks("two_talkers.json"));
        speaker("two talkers, listener frozen", film(open), turns);
        speaker(
                "the same mirrored",
                made(way, "talk-mirrored", TestFilms.mirrored(open, 1920, 1080, 25, 16_000, true)),
                turns.moved(b -> new Box(1920 - b.right(), b.y(), b.w(), b.h())));
        Path one = videos.resolve("talk_katiehill_512.mp4");
        Path two = videos.resolve("talk_radio34_512.mp4");
        for (TestFilms.Listener listener : TestFilms.Listener.values()) {
            String does = listener.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
            speaker(
                    "two talkers, listener " + does,
                    made(way, "talk-" + listener, TestFilms.talk(one, two, listener)),
                    SubjectTruth.talk());
            speaker(
                    "two talkers, other way round, listener " + does,
                    made(way, "talk2-" + listener, TestFilms.talk(two, one, listener)),
                    SubjectTruth.talk());
        }
    }

    private void speaker(String what, FramedFilm film, SubjectTruth turns) {
        List<ShotFraming> crop = film.framed(LayoutChoice.CROP);
        double on =
                share(
                        film,
                        turns,
                        (face, ms) -> {
                            Box box = FramedFilm.shown(crop, ms);
                            return face.centerX() > box.x() + 0.1 * box.w()
                                    && face.centerX() < box.right() - 0.1 * box.w();
                        });
        add(Row.atLeast("framing: " + what + ": on the speaker", 100 * on, "%", ON_SPEAKER));
        tally.calm(film, crop);
        tally.subject(film, turns);
        presets.accept(film);
        tally.split(film);
    }

    private void cams(PlainWay way) throws IOException {
        JsonNode box = marks("facecam_box.json").path("facecam_px");
        cam(
                "corner camera, top left",
                film(videos.resolve("derived_facecam_game_topleft.mp4")),
                new Box(
                        box.path(0).asDouble(),
                        box.path(1).asDouble(),
                        box.path(2).asDouble(),
                        box.path(3).asDouble()));
        Path woman = videos.resolve("talk_katiehill_512.mp4");
        Path other = videos.resolve("talk_radio34_512.mp4");
        Path craft = videos.resolve("gameplay_minecraft_60fps.mp4");
        Path doom = videos.resolve("gameplay_freedoom2_43.mp4");
        made(way, "corner camera, bottom right", woman, craft, 920, 460, 320, 240);
        made(way, "corner camera, top right, square", other, craft, 1010, 30, 240, 240);
        made(way, "corner camera, bottom left, in the very corner", woman, craft, 0, 540, 320, 180);
        made(way, "corner camera, right, small", woman, doom, 1050, 60, 200, 150);
        made(way, "corner camera, bottom right, wide", other, doom, 850, 478, 400, 224);
    }

    private void made(PlainWay way, String what, Path face, Path game, int x, int y, int w, int h) {
        FramedFilm film =
                made(way, "cam-" + x + "-" + y, TestFilms.facecam(face, game, x, y, w, h));
        cam(what, film, new Box(x, y, w, h));
    }

    private void cam(String what, FramedFilm film, Box marked) {
        Box found = film.cam();
        add(
                Row.atLeast(
                        "framing: " + what + ": IoU",
                        found == null ? 0 : found.iou(marked),
                        "",
                        CAM_IOU));
    }

    private void bars(PlainWay way) {
        Path talk = videos.resolve("talking_head_grid_25fps.mp4");
        Path jumps = videos.resolve("person_jumps_faces.mov");
        Path stage = videos.resolve("hamilton_stage_multi.mp4");
        bars(way, "letterbox", talk, new Box(0, 90, 1280, 540), false);
        bars(way, "pillars", talk, new Box(160, 0, 960, 720), false);
        bars(way, "tall in wide, sides blurred", jumps, new Box(437, 0, 406, 720), true);
        bars(way, "letterbox of a dark stage", stage, new Box(0, 88, 1280, 544), false);
    }

    private void bars(PlainWay way, String what, Path source, Box inner, boolean blurred) {
        TestFilms.Film film =
                TestFilms.barred(
                        source, (int) inner.w(), (int) inner.h(), 1280, 720, blurred, 5_000);
        FramedFilm framed = made(way, "bars-" + what.replace(' ', '-'), film);
        List<ShotFraming> fit = framed.framed(LayoutChoice.FIT);
        double good = 0;
        for (ShotFraming framing : fit) {
            Box shown = framing.layout().regions().getFirst().keys().getFirst().box();
            good += shown.iou(inner) * framing.range().lengthMs();
        }
        add(
                Row.atLeast(
                        "framing: bars, " + what + ": IoU of the picture inside",
                        good / framed.durationMs(),
                        "",
                        0.95));
    }

    private void calm() {
        for (String name :
                List.of(
                        "talk_katiehill_512.mp4",
                        "talk_radio34_512.mp4",
                        "talking_head_grid_25fps.mp4",
                        "mkv_noaudio_person.mkv")) {
            FramedFilm film = film(videos.resolve(name));
            tally.calm(film, film.framed(LayoutChoice.CROP));
            presets.accept(film);
        }
        add(Row.atMost("framing: talks, reversals, the worst", tally.reversals(), "/s", 0.10));
        add(Row.atMost("framing: talks, travel, the worst", tally.travel(), "px/s", 45));
    }

    /// Four shots of three seconds: the crop changes with the shot, to the frame.
    private void cuts() {
        FramedFilm film = film(videos.resolve("talking_head_grid_25fps.mp4"));
        List<ShotFraming> crop = film.framed(LayoutChoice.CROP);
        int wrong = 0;
        for (int frame = 0; frame < film.durationMs() / 40; frame++) {
            TimeRange shot = FramedFilm.framingAt(crop, frame * 40L).range();
            boolean own = shot.startMs() == frame / 75 * 3_000L;
            wrong += own ? 0 : 1;
        }
        add(Row.atMost("framing: frames that cross a cut with the old crop", wrong, "", 0));
    }

    private void falseCams() throws IOException {
        int found = 0;
        int seen = 0;
        List<Path> all;
        try (Stream<Path> files = Files.list(videos)) {
            all = files.sorted().toList();
        }
        for (Path file : all) {
            String name = String.valueOf(file.getFileName());
            if (name.contains("facecam") || name.contains("black_6min")) {
                continue;
            }
            try {
                if (film(file).cam() != null) {
                    progress.accept("  a corner camera was seen in " + name);
                    found++;
                }
                seen++;
            } catch (IllegalStateException e) {
                progress.accept("  left out: " + e.getMessage());
            }
        }
        add(
                Row.atMost(
                        "framing: films without a corner camera (%d) in which one was seen"
                                .formatted(seen),
                        found,
                        "",
                        0));
    }
}
