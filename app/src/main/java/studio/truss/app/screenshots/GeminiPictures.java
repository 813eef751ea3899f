package studio.truss.app.screenshots;

import studio.truss.app.AppGraph;
import studio.truss.platform.devcloud.gemini.GeminiStandIn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Takes the pictures of Gemini's pane, on a library of its own and a service on this machine.
final class GeminiPictures {
    private final Path out;
    private final Consumer<String> told;

    GeminiPictures(Path out, Consumer<String> told) {
        this.out = out;
        this.told = told;
    }

    /// @param folder where the library is made
    /// @param film that is asked about
    /// @return the names of the pictures that do not show what they were meant to show
    List<String> take(Path folder, Path film) throws IOException, InterruptedException {
        List<String> failed = new ArrayList<>();
        try (GeminiStandIn service = GeminiStandIn.start();
                AppGraph graph = new AppGraph(environment(folder, service), _ -> {})) {
            PreparedVideos none = PreparedVideos.none(folder);
            Photographer photographer = Screenshots.open(graph, none, folder.resolve("clips"));
            try {
                for (Shot shot : new GeminiShots(service, film, new CountDownLatch(1)).all()) {
                    told.accept(shot.name());
                    if (!photographer.take(shot, out.resolve(shot.name() + ".png"))) {
                        failed.add(shot.name());
                    }
                }
            } finally {
                photographer.close();
            }
        }
        return failed;
    }

    private static Map<String, String> environment(Path folder, GeminiStandIn service) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeAll(List.of("GOOGLE_API_KEY", "GEMINI_API_KEY"));
        environment.put("TRUSS_HOME", folder.resolve("home").toString());
        environment.put("TRUSS_KEYCHAIN", "off");
        environment.put("GOOGLE_GEMINI_BASE_URL", service.endpoint().toString());
        return environment;
    }
}
