package studio.truss.app.screenshots;

import javafx.scene.control.ScrollPane;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.gemini.GeminiState;
import studio.truss.app.studio.library.search.LibraryAsk.Kind;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.platform.devcloud.gemini.GeminiStandIn;
import studio.truss.platform.devcloud.gemini.fault.Fault;
import studio.truss.platform.devcloud.gemini.fault.Operation;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The pictures of Gemini's pane, from a window without a key to answers that are there.
///
/// @param film that is asked about; it is imported first
/// @param answers lets the service answer when it is counted down
record GeminiShots(GeminiStandIn service, Path film, CountDownLatch answers) {
    private static final BigDecimal TOO_LITTLE = new BigDecimal("0.001");
    private static final BigDecimal MUCH = BigDecimal.ONE;

    List<Shot> all() {
        String name = String.valueOf(film.getFileName());
        Shot keyless =
                Shot.of(
                        "gemini-no-key",
                        s -> {
                            s.ask("", Kind.VIDEOS);
                            s.library().imports().take(List.of(film));
                            s.graph().editor().inspect("gemini");
                        },
                        s -> s.analysed(name) && s.opened(name) && s.editing() && known(s));
        Shot forecast =
                Shot.of(
                        "gemini-forecast",
                        s -> s.graph().gemini().keep(GeminiStandIn.KEY, _ -> {}),
                        s -> known(s) && s.root().lookup("#gemini-ask") != null);
        Shot blocked =
                Shot.of(
                        "gemini-blocked",
                        s -> s.graph().gemini().ask(TOO_LITTLE),
                        s -> is(s, GeminiJob.State.BLOCKED));
        Shot running =
                Shot.of(
                        "gemini-running",
                        s -> {
                            service.faults().always(Operation.ASK, new Fault.Hold(answers));
                            s.graph().gemini().ask(MUCH);
                        },
                        s -> is(s, GeminiJob.State.ASKING));
        Shot card = Shot.of("gemini-library", s -> s.ask("", Kind.VIDEOS), _ -> true);
        Shot done =
                Shot.of(
                        "gemini-done",
                        s -> {
                            service.faults().clear();
                            answers.countDown();
                            s.go("editor");
                        },
                        s -> is(s, GeminiJob.State.DONE) && s.editing());
        Shot settings =
                Shot.of(
                        "gemini-settings",
                        s -> s.go("settings"),
                        s -> {
                            if (s.root().lookup(".settings-screen") instanceof ScrollPane p) {
                                p.setVvalue(p.getVmax());
                            }
                            return true;
                        });
        return List.of(
                keyless,
                as(keyless).light(),
                forecast,
                as(forecast).light(),
                as(forecast).small(),
                blocked,
                as(blocked).small(),
                running,
                as(running).small(),
                card,
                done,
                done.light(),
                done.small(),
                settings);
    }

    /// The same once more, without bringing it about again.
    private static Shot as(Shot shot) {
        return Shot.of(shot.name(), _ -> {}, shot.ready());
    }

    private static boolean known(OpenStudio s) {
        GeminiState state = state(s);
        return state != null && state.outlook() != null;
    }

    private static boolean is(OpenStudio s, GeminiJob.State wanted) {
        GeminiState state = state(s);
        return state != null
                && state.job() != null
                && state.job().state() == wanted
                && known(s)
                && (wanted != GeminiJob.State.DONE || state.answer() != null);
    }

    private static @Nullable GeminiState state(OpenStudio s) {
        return s.graph().gemini().stateProperty().get();
    }
}
