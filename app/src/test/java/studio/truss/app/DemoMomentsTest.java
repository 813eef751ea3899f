package studio.truss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.clips.ChatAligner;
import studio.truss.core.demo.DemoChat;
import studio.truss.core.demo.DemoScript;
import studio.truss.core.demo.DemoSound;
import studio.truss.core.demo.PlantedMoments;
import studio.truss.core.live.ChatLogResult;
import studio.truss.core.live.logs.ChatLogReader;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Findings;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.MomentFinder;
import studio.truss.core.moments.MomentSettings;
import studio.truss.core.moments.signal.AlignedChat;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.moments.sound.SoundAnalyzer;
import studio.truss.core.moments.sound.SoundEvent;
import studio.truss.core.moments.sound.SoundTrack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The demo's script, its sound and its chat through the search itself, without pictures.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoMomentsTest {
    private DemoScript script;
    private SoundTrack sound;
    private AlignedChat chat;

    @BeforeAll
    void play(@TempDir Path folder) throws IOException {
        try (AppGraph graph = new AppGraph(Map.of("TRUSS_HOME", folder.toString()), notice -> {})) {
            script = graph.demoScript();
        }
        sound = listen(script);
        Path file = folder.resolve("chat.jsonl");
        Files.writeString(file, DemoChat.jsonLines(DemoChat.of(script)));
        var read = assertInstanceOf(ChatLogResult.Whole.class, new ChatLogReader().read(file));
        chat = ChatAligner.align(read.log(), sound, 0);
    }

    private static SoundTrack listen(DemoScript script) {
        SoundAnalyzer analyzer = new SoundAnalyzer(DemoSound.SAMPLE_RATE, 1, "mono");
        DemoSound sound = new DemoSound(script);
        float[] second = new float[DemoSound.SAMPLE_RATE];
        for (long ms = 0; ms < script.durationMs(); ms += 1_000) {
            sound.read(second);
            analyzer.accept(second, second.length);
        }
        return analyzer.finish(script.durationMs());
    }

    @Test
    void theScriptIsTwoMinutesOfTalkAndGameWithFourMoments() {
        assertEquals(4, script.moments().size());
        assertTrue(script.durationMs() >= 100_000 && script.durationMs() <= 140_000);
        Set<DemoScript.Scene.Setting> settings =
                Set.copyOf(script.scenes().stream().map(DemoScript.Scene::setting).toList());
        assertEquals(Set.of(DemoScript.Scene.Setting.values()), settings);
        assertTrue(script.cues().stream().anyMatch(cue -> !cue.isMoment()));
    }

    @Test
    void plantedLaughterIsHeardAsLaughter() {
        assertHeard(DemoScript.Cue.Event.LAUGHTER, List.of(SoundEvent.Kind.LAUGHTER));
    }

    @Test
    void plantedCheersAreHeardAsACrowd() {
        assertHeard(
                DemoScript.Cue.Event.CHEER,
                List.of(SoundEvent.Kind.CHEER, SoundEvent.Kind.APPLAUSE));
    }

    private void assertHeard(DemoScript.Cue.Event planted, List<SoundEvent.Kind> kinds) {
        List<SoundEvent> heard =
                sound.events().stream().filter(event -> kinds.contains(event.kind())).toList();
        for (DemoScript.Cue cue : script.cues()) {
            if (cue.event() == planted) {
                assertTrue(
                        heard.stream().anyMatch(event -> event.range().overlaps(cue.range())),
                        () -> cue + " among " + heard);
            }
        }
        List<TimeRange> moments =
                script.cues().stream()
                        .filter(cue -> cue.event() == planted)
                        .map(DemoScript.Cue::range)
                        .toList();
        assertTrue(
                heard.stream().allMatch(e -> moments.stream().anyMatch(e.range()::overlaps)),
                () -> "heard elsewhere: " + heard);
    }

    @Test
    void allPlantedMomentsAreFoundAndNoneIsInventedWhenNothingIsAskedFor() {
        assertAllFound(MomentSettings.usual());
    }

    @Test
    void allPlantedMomentsAreFoundAndNoneIsInventedWhereThereWasRoomForMore() {
        assertAllFound(new MomentSettings(8, 12_000, 60_000, Set.of()));
    }

    private void assertAllFound(MomentSettings settings) {
        Findings findings =
                new MomentFinder()
                        .find(
                                new Observations(
                                        script.durationMs(), sound, List.of(), null, null, chat),
                                settings);
        List<TimeRange> found = findings.moments().stream().map(Moment::range).toList();
        assertEquals(
                "4 of 4 planted moments found, nothing else",
                PlantedMoments.of(script, found).words(),
                () -> found.toString());
    }
}
