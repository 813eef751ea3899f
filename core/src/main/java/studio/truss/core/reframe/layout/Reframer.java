package studio.truss.core.reframe.layout;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.reframe.Sighting;
import studio.truss.core.reframe.look.BarVote;
import studio.truss.core.reframe.subject.Overlay;
import studio.truss.core.reframe.subject.Person;
import studio.truss.core.reframe.subject.Speakers;
import studio.truss.core.reframe.subject.Subjects;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.List;

/// Decides for each shot which layout shows it best and how its regions move. Sees the whole shot
/// before it decides. Pure: the result depends on the arguments only.
public final class Reframer {
    /// A crop that keeps this much of the room loses nothing worth weighing.
    private static final double NEARLY_ALL = 0.9;

    private static final double GRAPHICS_MIN = 0.5;

    /// A film whose pictures are screens for this share of its time is the record of a screen: a
    /// page of it that has little text or a large picture is a screen too, as long as it stands
    /// still.
    private static final double SCREENS = 0.6;

    private static final double STANDS_STILL = 0.003;

    private final PictureShape picture;
    private final double outputAspect;
    private final FramingWishes wishes;

    /// @param outputAspect width over height of the displayed output, 9/16 for vertical clips
    public Reframer(PictureShape picture, double outputAspect, FramingWishes wishes) {
        this.picture = picture;
        this.outputAspect = outputAspect;
        this.wishes = wishes;
    }

    /// @param shots to frame, in order of time; they need not cover the source
    public List<ShotFraming> frame(List<Shot> shots, Seen seen) {
        List<Box> overlays = overlays(shots, seen);
        boolean screens = mostlyScreens(shots, seen);
        List<ShotFraming> framings = new ArrayList<>();
        for (Shot shot : shots) {
            framings.add(framing(shot.range(), seen, overlays, screens));
        }
        return List.copyOf(framings);
    }

    private ShotFraming framing(TimeRange shot, Seen seen, List<Box> overlays, boolean screens) {
        Subjects all = Subjects.in(shot, seen.faces(), picture);
        List<ShotFraming> stays =
                CamStays.in(shot, seen.still(), all).stream()
                        .map(stay -> new OneShot(stay, seen, overlays, screens).framing())
                        .toList();
        return stays.size() > 1 && CamStays.allShowIt(stays)
                ? CamStays.joined(shot, stays)
                : new OneShot(shot, seen, overlays, screens).framing();
    }

    /// The same shots, each with where who is to be followed in it was seen.
    List<List<Sighting>> followed(List<TimeRange> shots, Seen seen) {
        List<Box> overlays = overlays(shots.stream().map(Shot::new).toList(), seen);
        return shots.stream()
                .map(shot -> new OneShot(shot, seen, overlays, false).crop.followed(seen.voice()))
                .toList();
    }

    private List<Box> overlays(List<Shot> shots, Seen seen) {
        List<Box> overlays = new ArrayList<>();
        for (Shot shot : shots) {
            double motion = seen.motion().meanMotion(shot.range());
            for (Person person : Subjects.in(shot.range(), seen.faces(), picture).all()) {
                if (Overlay.is(person, motion, picture)) {
                    overlays.add(person.usual());
                }
            }
        }
        return overlays;
    }

    private static boolean mostlyScreens(List<Shot> shots, Seen seen) {
        long screens = 0;
        long all = 0;
        for (Shot shot : shots) {
            boolean screen = seen.look().meanGraphics(shot.range()) >= GRAPHICS_MIN;
            screens += screen ? shot.range().lengthMs() : 0;
            all += shot.range().lengthMs();
        }
        return screens >= SCREENS * all && all > 0;
    }

    /// The rectangle of a corner camera that these shots show; null where there is none.
    public @Nullable Box cam(List<Shot> shots, Seen seen) {
        for (Shot shot : shots) {
            CornerCam cam = new OneShot(shot.range(), seen, List.of(), false).cam;
            if (cam != null) {
                return cam.box();
            }
        }
        return null;
    }

    /// One shot on its way to a decision.
    private final class OneShot {
        final TimeRange range;
        final Seen seen;
        final boolean screens;
        final Stage stage;
        final Subjects subjects;
        final @Nullable CornerCam cam;
        final CropLayout crop;
        final CamLayouts cams;

        OneShot(TimeRange range, Seen seen, List<Box> overlays, boolean screens) {
            this.range = range;
            this.screens = screens;
            this.seen = seen;
            stage =
                    Stage.of(
                            picture,
                            BarVote.in(range, seen.still()),
                            outputAspect,
                            wishes.motion());
            Subjects all = Subjects.in(range, seen.faces(), picture);
            cam =
                    CornerCam.in(
                            range,
                            seen.still(),
                            all.all(),
                            picture,
                            wishes.knownCam(),
                            wishes.layout().of(range) == LayoutChoice.FACECAM);
            CornerCam corner = cam;
            subjects =
                    all.without(person ->
                            (corner == null || !person.usual().equals(corner.face()))
                                    && Overlay.at(person, overlays));
            crop = new CropLayout(range, stage, subjects);
            cams = new CamLayouts(range, stage, cam);
        }

        ShotFraming framing() {
            return switch (wishes.layout().of(range)) {
                case AUTO -> best();
                case CROP -> done(crop(), List.of());
                case SPLIT -> forced(LayoutChoice.SPLIT, split());
                case FACECAM -> forced(LayoutChoice.FACECAM, cams.facecam());
                case SCREEN -> done(cams.screen().layout(), "chosen by you", List.of());
                case BLUR ->
                        done(new Layout.Blur(whole()), "chosen by you" + stage.bars(), List.of());
                case FIT ->
                        done(new Layout.Fit(whole()), "chosen by you" + stage.bars(), List.of());
            };
        }

        private ShotFraming best() {
            List<String> lost = new ArrayList<>();
            if (cam != null) {
                boolean screen = seen.look().meanGraphics(range) >= GRAPHICS_MIN;
                lost.add("crop: would show the camera or the content, not both");
                lost.add(screen ? "facecam: would cut lines of text" : "screen: the content moves");
                return done(screen ? cams.screen() : cams.facecam(), lost);
            }
            if (stage.crop().area() >= NEARLY_ALL * stage.room().area()) {
                return done(crop(), List.of("blur: the crop loses next to nothing"));
            }
            if (showsScreen()) {
                return done(cams.screen(), List.of("crop: would cut lines of text"));
            }
            if (!crop.together()) {
                Attempt split = split();
                if (split.layout() == null) {
                    lost.add("split: " + split.words());
                } else if (bothSpeak()) {
                    lost.add("crop: would show one of them only");
                    return done(split, lost);
                } else {
                    lost.add("split: only one of them speaks");
                }
            }
            lost.add("blur: the subject fits into the crop");
            return done(crop(), lost);
        }

        /// In the record of a screen, a face in a picture that stands still is printed on the page.
        private boolean showsScreen() {
            return (subjects.none() && seen.look().meanGraphics(range) >= GRAPHICS_MIN)
                    || (screens && seen.motion().meanMotion(range) < STANDS_STILL);
        }

        private boolean bothSpeak() {
            List<Person> two = crop.group().subList(0, 2);
            Speakers speakers = new Speakers(two, range, seen.voice());
            return speakers.speaking(speakers.turns()).size() == 2;
        }

        private Attempt crop() {
            Attempt attempt = crop.attempt(seen);
            return new Attempt(attempt.layout(), attempt.words() + stage.bars());
        }

        private Attempt split() {
            return new SplitLayout(range, stage).attempt(subjects.all());
        }

        /// A layout that was asked for but cannot be had gives way to the best that can.
        private ShotFraming forced(LayoutChoice choice, Attempt attempt) {
            if (attempt.layout() != null) {
                return done(attempt.layout(), "chosen by you: " + attempt.words(), List.of());
            }
            Attempt instead = crop();
            return done(
                    instead.layout(),
                    choice.word()
                            + " was asked for, but "
                            + attempt.words()
                            + "; "
                            + instead.words(),
                    List.of(choice.word() + ": " + attempt.words()));
        }

        private Region whole() {
            return Region.still(Region.Role.MAIN, range.startMs(), stage.room());
        }

        private ShotFraming done(Attempt attempt, List<String> others) {
            return done(attempt.layout(), attempt.words(), others);
        }

        private ShotFraming done(@Nullable Layout layout, String reason, List<String> others) {
            if (layout == null) {
                throw new IllegalStateException("no layout: " + reason);
            }
            return new ShotFraming(range, layout, reason, others);
        }
    }
}
