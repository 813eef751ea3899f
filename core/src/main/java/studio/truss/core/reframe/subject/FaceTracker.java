package studio.truss.core.reframe.subject;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.FaceFrame.Face;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gives faces an identity within each shot. Faces seen too briefly to be real are dropped; short
/// gaps are bridged. Pure: the result depends on the arguments only.
public final class FaceTracker {
    private static final long GAP_MS = 1_200;

    /// Centres further apart than this share of the face are two people, or one who jumped.
    private static final double REACH = 0.9;

    private static final double SIZE_RATIO_MAX = 1.8;
    private static final int SIGHTINGS_MIN = 3;

    /// In a shot of few looked-at frames this share of them is enough.
    private static final double SHARE_MIN = 0.5;

    private static final class Track {
        final int id;
        Box last;
        long lastMs;
        int sightings = 1;

        Track(int id, Box box, long ms) {
            this.id = id;
            last = box;
            lastMs = ms;
        }
    }

    private final List<FaceFrame> result = new ArrayList<>();
    private int nextId;

    private FaceTracker() {}

    /// @param seen detections in order of time, with any track
    /// @param shots in order of time; no identity spans two of them
    /// @return the same frames, with the faces that persist and their tracks, counted from 0
    public static List<FaceFrame> track(List<FaceFrame> seen, List<Shot> shots) {
        FaceTracker tracker = new FaceTracker();
        int from = 0;
        for (Shot shot : shots) {
            int to = from;
            while (to < seen.size() && seen.get(to).ms() < shot.range().endMs()) {
                to++;
            }
            tracker.trackShot(seen.subList(from, to));
            from = to;
        }
        tracker.trackShot(seen.subList(from, seen.size()));
        return List.copyOf(tracker.result);
    }

    private void trackShot(List<FaceFrame> frames) {
        List<Track> live = new ArrayList<>();
        List<Track> all = new ArrayList<>();
        List<int[]> ids = new ArrayList<>();
        for (FaceFrame frame : frames) {
            live.removeIf(track -> frame.ms() - track.lastMs > GAP_MS);
            ids.add(assign(frame, live, all));
        }
        Set<Integer> real = new HashSet<>();
        for (Track track : all) {
            if (track.sightings >= SIGHTINGS_MIN || track.sightings >= SHARE_MIN * frames.size()) {
                real.add(track.id);
            }
        }
        for (int i = 0; i < frames.size(); i++) {
            FaceFrame frame = frames.get(i);
            List<Face> kept = new ArrayList<>();
            for (int k = 0; k < frame.faces().size(); k++) {
                int id = ids.get(i)[k];
                if (real.contains(id)) {
                    Face face = frame.faces().get(k);
                    kept.add(face.of(id));
                }
            }
            result.add(new FaceFrame(frame.ms(), frame.changeMs(), kept));
        }
    }

    /// Takes the nearest pair of face and track first, until no pair is near enough.
    private int[] assign(FaceFrame frame, List<Track> live, List<Track> all) {
        List<Face> faces = frame.faces();
        int[] ids = new int[faces.size()];
        boolean[] taken = new boolean[faces.size()];
        List<Track> free = new ArrayList<>(live);
        while (!free.isEmpty()) {
            int bestFace = -1;
            Track bestTrack = free.getFirst();
            double best = REACH;
            for (int k = 0; k < faces.size(); k++) {
                for (Track track : free) {
                    double far = taken[k] ? REACH : distance(track.last, faces.get(k).box());
                    if (far < best) {
                        best = far;
                        bestFace = k;
                        bestTrack = track;
                    }
                }
            }
            if (bestFace < 0) {
                break;
            }
            taken[bestFace] = true;
            ids[bestFace] = bestTrack.id;
            bestTrack.last = faces.get(bestFace).box();
            bestTrack.lastMs = frame.ms();
            bestTrack.sightings++;
            free.remove(bestTrack);
        }
        for (int k = 0; k < faces.size(); k++) {
            if (!taken[k]) {
                Track track = new Track(nextId++, faces.get(k).box(), frame.ms());
                ids[k] = track.id;
                live.add(track);
                all.add(track);
            }
        }
        return ids;
    }

    /// Distance of the centres in sizes of the face; [#REACH] and more where it cannot be one face.
    private static double distance(Box a, Box b) {
        double sizeA = Math.max(a.w(), a.h());
        double sizeB = Math.max(b.w(), b.h());
        double ratio = Math.max(sizeA, sizeB) / Math.max(1e-9, Math.min(sizeA, sizeB));
        if (ratio > SIZE_RATIO_MAX) {
            return REACH;
        }
        double dx = a.centerX() - b.centerX();
        double dy = a.centerY() - b.centerY();
        return Math.sqrt(dx * dx + dy * dy) / ((sizeA + sizeB) / 2);
    }
}
