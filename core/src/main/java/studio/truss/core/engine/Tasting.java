package studio.truss.core.engine;

import studio.truss.core.engine.EngineJobs.Taste;
import studio.truss.core.engine.EngineJobs.TasteEnd;
import studio.truss.core.engine.EngineJobs.Tasted;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.worker.lane.BatchLane;
import studio.truss.core.worker.lane.JobOutcome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Tastes files one after the other, in a new worker after each that took one down. One thread.
final class Tasting {
    private final BatchLane lane;
    private final List<Path> files;
    private final List<Tasted> tasted = new ArrayList<>();

    Tasting(BatchLane lane, List<Path> files) {
        this.lane = lane;
        this.files = files;
    }

    List<Tasted> all() {
        while (tasted.size() < files.size()) {
            int from = tasted.size();
            JobOutcome<TasteEnd> outcome = from(from);
            String end =
                    switch (outcome) {
                        case JobOutcome.Done<TasteEnd>(var done) -> "";
                        case JobOutcome.Crashed<TasteEnd>(var message) -> "worker crashed";
                        case JobOutcome.Stalled<TasteEnd>(var message) -> "worker stalled";
                        case JobOutcome.Failed<TasteEnd>(var code, var message) ->
                                "failed: " + code;
                        case JobOutcome.Cancelled<TasteEnd>() -> throw new Heartbeat.Cancelled();
                    };
            if (!end.isEmpty() && tasted.size() < files.size()) {
                tasted.add(new Tasted(tasted.size(), end));
            }
        }
        return tasted;
    }

    private JobOutcome<TasteEnd> from(int first) {
        BlockingCall<TasteEnd> call =
                new BlockingCall<>(Heartbeat.none()) {
                    @Override
                    public void event(Event event) {
                        Tasted one = event.as(Tasted.class);
                        tasted.add(new Tasted(first + one.index(), one.verdict()));
                    }
                };
        Taste request = new Taste(files.subList(first, files.size()));
        return call.await(lane.submit(EngineJobs.TASTE, request, call));
    }
}
