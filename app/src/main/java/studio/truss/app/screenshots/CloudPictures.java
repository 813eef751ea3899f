package studio.truss.app.screenshots;

import studio.truss.app.AppGraph;
import studio.truss.app.cloud.AccountDesk;
import studio.truss.app.cloud.AccountState;
import studio.truss.app.cloud.OwnLibrary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Takes the pictures of the account and the mirror, on a library and with a sign-in of their own.
final class CloudPictures {
    private final Path out;
    private final Consumer<String> told;
    private final List<String> failed = new ArrayList<>();

    CloudPictures(Path out, Consumer<String> told) {
        this.out = out;
        this.told = told;
    }

    /// @param folder where the library is made
    /// @return the names of the pictures that do not show what they were meant to show
    List<String> take(Path folder) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TRUSS_HOME", folder.resolve("home").toString());
        environment.put("TRUSS_KEYCHAIN", "off");
        PreparedVideos none = PreparedVideos.none(folder);
        try (PreparedCloud cloud = new PreparedCloud(folder);
                AppGraph graph = new AppGraph(environment, _ -> {})) {
            PreparedCloud.fill(graph);
            CloudShots shots = new CloudShots(cloud, graph);
            take(Screenshots.open(graph, none, folder.resolve("clips")), shots.before());
            cloud.away(true);
            if (new AccountDesk(graph, graph.library()).state()
                    instanceof AccountState.SignedIn in) {
                OwnLibrary.open(graph, in.session(), new OwnLibrary.Answer.Merge(List.of()));
                new AccountDesk(graph, graph.library()).rename("Mara");
            }
            take(Screenshots.open(graph, none, folder.resolve("clips")), shots.after());
        }
        return failed;
    }

    private void take(Photographer photographer, List<Shot> shots)
            throws IOException, InterruptedException {
        try {
            for (Shot shot : shots) {
                told.accept(shot.name());
                if (!photographer.take(shot, out.resolve(shot.name() + ".png"))) {
                    failed.add(shot.name());
                }
            }
        } finally {
            photographer.close();
        }
    }
}
